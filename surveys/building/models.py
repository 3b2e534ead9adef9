"""A survey, what was asked in it at any time, and every change of words after people began to answer."""

import json
import logging

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.search import index

from config.page_cache import purge
from config.searching import Findable
from dialogue.processes.models import PUBLISHED_BY_THE_CLOCK, Phase, Process
from dialogue.processes.publishing import last_day_of
from dialogue.taxonomy.models import Movement, Neighbourhood, Spoor, TargetGroup
from surveys.building.access import Access
from surveys.building.blocks import QuestionsBlock
from surveys.building.definition import definition_of
from surveys.building.fields import QuestionsField
from surveys.building.minutes import minutes_of
from surveys.building.publishing import demand_complete
from surveys.building.querysets import SurveyQuerySet
from surveys.building.versions import bring_up_to_date
from surveys.questions.question import questions_from

logger = logging.getLogger(__name__)

# What happened to a survey, which no older revision brings back.
HAPPENED = ("closed_at", "results_published_at")
LANGUAGES = [
    ("nl", _("Dutch")),
    ("en", _("English")),
    ("de", _("German")),
    ("fr", _("French")),
    ("pl", _("Polish")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("uk", _("Ukrainian")),
    ("ti", _("Tigrinya")),
]


class Survey(
    Findable,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """A list of questions to the city in a phase of a process. Only complete ones can be published."""

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    title = models.CharField(_("title"), max_length=80)
    lead = models.TextField(_("introduction"), max_length=600)
    process = models.ForeignKey(
        Process, models.PROTECT, null=True, related_name="surveys", verbose_name=_("process")
    )
    phase = models.ForeignKey(
        Phase, models.PROTECT, null=True, related_name="surveys", verbose_name=_("phase")
    )
    opens_at = models.DateTimeField(_("opens at"), null=True)
    closes_at = models.DateTimeField(_("closes at"), null=True)
    access = models.CharField(_("who may answer"), max_length=10, choices=Access)
    how_to_get_code = models.TextField(_("how people get a code"), max_length=600, blank=True)
    may_answer = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="surveys_to_answer", verbose_name=_("closed group")
    )
    is_anonymous = models.BooleanField(_("anonymous"), default=True)
    is_sensitive = models.BooleanField(_("sensitive"), default=False)
    start_text = models.TextField(_("text at the start"), max_length=1200)
    thanks_text = models.TextField(_("text of thanks"), max_length=1200)
    what_happens = models.TextField(_("what happens with the answers"), max_length=1200)
    results_on = models.DateField(_("results on"), null=True)
    questions = QuestionsField(QuestionsBlock(), verbose_name=_("questions"), blank=True)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES, default="nl")
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
    )
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True, editable=False)
    results_published_at = models.DateTimeField(
        _("results published at"), null=True, blank=True, editable=False
    )

    sporen = ParentalManyToManyField(Spoor, related_name="surveys", blank=True, verbose_name=_("sporen"))
    target_groups = ParentalManyToManyField(
        TargetGroup, related_name="surveys", blank=True, verbose_name=_("target groups")
    )
    neighbourhoods = ParentalManyToManyField(
        Neighbourhood, related_name="surveys", blank=True, verbose_name=_("neighbourhoods")
    )
    movements = ParentalManyToManyField(
        Movement, related_name="surveys", blank=True, verbose_name=_("movements")
    )

    _revisions = GenericRelation(
        "wagtailcore.Revision", related_query_name="survey", for_concrete_model=False
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="survey",
        for_concrete_model=False,
    )

    objects = SurveyQuerySet.as_manager()
    search_fields = [
        index.SearchField("title", boost=2),
        index.FilterField("live"),
        index.FilterField("translation_of_id"),
    ]

    class Meta:
        ordering = ["-closes_at", "pk"]
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        constraints = [
            models.CheckConstraint(
                name="survey_opens_before_it_closes",
                condition=models.Q(opens_at__lt=models.F("closes_at")),
                violation_error_message=_("A survey opens before it closes."),
            ),
            models.UniqueConstraint(
                fields=["translation_of", "language"],
                condition=models.Q(translation_of__isnull=False),
                name="survey_translated_once_per_language",
                violation_error_message=_("There is a translation in this language already."),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/enquetes/{self.slug}/"

    @property
    def trail(self):
        """The way to its page, for above it."""
        return [{"title": _("Surveys"), "url": "/enquetes/"}]

    @property
    def revisions(self):
        return self._revisions

    def is_open(self):
        return self.live and not self.closed_at and self.opens_at <= timezone.now() < self.closes_at

    def is_to_come(self):
        return self.live and not self.closed_at and timezone.now() < self.opens_at

    def is_over(self):
        return bool(self.closed_at) or (self.closes_at is not None and self.closes_at <= timezone.now())

    @property
    def last_day(self):
        """The last day on which it is open: what closes at midnight closes the day before."""
        return last_day_of(self.closes_at)

    @property
    def current(self):
        """What is asked now: the newest version, or None before it was ever published."""
        return self.versions.order_by("-number").first()

    def with_content_json(self, content):
        """A revision says what a survey asks; what happened to the survey meanwhile stays."""
        survey = super().with_content_json(content)
        for name in HAPPENED:
            setattr(survey, name, getattr(self, name))
        return survey

    def publish(self, revision, **kwargs):
        """The one door to the public, now or planned: only what says everything goes through it."""
        try:
            demand_complete(revision.as_object())
        except ValidationError:
            if kwargs.get("log_action") != PUBLISHED_BY_THE_CLOCK:
                raise
            # Nobody is there to read a refusal, and others wait in the same run: it becomes a draft again.
            logger.warning("Planned survey %s was not published: it is not complete.", self.pk)
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            return
        with transaction.atomic():
            super().publish(revision, **kwargs)
            published = type(self).objects.get(pk=self.pk)
            if published.live:
                bring_up_to_date(published)
        transaction.on_commit(purge)

    def get_preview_template(self, request, mode_name):
        return "surveys/building/preview.html"

    def get_preview_context(self, request, mode_name):
        version = Version(survey=self, number=0, definition=definition_of(self.questions))
        return {**super().get_preview_context(request, mode_name), "survey": self, "version": version}

    def unpublish(self, *args, **kwargs):
        super().unpublish(*args, **kwargs)
        transaction.on_commit(purge)


class Version(models.Model):
    """What a survey asked: frozen at its first response, so that an answer keeps the question it answered."""

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="versions", verbose_name=_("survey"))
    number = models.PositiveSmallIntegerField(_("number"))
    definition = models.JSONField(_("questions"))
    frozen_at = models.DateTimeField(_("frozen at"), null=True, blank=True)
    mapping = models.JSONField(_("where the earlier questions went"), default=dict, blank=True)

    class Meta:
        ordering = ["survey", "number"]
        verbose_name = _("version of a survey")
        verbose_name_plural = _("versions of surveys")
        constraints = [
            models.UniqueConstraint(fields=["survey", "number"], name="version_number_once_per_survey")
        ]

    def __str__(self):
        return f"{self.survey} ({self.number})"

    @cached_property
    def questions(self):
        return questions_from(json.dumps(self.definition))

    @cached_property
    def minutes(self):
        """How long it takes to answer, to tell people beforehand."""
        return minutes_of(self.definition)

    def question(self, key):
        """The question with this key, or None."""
        return next((question for question in self.questions if question.key == key), None)


class WordingChange(models.Model):
    """Other words for the same question after people began to answer; everybody can read it."""

    version = models.ForeignKey(
        Version, models.PROTECT, related_name="wording_changes", verbose_name=_("version")
    )
    question = models.CharField(_("question"), max_length=12)
    part = models.CharField(_("part"), max_length=40)
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    class Meta:
        ordering = ["changed_at", "pk"]
        verbose_name = _("change of words")
        verbose_name_plural = _("changes of words")

    def __str__(self):
        return f"{self.question}: {self.after}"
