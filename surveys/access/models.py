"""Who may answer, who has, and the people of the panel. Nothing here leads to what somebody said."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.taxonomy.models import Neighbourhood, TargetGroup
from surveys.building.models import Survey


class AgeBand(models.TextChoices):
    UNDER_18 = "0-17", _("younger than 18")
    FROM_18 = "18-34", _("18 to 34")
    FROM_35 = "35-49", _("35 to 49")
    FROM_50 = "50-64", _("50 to 64")
    FROM_65 = "65-74", _("65 to 74")
    FROM_75 = "75+", _("75 or older")


class PanelMember(models.Model):
    """Somebody who wants to be asked more often. All but the way to reach them is their own choice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), blank=True)
    name = models.CharField(_("name on the letter"), max_length=120, blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    town = models.CharField(_("town"), max_length=80, blank=True)
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("neighbourhood"),
    )
    age_band = models.CharField(_("age"), max_length=5, choices=AgeBand, blank=True)
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="+", verbose_name=_("what fits you")
    )
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=~models.Q(email=""), name="panel_member_once_per_email"
            ),
            models.CheckConstraint(
                name="panel_member_can_be_reached", condition=~models.Q(email="") | ~models.Q(street="")
            ),
        ]


class CodeBatch(models.Model):
    """A pile of letters for one survey. Its codes are made while they are handed over, and that happens once."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="code_batches", verbose_name=_("survey"))
    name = models.CharField(_("for whom"), max_length=80)
    size = models.PositiveIntegerField(_("number of codes"))
    exported_at = models.DateTimeField(_("handed over at"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    created_at = models.DateTimeField(_("made at"), default=timezone.now)
    # Comes with the form, so a second click makes no second pile.
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("pile of codes")
        verbose_name_plural = _("piles of codes")


class Right(models.Model):
    """One person or household may answer one survey once. Never changed by answering: that is for `Used`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="rights", verbose_name=_("survey"))
    code_hash = models.CharField(_("code"), max_length=64)
    batch = models.ForeignKey(
        CodeBatch, models.PROTECT, null=True, blank=True, related_name="rights", verbose_name=_("pile")
    )
    member = models.ForeignKey(
        PanelMember, models.SET_NULL, null=True, blank=True, related_name="rights", verbose_name=_("member")
    )

    class Meta:
        verbose_name = _("right to answer")
        verbose_name_plural = _("rights to answer")
        constraints = [
            models.UniqueConstraint(fields=["survey", "code_hash"], name="right_once_per_survey_and_code"),
            models.UniqueConstraint(
                fields=["survey", "member"],
                condition=models.Q(member__isnull=False),
                name="right_once_per_survey_and_member",
            ),
        ]


class Used(models.Model):
    """Somebody has answered: a keyed hash of their right, so the row itself is the "once". Written anew at each mix."""

    key = models.CharField(primary_key=True, max_length=64)
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", verbose_name=_("survey"))

    class Meta:
        verbose_name = _("used right")
        verbose_name_plural = _("used rights")


class Way(models.TextChoices):
    MAIL = "mail", _("e-mail")
    LETTER = "letter", _("letter")


class InvitationState(models.TextChoices):
    PLANNED = "planned", _("waits to be sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("could not be delivered")


class Invitation(models.Model):
    """One message to a panel member about one survey: the invitation (0) or a reminder (1, 2)."""

    right = models.ForeignKey(
        Right, models.CASCADE, related_name="invitations", verbose_name=_("right to answer")
    )
    number = models.PositiveSmallIntegerField(_("number"), default=0)
    way = models.CharField(_("by"), max_length=6, choices=Way)
    state = models.CharField(
        _("state"), max_length=7, choices=InvitationState, default=InvitationState.PLANNED
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    next_try_at = models.DateTimeField(_("next try at"), default=timezone.now)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(fields=["right", "number"], name="invitation_once_per_right_and_number"),
            models.CheckConstraint(
                name="invitation_at_most_two_reminders", condition=models.Q(number__lte=2)
            ),
        ]
