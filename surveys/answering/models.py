"""What people answered: unfinished, waiting in the urn, and counted. No moment, address, session or order anywhere.

A response stands in the urn (`Waiting`) until surveys/access/mixing.py writes it anew among others (reliability 4.5).
"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from surveys.building.models import Survey, Version


class Channel(models.TextChoices):
    WEB = "web", _("on the website")
    PAPER = "paper", _("on paper")
    ASSISTED = "assisted", _("together with a helper")
    PANEL = "panel", _("as member of the panel")


class Draft(models.Model):
    """What somebody has filled in so far. Only the code that they have opens it, not whoever reads this row."""

    # The key, so that there is no number that tells who began first. The only index: each one is more to write.
    code_hash = models.CharField(primary_key=True, max_length=64)
    version = models.ForeignKey(
        Version, models.PROTECT, related_name="drafts", db_index=False, verbose_name=_("version")
    )
    content = models.TextField(_("answers so far, encrypted"))
    expires_on = models.DateField(_("kept until"))

    class Meta:
        verbose_name = _("unfinished response")
        verbose_name_plural = _("unfinished responses")


class Sent(models.Model):
    """What a response is, before and after it has been mixed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(_("came in"), max_length=8, choices=Channel)
    answers = models.JSONField(_("answers"), default=dict)
    receipt_hash = models.CharField(_("receipt"), max_length=64, unique=True)
    # Only in a survey with names, where people are told so before they begin.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )

    class Meta:
        abstract = True


class Waiting(Sent):
    """A response in the urn."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="waiting", verbose_name=_("version"))
    texts = models.JSONField(_("texts"), default=dict)

    class Meta:
        verbose_name = _("response that waits")
        verbose_name_plural = _("responses that wait")


class Response(Sent):
    """A response that counts; what was written in it stands in `OpenAnswer`."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="responses", verbose_name=_("version"))
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="responses", verbose_name=_("survey"))

    class Meta:
        verbose_name = _("response")
        verbose_name_plural = _("responses")


class OpenAnswer(models.Model):
    """Something somebody wrote. People read it before anybody else does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(
        Response, models.CASCADE, related_name="open_answers", verbose_name=_("response")
    )
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="open_answers", verbose_name=_("survey"))
    text_key = models.CharField(_("question"), max_length=40)
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("open answer")
        verbose_name_plural = _("open answers")
        constraints = [
            models.UniqueConstraint(fields=["response", "text_key"], name="open_answer_once_per_question")
        ]
