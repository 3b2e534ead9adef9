"""The kinds of phases, and what each allows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PhaseKind(models.TextChoices):
    PREPARE = "prepare", _("preparing")
    INFORM = "inform", _("information")
    TALK = "talk", _("conversation")
    COLLECT = "collect", _("collecting ideas")
    SURVEY = "survey", _("survey")
    ADVISE = "advise", _("advice")
    DECIDE = "decide", _("decision")
    ANSWER = "answer", _("answer")


# What is allowed when, as data: a right asks this table and nothing else.
ALLOWED = {
    PhaseKind.PREPARE: set(),
    PhaseKind.INFORM: set(),
    PhaseKind.TALK: {"contribute", "support"},
    PhaseKind.COLLECT: {"contribute", "support"},
    PhaseKind.SURVEY: {"answer"},
    PhaseKind.ADVISE: {"advise"},
    PhaseKind.DECIDE: set(),
    PhaseKind.ANSWER: set(),
}

TAKING_PART = {kind for kind, what in ALLOWED.items() if what}
