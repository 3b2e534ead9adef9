"""The session in which a body adopts an advice: who was there, and who voted what."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.councils.models.advices import Advice
from dialogue.councils.models.bodies import Membership


class Choice(models.TextChoices):
    FOR = "for", pgettext_lazy("vote", "for")
    AGAINST = "against", pgettext_lazy("vote", "against")
    ABSTAIN = "abstain", pgettext_lazy("vote", "abstains")


class AdviceSession(models.Model):
    """One session about one advice. The quorum is that of the moment, so a rule that changes later changes nothing."""

    advice = models.ForeignKey(Advice, models.PROTECT, related_name="sessions")
    held_on = models.DateField(_("held on"), default=timezone.localdate)
    place = models.CharField(_("held at"), max_length=120, blank=True)
    quorum = models.PositiveSmallIntegerField(_("how many members must be present"))
    closed_at = models.DateTimeField(null=True, blank=True)
    is_adopted = models.BooleanField(null=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.UniqueConstraint(
                fields=["advice"], condition=models.Q(closed_at=None), name="one_running_session_per_advice"
            )
        ]


class AdviceAttendance(models.Model):
    """A member is there, in the room or from home."""

    session = models.ForeignKey(AdviceSession, models.CASCADE, related_name="attendances")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(fields=["session", "membership"], name="present_once_per_session")
        ]


class AdviceVote(models.Model):
    """What a member votes about an advice as a whole. The room knows who; the public knows how many."""

    session = models.ForeignKey(AdviceSession, models.CASCADE, related_name="votes")
    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    choice = models.CharField(_("vote"), max_length=10, choices=Choice)
    cast_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("vote about an advice")
        verbose_name_plural = _("votes about advice")
        constraints = [models.UniqueConstraint(fields=["session", "membership"], name="one_vote_per_session")]
