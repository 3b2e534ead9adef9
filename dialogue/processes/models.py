"""A process in which people take part (traject), its phases, its people and its closing answer."""

import logging

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
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
from dialogue.people.models import Role
from dialogue.processes.phases import ALLOWED, PhaseKind
from dialogue.processes.publishing import demand_complete, last_day_of
from dialogue.processes.querysets import PhaseQuerySet, ProcessQuerySet
from dialogue.processes.rungs import MUNICIPALITY, PARTICIPANT, YOU, Rung
from dialogue.processes.standing import Standing
from dialogue.taxonomy.models import Movement, Neighbourhood, Spoor, TargetGroup

logger = logging.getLogger(__name__)

# What Wagtail calls it in its log when `publish_scheduled` publishes.
PUBLISHED_BY_THE_CLOCK = "wagtail.publish.scheduled"


class Process(
    Standing,
    Findable,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """What the city is asked, what may come of it, and when people hear. Only complete ones can be published."""

    slug = models.SlugField(_("address"), unique=True, max_length=80)
    title = models.CharField(_("short title"), max_length=80)
    question = models.CharField(_("question to the city"), max_length=160)
    lead = models.TextField(_("introduction"), max_length=600)
    what_is_fixed = models.TextField(_("what is fixed"), max_length=1200)
    what_is_open = models.TextField(_("what is open"), max_length=1200)
    rung = models.PositiveSmallIntegerField(_("rung of the ladder"), choices=Rung, null=True)
    reservation = models.TextField(_("reservation"), max_length=600, blank=True)
    decided_by = models.CharField(_("who decides"), max_length=120)
    decided_on = models.DateField(_("when they decide"), null=True)
    answer_by = models.DateField(_("answer at the latest on"), null=True)
    how_you_hear = models.TextField(_("how people hear"), max_length=600)
    for_whom = models.TextField(_("for whom"), max_length=600)
    why = models.TextField(_("why we ask"), max_length=1200)
    contact_name = models.CharField(_("contact person"), max_length=120)
    contact_role = models.CharField(_("role of the contact person"), max_length=120, blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=20)
    contact_email = models.EmailField(_("e-mail address"), blank=True)

    sporen = ParentalManyToManyField(Spoor, related_name="processes", verbose_name=_("sporen"))
    target_groups = ParentalManyToManyField(
        TargetGroup, related_name="processes", verbose_name=_("target groups")
    )
    neighbourhoods = ParentalManyToManyField(
        Neighbourhood, related_name="processes", blank=True, verbose_name=_("neighbourhoods")
    )
    movements = ParentalManyToManyField(
        Movement, related_name="processes", blank=True, verbose_name=_("movements")
    )

    _revisions = GenericRelation(
        "wagtailcore.Revision", related_query_name="process", for_concrete_model=False
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="process",
        for_concrete_model=False,
    )

    objects = ProcessQuerySet.as_manager()
    search_fields = [index.SearchField("title", boost=2), index.FilterField("live")]

    class Meta:
        ordering = ["answer_by", "pk"]
        verbose_name = _("process")
        verbose_name_plural = _("processes")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("processes:detail", args=[self.slug])

    @property
    def talk_address(self):
        return f"{self.get_absolute_url()}gesprek/"

    @property
    def trail(self):
        """The way to its page, for above it."""
        return [{"title": _("Take part"), "url": reverse("processes:list")}]

    def publish(self, revision, **kwargs):
        """The one door to the public, now or planned: only what says everything goes through it."""
        try:
            demand_complete(revision.as_object())
        except ValidationError:
            if kwargs.get("log_action") != PUBLISHED_BY_THE_CLOCK:
                raise
            # Nobody is there to read a refusal, and others wait in the same run: it becomes a draft again.
            logger.warning("Planned process %s was not published: it is not complete.", self.pk)
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            return
        # In one transaction, because two phases may change places.
        with transaction.atomic():
            super().publish(revision, **kwargs)
        transaction.on_commit(purge)

    def unpublish(self, *args, **kwargs):
        super().unpublish(*args, **kwargs)
        transaction.on_commit(purge)

    def get_preview_template(self, request, mode_name):
        return "dialogue/processes/detail.html"

    def get_preview_context(self, request, mode_name):
        return {**super().get_preview_context(request, mode_name), "process": self}

    @property
    def revisions(self):
        return self._revisions

    @property
    def you(self):
        return YOU.get(self.rung, "")

    @property
    def you_do(self):
        """The same, to go on a sentence with."""
        you = str(self.you)
        return you[:1].lower() + you[1:]

    @property
    def participant_role(self):
        return PARTICIPANT.get(self.rung, "")

    @property
    def municipality_role(self):
        return MUNICIPALITY.get(self.rung, "")


class Phase(models.Model):
    """A stretch of time in a process during which some things are allowed."""

    process = ParentalKey(Process, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(_("kind"), max_length=20, choices=PhaseKind)
    title = models.CharField(_("title"), max_length=120)
    explanation = models.CharField(_("explanation"), max_length=240, blank=True)
    opens_at = models.DateTimeField(_("opens at"))
    closes_at = models.DateTimeField(_("closes at"))
    guests_allowed = models.BooleanField(_("also without an account"), default=False)

    objects = PhaseQuerySet.as_manager()

    class Meta:
        ordering = ["opens_at"]
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        constraints = [
            models.CheckConstraint(
                name="phase_opens_before_it_closes",
                condition=models.Q(opens_at__lt=models.F("closes_at")),
                violation_error_message=_("A phase opens before it closes."),
            )
        ]

    def __str__(self):
        return self.title

    def is_open(self):
        return self.opens_at <= timezone.now() < self.closes_at

    def is_to_come(self):
        return timezone.now() < self.opens_at

    def is_over(self):
        return self.closes_at <= timezone.now()

    def is_answer_late(self):
        """The time to answer is over, but nobody has."""
        return self.kind == PhaseKind.ANSWER and self.is_over() and self.process.is_late()

    @property
    def last_day(self):
        """The last day on which it is open: a phase that closes at midnight closes the day before."""
        return last_day_of(self.closes_at)

    def allows(self, what):
        return self.is_open() and what in ALLOWED[self.kind]


class ProcessRole(models.Model):
    """What somebody does in one process."""

    process = models.ForeignKey(Process, models.CASCADE, related_name="roles", verbose_name=_("process"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="process_roles", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)

    class Meta:
        verbose_name = _("role in a process")
        verbose_name_plural = _("roles in processes")
        constraints = [
            models.UniqueConstraint(
                fields=["process", "user", "role"], name="role_once_per_process_and_person"
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_role_display()}"


class ClosingAnswer(models.Model):
    """What the municipality says at the end: heard, done, not done and why."""

    process = models.OneToOneField(
        Process, models.PROTECT, related_name="closing_answer", verbose_name=_("process")
    )
    heard = models.TextField(_("what we heard"), max_length=4000)
    done = models.TextField(_("what we do with it"), max_length=4000)
    not_done = models.TextField(_("what we do not do, and why"), max_length=4000)
    decided_by = models.CharField(_("who decided"), max_length=120)
    published_at = models.DateTimeField(_("published at"), default=timezone.now)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("published by")
    )

    class Meta:
        verbose_name = _("closing answer")
        verbose_name_plural = _("closing answers")

    def __str__(self):
        return str(self.process)
