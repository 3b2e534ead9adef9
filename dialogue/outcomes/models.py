"""What came out of a process: themes made from what people said, and the answer to each. Every arrow is a row."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.outcomes.verdicts import ReplyFields, Verdict
from dialogue.processes.models import Process
from dialogue.rooms.models import Participant
from dialogue.taxonomy.models import Movement


def who(related_name="+"):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name=related_name, verbose_name=_("by whom")
    )


class OutcomeQuerySet(models.QuerySet):
    def public(self):
        return self.filter(published_at__isnull=False, process__live=True)


class Outcome(models.Model):
    """The outcome of one process: prepared together, published in one go. Its summary becomes the closing answer."""

    process = models.OneToOneField(Process, models.PROTECT, related_name="outcome", verbose_name=_("process"))
    heard = models.TextField(_("what we heard"), max_length=4000, blank=True)
    done = models.TextField(_("what we do with it"), max_length=4000, blank=True)
    not_done = models.TextField(_("what we do not do, and why"), max_length=4000, blank=True)
    decided_by = models.CharField(_("who decided"), max_length=120, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    started_by = who()
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [
            models.CheckConstraint(
                name="outcome_published_by_somebody",
                condition=models.Q(published_at__isnull=True, published_by__isnull=True)
                | models.Q(published_at__isnull=False, published_by__isnull=False),
            )
        ]

    def __str__(self):
        return str(self.process)

    def get_absolute_url(self):
        return reverse("outcomes:detail", args=[self.process.slug])

    def is_published(self):
        return self.published_at is not None


class Theme(models.Model):
    """What several people said, in one sentence; what it rests on stands in its sources."""

    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="themes", verbose_name=_("outcome"))
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("what people say, in one sentence"), max_length=160)
    gist = models.TextField(_("what people said about it"), max_length=2000, blank=True)
    minority_view = models.TextField(_("who sees it differently"), max_length=2000, blank=True)
    opposite = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="opposed_by",
        verbose_name=_("says the opposite of"),
    )
    movements = models.ManyToManyField(
        Movement, related_name="themes", blank=True, verbose_name=_("movements")
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = who()

    class Meta:
        ordering = ["outcome", "number"]
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(fields=["outcome", "number"], name="theme_number_once_per_outcome"),
            models.UniqueConstraint(
                fields=["outcome", "title"],
                name="theme_title_once_per_outcome",
                violation_error_message=_("There is already a theme with this sentence."),
            ),
            models.CheckConstraint(name="theme_has_a_title", condition=~models.Q(title="")),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("outcomes:theme", args=[self.outcome.process.slug, self.number])


class ThemeSource(models.Model):
    """The arrow from one input to a theme: who drew it, and when. `kind` names an entry of `sources.py`."""

    theme = models.ForeignKey(Theme, models.CASCADE, related_name="sources", verbose_name=_("theme"))
    kind = models.CharField(_("kind of input"), max_length=30)
    key = models.PositiveBigIntegerField(_("which one"))
    added_at = models.DateTimeField(_("added at"), default=timezone.now)
    added_by = who()

    class Meta:
        ordering = ["theme", "kind", "key"]
        verbose_name = _("source of a theme")
        verbose_name_plural = _("sources of themes")
        indexes = [models.Index(fields=["kind", "key"], name="themesource_by_input")]
        constraints = [models.UniqueConstraint(fields=["theme", "kind", "key"], name="input_once_per_theme")]

    def __str__(self):
        return f"{self.kind} {self.key}"


class Quote(models.Model):
    """What somebody said, in their own words; shown only because they said that it may be."""

    source = models.ForeignKey(
        ThemeSource, models.CASCADE, related_name="quotes", verbose_name=_("where it comes from")
    )
    text = models.CharField(_("the words"), max_length=400)
    consent = models.CharField(_("how they said yes"), max_length=160)
    consent_on = models.DateField(_("when they said yes"))
    added_at = models.DateTimeField(_("added at"), default=timezone.now)
    added_by = who()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        constraints = [
            models.UniqueConstraint(fields=["source", "text"], name="quote_once_per_source"),
            models.CheckConstraint(
                name="quote_has_consent",
                condition=~models.Q(consent=""),
                violation_error_message=_("Say how this person said that it may be shown."),
            ),
        ]

    def __str__(self):
        return self.text[:60]


class ThemeReply(ReplyFields):
    """An answer to a theme. At most one is a draft; those that are public stay, and the newest one holds."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="replies", verbose_name=_("theme"))
    version = models.PositiveIntegerField(_("version"), default=1)
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    written_by = who()
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    class Meta(ReplyFields.Meta):
        ordering = ["theme", "pk"]
        verbose_name = _("answer to a theme")
        verbose_name_plural = _("answers to themes")
        constraints = [
            *ReplyFields.Meta.constraints,
            models.UniqueConstraint(
                fields=["theme"],
                condition=models.Q(published_at__isnull=True),
                name="one_draft_reply_per_theme",
            ),
        ]

    def __str__(self):
        return f"{self.theme}: {self.get_verdict_display()}"

    def is_waiting(self):
        """Later, and the day has not come."""
        return self.verdict == Verdict.LATER and self.later_until >= timezone.localdate()


class Receipt(models.Model):
    """The code with which somebody without an account sees what their input did. Only its keyed hash is kept."""

    participant = models.OneToOneField(
        Participant, models.CASCADE, related_name="receipt", verbose_name=_("participant")
    )
    code_hash = models.CharField(_("hash of the code"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        verbose_name = _("receipt")
        verbose_name_plural = _("receipts")

    def __str__(self):
        return f"{self.participant_id}"
