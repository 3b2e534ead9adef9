"""Who may answer a survey, and how people hear which question belongs to which kind of access."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Access(models.TextChoices):
    OPEN = "open", _("everybody with the link")
    ACCOUNT = "account", _("everybody with an account")
    CODE = "code", _("people with a code from a letter")
    PANEL = "panel", _("members of the panel")
    GROUP = "group", _("a closed group")


# The same sample cannot be drawn twice from these: whoever wants to, answers.
SELF_CHOSEN = {Access.OPEN, Access.ACCOUNT}
