"""What a body is asked: the subject, the questions, the papers, and until when."""

from pathlib import PurePath

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.councils.models.bodies import Body
from dialogue.councils.states import NEXT_OF_REQUEST, AdviceState, RequestState
from dialogue.processes.publishing import last_day_of
from dialogue.taxonomy.models import Spoor


class KeptApart(FileSystemStorage):
    """Outside of the media folder: a paper has no address of its own, a view gives it to who may read it."""

    @property
    def base_location(self):
        return settings.DATA_DIR / "private" / "papers"

    @property
    def location(self):
        return str(self.base_location.resolve())

    def url(self, name):
        raise ValueError(name)  # never by an address of its own


class PrivateFileField(models.FileField):
    """A file that only a view gives out. Where it is kept is no matter of the database."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{**kwargs, "storage": KeptApart()})

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("storage", None)
        return name, "django.db.models.FileField", args, kwargs


class Stage(models.TextChoices):
    EARLY = "early", _("early")
    CONCEPT = "concept", _("draft text")
    FINAL = "final", _("final")


# What is left to influence, said before anybody starts reading.
INFLUENCE = {
    Stage.EARLY: _("Nothing is decided yet. The advice can change the direction."),
    Stage.CONCEPT: _("There is a draft. The advice can still change the text."),
    Stage.FINAL: _("The text is ready. The advice can only ask for small changes."),
}


class AdviceRequestQuerySet(models.QuerySet):
    def sent(self):
        return self.filter(state__in=[RequestState.OPEN, RequestState.CLOSED])


class AdviceRequest(models.Model):
    """A civil servant asks one or more bodies for advice. Each body answers in a room of its own."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    subject = models.CharField(_("subject"), max_length=160)
    explanation = models.TextField(_("what it is about"), max_length=4000)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage)
    bodies = models.ManyToManyField(Body, related_name="requests", verbose_name=_("who is asked"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="advice_requests", verbose_name=_("asked by")
    )
    report = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="advice_requests",
        verbose_name=pgettext_lazy("document", "report"),
    )
    report_planned_on = models.DateField(_("report planned on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=RequestState, default=RequestState.DRAFT)
    opened_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    deadline_at = models.DateTimeField(_("advice at the latest"), null=True, blank=True)

    objects = AdviceRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("request for advice")
        verbose_name_plural = _("requests for advice")
        constraints = [
            models.CheckConstraint(
                name="advice_request_that_is_open_has_an_end",
                condition=models.Q(state__in=[RequestState.DRAFT, RequestState.WITHDRAWN])
                | models.Q(opened_at__isnull=False, deadline_at__isnull=False),
            ),
            models.CheckConstraint(
                name="advice_request_opens_before_it_ends",
                condition=models.Q(opened_at=None) | models.Q(opened_at__lt=models.F("deadline_at")),
                violation_error_message=_("A deadline lies after the opening."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.subject}"

    def get_absolute_url(self):
        return reverse("councils:request", args=[self.pk])

    @property
    def influence(self):
        return INFLUENCE[self.stage]

    @property
    def last_day(self):
        """The last day on which the body may speak: it ends with that day."""
        return last_day_of(self.deadline_at) if self.deadline_at else None

    def is_running(self):
        """Asked of the clock, not of the job that closes: a minute late is late."""
        return self.state == RequestState.OPEN and timezone.now() < self.deadline_at

    def is_over(self):
        return self.state in (RequestState.OPEN, RequestState.CLOSED) and not self.is_running()

    def can_become(self, state):
        return state in NEXT_OF_REQUEST[self.state]


class DeadlineChange(models.Model):
    """Why a body got more time, or why a closed request was opened again. A row is never changed."""

    class Kind(models.TextChoices):
        EXTEND = "extend", _("more time")
        REOPEN = "reopen", _("opened again")

    request = models.ForeignKey(AdviceRequest, models.PROTECT, related_name="deadline_changes")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    before = models.DateTimeField(_("deadline before"))
    after = models.DateTimeField(_("deadline after"))
    reason = models.TextField(_("why"), max_length=1000)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("change of a deadline")
        verbose_name_plural = _("changes of deadlines")
        constraints = [
            models.CheckConstraint(name="deadline_change_says_why", condition=~models.Q(reason="")),
        ]


class RequestQuestion(models.Model):
    """One targeted question, tied to a chapter of the report."""

    request = models.ForeignKey(AdviceRequest, models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.CharField(_("question"), max_length=400)
    chapter = models.CharField(_("chapter"), max_length=160, blank=True)
    chapter_address = models.CharField(_("where that chapter stands"), max_length=240, blank=True)
    spoor = models.ForeignKey(
        Spoor, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("spoor")
    )

    class Meta:
        ordering = ["number"]
        verbose_name = _("question to a body")
        verbose_name_plural = _("questions to a body")
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="question_number_once_per_request")
        ]

    def __str__(self):
        return self.text


class PaperQuerySet(models.QuerySet):
    def public(self):
        """With the advice, and after its own embargo; what stays in the room never."""
        now = timezone.now()
        is_out = models.Exists(_published(now, request=models.OuterRef("request")))
        is_out_unasked = models.Q(advice__state=AdviceState.PUBLISHED, advice__published_at__lte=now)
        embargo_is_over = models.Q(embargo_until=None) | models.Q(embargo_until__lte=now)
        return self.filter(embargo_is_over, is_out | is_out_unasked, stays_in_room=False)


def _published(now, **of):
    from dialogue.councils.models.advices import Advice  # it points to requests

    return Advice.objects.filter(state=AdviceState.PUBLISHED, published_at__lte=now, **of)


class Paper(models.Model):
    """Something to read for an advice: a file, or a digital presentation to page through."""

    request = models.ForeignKey(AdviceRequest, models.CASCADE, null=True, blank=True, related_name="papers")
    advice = models.ForeignKey("Advice", models.CASCADE, null=True, blank=True, related_name="papers")
    title = models.CharField(_("title"), max_length=160)
    file = PrivateFileField(_("file"), upload_to="%Y", blank=True, max_length=200)
    embargo_until = models.DateTimeField(_("under embargo until"), null=True, blank=True)
    stays_in_room = models.BooleanField(_("only for the room, also afterwards"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = [
            models.CheckConstraint(
                name="paper_belongs_to_one",
                condition=models.Q(request__isnull=False, advice=None)
                | models.Q(request=None, advice__isnull=False),
            )
        ]

    def __str__(self):
        return self.title

    @property
    def extension(self):
        return PurePath(self.file.name).suffix.lstrip(".").lower() if self.file else ""

    def is_under_embargo(self):
        return self.embargo_until is not None and timezone.now() < self.embargo_until


class Slide(models.Model):
    """One page of a digital presentation, as text, so that everyone can read it."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="slides")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"), max_length=4000, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = _("slide")
        verbose_name_plural = _("slides")
        constraints = [
            models.UniqueConstraint(fields=["paper", "number"], name="slide_number_once_per_paper")
        ]

    def __str__(self):
        return self.title

    @property
    def paragraphs(self):
        """[(number, text)], so that a remark can say which one it is about."""
        return list(enumerate((part.strip() for part in self.text.split("\n\n") if part.strip()), start=1))
