"""Reports of contributions, and decisions on them: who, what, on which ground, in which words."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.contributions.models import Contribution
from dialogue.rooms.models import Participant


class Ground(models.TextChoices):
    """Why a contribution may be hidden: the house rules, one by one."""

    PERSONAL = "personal", _("It tells something personal about somebody")
    INSULT = "insult", _("It insults or threatens somebody")
    DISCRIMINATION = "discrimination", _("It discriminates")
    ADVERTISING = "advertising", _("It is advertising")
    OFF_TOPIC = "off_topic", _("It is not about the subject")
    DOUBLE = "double", _("It has been placed twice")
    ILLEGAL = "illegal", _("It is against the law")


class FlagQuerySet(models.QuerySet):
    def unhandled(self):
        return self.filter(handled_at=None)


class Flag(models.Model):
    """Somebody asks a moderator to look at a contribution. Never hides anything by itself."""

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, related_name="flags", verbose_name=_("contribution")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="flags", verbose_name=_("participant")
    )
    ground = models.CharField(_("reason"), max_length=20, choices=Ground)
    words = models.TextField(_("explanation"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    handled_at = models.DateTimeField(_("handled at"), null=True, blank=True)

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("report of a contribution")
        verbose_name_plural = _("reports of contributions")
        constraints = [
            models.UniqueConstraint(fields=["contribution", "participant"], name="flag_once_per_participant")
        ]


class Verdict(models.TextChoices):
    HIDE = "hide", _("hidden")
    RESTORE = "restore", _("restored")
    KEEP = "keep", _("kept")


class Decision(models.Model):
    """What a moderator decided about a contribution. A row is never changed; who thinks again adds one."""

    contribution = models.ForeignKey(
        Contribution, models.PROTECT, related_name="decisions", verbose_name=_("contribution")
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions", verbose_name=_("moderator")
    )
    verdict = models.CharField(_("decision"), max_length=10, choices=Verdict)
    ground = models.CharField(_("reason"), max_length=20, choices=Ground, blank=True)
    words = models.TextField(_("explanation"), max_length=1000, blank=True)
    appeal = models.OneToOneField(
        "Appeal", models.PROTECT, null=True, blank=True, related_name="outcome", verbose_name=_("appeal")
    )
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("decision on a contribution")
        verbose_name_plural = _("decisions on contributions")
        constraints = [
            models.CheckConstraint(
                name="hiding_names_its_ground",
                condition=~models.Q(verdict=Verdict.HIDE) | ~models.Q(ground=""),
            ),
            models.CheckConstraint(
                name="a_change_says_why",
                condition=models.Q(verdict=Verdict.KEEP) | ~models.Q(words=""),
            ),
        ]

    def __str__(self):
        return f"{self.get_verdict_display()}: {self.contribution_id}"


class AppealQuerySet(models.QuerySet):
    def pending(self):
        return self.filter(outcome__isnull=True)


class Appeal(models.Model):
    """An author does not agree that their contribution was hidden. Somebody else decides again."""

    contribution = models.ForeignKey(
        Contribution, models.PROTECT, related_name="appeals", verbose_name=_("contribution")
    )
    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="appealed", verbose_name=_("decision")
    )
    words = models.TextField(_("why you do not agree"), max_length=1000)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")


class ClaimQuerySet(models.QuerySet):
    def running(self):
        return self.filter(until__gt=timezone.now())


class Claim(models.Model):
    """Somebody looks at a contribution now, so that two people do not do the same."""

    contribution = models.OneToOneField(
        Contribution, models.CASCADE, related_name="claim", verbose_name=_("contribution")
    )
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="claims", verbose_name=_("moderator")
    )
    until = models.DateTimeField(_("until"))

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def is_running(self):
        return timezone.now() < self.until
