"""What analysts do with open answers. The words themselves stand in `OpenAnswer` and are never written here anew.

Rows are made once a survey has closed and everything is mixed, in random order: their numbers tell nothing about who
answered when.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from surveys.answering.models import OpenAnswer
from surveys.building.models import Survey


def who(words):
    """Somebody who works here; what they did stays when they leave."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=words
    )


class Theme(models.Model):
    """What some answers to one question are about, with the key on which an analyst presses for it."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="answer_themes", verbose_name=_("survey"))
    text_key = models.CharField(_("question"), max_length=40)
    name = models.CharField(_("theme"), max_length=80)
    key = models.CharField(_("key on the keyboard"), max_length=1)
    version = models.PositiveIntegerField(_("version"), default=1)
    made_by = who(_("made by"))
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("theme of open answers")
        verbose_name_plural = _("themes of open answers")
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "text_key", "name"], name="answer_theme_once_per_question"
            ),
            models.UniqueConstraint(fields=["survey", "text_key", "key"], name="answer_theme_has_own_key"),
        ]

    def __str__(self):
        return self.name


class ReadingQuerySet(models.QuerySet):
    def of(self, survey, text_key):
        return self.filter(survey=survey, text_key=text_key)

    def not_held(self):
        """What analysts and everybody after them may see; a released signal is an answer like any other."""
        return self.filter(models.Q(hold=None) | models.Q(hold__state=HoldState.RELEASED))

    def held(self):
        return self.filter(hold__state=HoldState.HELD)

    def with_open_proposals(self):
        return self.filter(passages__state=PassageState.PROPOSED).distinct()


class Reading(models.Model):
    """One open answer as analysts read it."""

    answer = models.OneToOneField(
        OpenAnswer, models.CASCADE, related_name="reading", verbose_name=_("open answer")
    )
    # Of the survey itself, also when the answer came in by a translation.
    survey = models.ForeignKey(Survey, models.PROTECT, related_name="readings", verbose_name=_("survey"))
    text_key = models.CharField(_("question"), max_length=40)
    stems = models.TextField(_("words to search in"))
    themes = models.ManyToManyField(Theme, through="Coded", related_name="readings")
    read_by = who(_("read by"))
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    searched_at = models.DateTimeField(_("searched for personal data at"), null=True, blank=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("open answer to read")
        verbose_name_plural = _("open answers to read")
        indexes = [models.Index(fields=["survey", "text_key"], name="reading_by_question")]
        permissions = [("analyse_answers", _("Can read the open answers of closed surveys"))]

    def __str__(self):
        return f"{self.pk}"


class Coded(models.Model):
    """This answer is about this theme: who said so, and when."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="coded", verbose_name=_("answer"))
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="coded", verbose_name=_("theme"))
    coded_by = who(_("by whom"))
    coded_at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("theme with an answer")
        verbose_name_plural = _("themes with answers")
        constraints = [
            models.UniqueConstraint(fields=["reading", "theme"], name="theme_once_per_open_answer")
        ]


class PassageKind(models.TextChoices):
    NAME = "name", _("name")
    ADDRESS = "address", _("address")
    PHONE = "phone", _("telephone number")
    MAIL = "mail", _("e-mail address")
    BSN = "bsn", _("citizen service number")
    IBAN = "iban", _("bank account")
    OTHER = "other", pgettext_lazy("personal data", "personal data")


class PassageState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    BLACKED_OUT = "blacked_out", _("blacked out")
    LEFT = "left", _("left as it is")


class Passage(models.Model):
    """A piece of an answer that may say who somebody is. The computer proposes, a person decides."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="passages", verbose_name=_("answer"))
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))
    kind = models.CharField(_("kind"), max_length=7, choices=PassageKind)
    state = models.CharField(_("state"), max_length=11, choices=PassageState, default=PassageState.PROPOSED)
    version = models.PositiveIntegerField(_("version"), default=1)
    decided_by = who(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        ordering = ["start", "end"]
        verbose_name = _("passage with personal data")
        verbose_name_plural = _("passages with personal data")
        constraints = [
            models.UniqueConstraint(fields=["reading", "start", "end"], name="passage_once_per_place"),
            models.CheckConstraint(
                name="passage_is_not_empty", condition=models.Q(start__lt=models.F("end"))
            ),
        ]


class Quote(models.Model):
    """A piece of an answer chosen for publication. What is blacked out in it is worked out when it leaves."""

    reading = models.OneToOneField(Reading, models.CASCADE, related_name="quote", verbose_name=_("answer"))
    start = models.PositiveIntegerField(_("from"))
    end = models.PositiveIntegerField(_("to"))
    is_minority = models.BooleanField(_("a view of few people"), default=False)
    group = models.CharField(_("who says it"), max_length=120, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    chosen_by = who(_("chosen by"))
    chosen_at = models.DateTimeField(_("chosen at"), default=timezone.now)

    class Meta:
        verbose_name = _("quote from an open answer")
        verbose_name_plural = _("quotes from open answers")
        constraints = [
            models.CheckConstraint(name="quote_is_not_empty", condition=models.Q(start__lt=models.F("end")))
        ]


class HoldState(models.TextChoices):
    HELD = "held", _("held back")
    RELEASED = "released", _("released to the analysts")
    KEPT_OUT = "kept_out", _("kept out for good")


class Hold(models.Model):
    """An answer that may speak of abuse or self-harm: two named roles see it, nobody else."""

    reading = models.OneToOneField(Reading, models.CASCADE, related_name="hold", verbose_name=_("answer"))
    state = models.CharField(_("state"), max_length=8, choices=HoldState, default=HoldState.HELD)
    held_by = who(_("held back by"))  # nobody: the list of words
    held_at = models.DateTimeField(_("held back at"), default=timezone.now)
    decided_by = who(_("decided by"))
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=600, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("sensitive signal")
        verbose_name_plural = _("sensitive signals")
        permissions = [("see_signals", _("Can see open answers that are held back"))]


class SignalKind(models.TextChoices):
    SELF_HARM = "self_harm", _("suicide or self-harm")
    ABUSE = "abuse", _("abuse or violence")


class SignalWord(models.Model):
    """A word, or some words in a row, with which an answer is held back and help is shown to who wrote it."""

    words = models.CharField(
        _("word or words"),
        max_length=80,
        unique=True,
        help_text=_("For example: mishandeld. Other forms of a word are mostly found too."),
    )
    kind = models.CharField(_("about"), max_length=9, choices=SignalKind)

    class Meta:
        ordering = ["kind", "words"]
        verbose_name = _("word for a sensitive signal")
        verbose_name_plural = _("words for sensitive signals")

    def __str__(self):
        return self.words
