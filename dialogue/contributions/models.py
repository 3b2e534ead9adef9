"""What people say in a room, and who supports it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.rooms.models import Participant, Room


class Channel(models.TextChoices):
    """How a contribution came in."""

    WEB = "web", _("website")
    PAPER = "paper", _("paper")
    PHONE = "phone", _("telephone")
    TABLE = "table", _("table")
    STREET = "street", _("street")


class ContributionQuerySet(models.QuerySet):
    def visible(self):
        return self.filter(hidden_at=None)

    def hidden(self):
        return self.exclude(hidden_at=None)

    def for_screen(self):
        """With author and number of supporters, in the order in which they came (a clock may be wrong)."""
        return (
            self.select_related("author")
            .annotate(support_count=models.Count("supports", distinct=True))
            .order_by("pk")
        )


class Contribution(models.Model):
    """What one participant said in a room."""

    room = models.ForeignKey(Room, models.PROTECT, related_name="contributions", verbose_name=_("room"))
    author = models.ForeignKey(
        Participant, models.PROTECT, related_name="contributions", verbose_name=_("author")
    )
    text = models.TextField(_("text"), max_length=2000)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.WEB)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, db_index=True)
    hidden_at = models.DateTimeField(_("hidden at"), null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")

    def __str__(self):
        return self.text[:60]


class Support(models.Model):
    """One participant stands behind a contribution, once."""

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, related_name="supports", verbose_name=_("contribution")
    )
    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="supports", verbose_name=_("participant")
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("supports")
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "participant"], name="support_once_per_participant"
            )
        ]
