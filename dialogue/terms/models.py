"""A term that runs for something, its pauses and what was added to it: rows with who, when and why."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dialogue.terms.clock import last_moment, today
from dialogue.terms.rules import RULES


class TermQuerySet(models.QuerySet):
    def running(self):
        """Not done, and not standing still."""
        still = Pause.objects.filter(term=models.OuterRef("pk"), last_day=None)
        return self.filter(done_on=None).exclude(models.Exists(still))

    def overdue(self, now=None):
        """Past their last day, and not done."""
        return self.running().filter(ends_on__lt=today(now)).order_by("ends_on", "pk")

    def of(self, subject):
        return self.filter(subject_kind=subject._meta.label_lower, subject_key=subject.pk)

    def for_screen(self):
        return self.prefetch_related("pauses", "extensions")


class Term(models.Model):
    """How long something may take. `ends_on` is counted from the rule, its pauses and what was added, by actions.py."""

    subject_kind = models.CharField(_("kind of thing"), max_length=80)
    subject_key = models.PositiveBigIntegerField(_("key of the thing"))
    rule = models.CharField(_("rule"), max_length=40)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("started by")
    )
    started_at = models.DateTimeField(_("started at"), default=timezone.now)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["ends_on", "pk"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_key", "rule"], name="term_once_per_thing_and_rule"
            ),
            models.CheckConstraint(
                name="term_ends_after_it_starts", condition=models.Q(starts_on__lt=models.F("ends_on"))
            ),
        ]
        indexes = [models.Index(fields=["done_on", "ends_on"], name="term_open_by_end")]

    def __str__(self):
        return f"{self.rule} {self.starts_on} – {self.ends_on}"

    @cached_property
    def subject(self):
        """The thing it runs for, or None when that is gone."""
        return apps.get_model(self.subject_kind)._base_manager.filter(pk=self.subject_key).first()

    @property
    def rule_row(self):
        return RULES[self.rule]

    @property
    def words(self):
        return RULES[self.rule].words

    @property
    def source(self):
        return RULES[self.rule].source

    def open_pause(self):
        return next((pause for pause in self.pauses.all() if pause.last_day is None), None)

    def is_overdue(self, now=None):
        return self.done_on is None and not self.open_pause() and self.ends_on < today(now)

    def ends_at(self):
        """The moment at which its last day is over in the Netherlands."""
        return last_moment(self.ends_on)


class Pause(models.Model):
    """Days on which a term stands still (Awb 4:15); without a last day it still does."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="pauses", verbose_name=_("term"))
    first_day = models.DateField(_("from"))
    last_day = models.DateField(_("up to and including"), null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        ordering = ["first_day", "pk"]
        verbose_name = _("pause")
        verbose_name_plural = _("pauses")
        constraints = [
            models.CheckConstraint(
                name="pause_ends_after_it_starts",
                condition=models.Q(last_day=None) | models.Q(first_day__lte=models.F("last_day")),
            ),
            models.UniqueConstraint(
                fields=["term"], condition=models.Q(last_day=None), name="one_open_pause_per_term"
            ),
            models.CheckConstraint(name="pause_has_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self):
        return f"{self.first_day} – {self.last_day or '…'}"


class Extension(models.Model):
    """A later last day, by a rule (a notice of delay, Awb 4:14 and 7:10) or a day that was agreed."""

    term = models.ForeignKey(Term, models.CASCADE, related_name="extensions", verbose_name=_("term"))
    rule = models.CharField(_("rule"), max_length=40, blank=True)
    until = models.DateField(_("new last day"), null=True, blank=True)
    ended_on = models.DateField(_("last day before"))
    reason = models.TextField(_("reason"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        constraints = [
            models.CheckConstraint(name="extension_has_a_reason", condition=~models.Q(reason="")),
            models.CheckConstraint(
                name="extension_by_rule_or_day",
                condition=(~models.Q(rule="") & models.Q(until=None))
                | (models.Q(rule="") & models.Q(until__isnull=False)),
            ),
            # A notice of delay is given once.
            models.UniqueConstraint(
                fields=["term", "rule"], condition=~models.Q(rule=""), name="extension_once_per_rule"
            ),
        ]

    def __str__(self):
        return self.rule or str(self.until)
