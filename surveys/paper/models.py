"""Piles of paper that staff type in, and letters for the printer. Nothing here leads to an answer that counts.

Who typed what pile and when is kept here. The response itself says only that it came on paper.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from surveys.building.models import Survey


class Batch(models.Model):
    """A pile of forms that came in on one day; with a double check a second clerk types each form again."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="batches", verbose_name=_("survey"))
    name = models.CharField(_("name of the pile"), max_length=80)
    received_on = models.DateField(_("received on"), default=timezone.localdate)
    is_double = models.BooleanField(_("two people type each form"), default=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("made by")
    )
    opened_at = models.DateTimeField(_("made at"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = _("pile of paper")
        verbose_name_plural = _("piles of paper")
        permissions = [
            ("enter_paper", _("May type in paper and help people to answer")),
            ("print_paper", _("May make letters and posters")),
        ]

    def __str__(self):
        return self.name


class Entry(models.Model):
    """A form that one clerk has typed and a second one has not: sealed, and gone as soon as it counts."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="entries", verbose_name=_("pile"))
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", verbose_name=_("survey"))
    mark_hash = models.CharField(_("code or number of the form"), max_length=64)
    content = models.TextField(_("answers, encrypted"))
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("typed by")
    )
    typed_at = models.DateTimeField(_("typed at"), default=timezone.now)
    # What the second clerk typed the first time, before anything was put right.
    compared_count = models.PositiveIntegerField(_("fields compared"), null=True, blank=True)
    different_count = models.PositiveIntegerField(_("fields different"), null=True, blank=True)

    class Meta:
        ordering = ["typed_at", "pk"]
        verbose_name = _("form that waits for a second clerk")
        verbose_name_plural = _("forms that wait for a second clerk")
        constraints = [
            models.UniqueConstraint(fields=["survey", "mark_hash"], name="entry_once_per_survey_and_mark")
        ]


class What(models.TextChoices):
    TYPED = "typed", _("typed, waits for a second clerk")
    COUNTED = "counted", _("counts")
    USED = "used", _("refused: this form counts already")
    UNKNOWN = "unknown", _("refused: unknown code")
    WITHDRAWN = "withdrawn", _("taken away")


class Line(models.Model):
    """A line in the log of a pile: who did what and when. It knows the number of a form, never its code or answers."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="lines", verbose_name=_("pile"))
    what = models.CharField(_("what"), max_length=10, choices=What)
    clerk = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    happened_at = models.DateTimeField(_("when"), default=timezone.now)
    sheet = models.CharField(_("number of the form"), max_length=12, blank=True)
    consented_on = models.DateField(_("consent given on"), null=True, blank=True)
    compared_count = models.PositiveIntegerField(_("fields compared"), default=0)
    different_count = models.PositiveIntegerField(_("fields different"), default=0)

    class Meta:
        ordering = ["-happened_at", "-pk"]
        verbose_name = _("line in the log of a pile")
        verbose_name_plural = _("lines in the log of a pile")
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "sheet"],
                condition=models.Q(what="counted") & ~models.Q(sheet=""),
                name="line_counted_once_per_sheet",
            )
        ]


class Consent(models.Model):
    """Somebody agreed to fill in a survey together. A day and nothing else: not who, not with whom."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", verbose_name=_("survey"))
    given_on = models.DateField(_("consent given on"))

    class Meta:
        verbose_name = _("consent to fill in together")
        verbose_name_plural = _("consents to fill in together")


class RunState(models.TextChoices):
    WAITING = "waiting", _("waits")
    RUNNING = "running", _("is being made")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")


class LetterRun(models.Model):
    """Letters for one survey in one file, for who asked for them, during a day. Addresses and file are sealed."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="letter_runs", verbose_name=_("survey"))
    name = models.CharField(_("for whom"), max_length=80)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    letter_count = models.PositiveIntegerField(_("number of letters"))
    done_count = models.PositiveIntegerField(_("letters done"), default=0)
    state = models.CharField(_("state"), max_length=8, choices=RunState, default=RunState.WAITING)
    addresses = models.TextField(_("addresses, encrypted"), blank=True)
    fetched_at = models.DateTimeField(_("fetched at"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("run of letters")
        verbose_name_plural = _("runs of letters")

    def __str__(self):
        return self.name

    @cached_property
    def percent(self):
        return 100 * self.done_count // self.letter_count if self.letter_count else 100


class LetterFile(models.Model):
    """The letters themselves, apart from the run so that a list of runs does not read them; encrypted, for a day."""

    run = models.OneToOneField(LetterRun, models.CASCADE, related_name="file", verbose_name=_("run"))
    content = models.BinaryField(_("file, encrypted"))

    class Meta:
        verbose_name = _("file with letters")
        verbose_name_plural = _("files with letters")
