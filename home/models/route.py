"""What happens when: moments of samenspraak, and milestones of the agenda. An old date is never thrown away."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from dialogue.processes.models import Process
from dialogue.processes.rungs import YOU, Rung
from dialogue.taxonomy.models import Spoor, TargetGroup
from home.blocks import BodyBlock
from home.models.base import TaggedPage


class MilestoneKind(models.TextChoices):
    SAMENSPRAAK = "samenspraak", _("samenspraak: people can take part")
    AGENDA = "agenda", _("agenda: what the municipality does")


class MilestoneState(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("has been held")
    CANCELLED = "cancelled", _("cancelled")
    POSTPONED = "postponed", _("postponed")
    MOVED_ONLINE = "moved_online", _("moved online")


class MilestoneQuerySet(models.QuerySet):
    def of_samenspraak(self):
        return self.filter(kind=MilestoneKind.SAMENSPRAAK)

    def of_agenda(self):
        return self.filter(kind=MilestoneKind.AGENDA)

    def for_page(self):
        return self.select_related("process").prefetch_related("sporen", "target_groups")


@register_snippet
class Milestone(index.Indexed, ClusterableModel):
    """One moment on the route."""

    slug = models.SlugField(_("short name"), unique=True, max_length=80)
    kind = models.CharField(
        _("kind"), max_length=20, choices=MilestoneKind, default=MilestoneKind.SAMENSPRAAK
    )
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), max_length=600, blank=True)
    happens_on = models.DateField(_("day"))
    begins_at = models.TimeField(_("time"), null=True, blank=True)
    date_words = models.CharField(
        _("day in words"),
        max_length=80,
        blank=True,
        help_text=_("Only when the source is not exact, for example: spring 2020."),
    )
    state = models.CharField(
        _("state"), max_length=20, choices=MilestoneState, default=MilestoneState.PLANNED
    )
    moved_from = models.DateField(_("first planned on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=240, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    rung = models.PositiveSmallIntegerField(_("rung of the ladder"), choices=Rung, null=True, blank=True)
    process = models.ForeignKey(
        Process, models.SET_NULL, null=True, blank=True, related_name="milestones", verbose_name=_("process")
    )
    sporen = ParentalManyToManyField(Spoor, blank=True, related_name="milestones", verbose_name=_("sporen"))
    target_groups = ParentalManyToManyField(
        TargetGroup, blank=True, related_name="milestones", verbose_name=_("target groups")
    )
    source = models.CharField(_("source"), max_length=120, blank=True)

    objects = MilestoneQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("happens_on"), FieldPanel("begins_at"), FieldPanel("date_words")]),
                FieldRowPanel([FieldPanel("state"), FieldPanel("moved_from"), FieldPanel("reason")]),
            ],
            heading=_("When"),
        ),
        FieldPanel("place"),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("rung"), FieldPanel("process")]),
        FieldPanel("sporen", widget=forms.CheckboxSelectMultiple),
        FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
        FieldPanel("source"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.SearchField("text"),
        index.SearchField("place"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        ordering = ["happens_on", "begins_at", "pk"]
        verbose_name = _("moment on the route")
        verbose_name_plural = _("moments on the route")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/routekaart/#{self.slug}"

    def clean(self):
        super().clean()
        if self.state == MilestoneState.POSTPONED and not (self.moved_from or self.reason):
            raise ValidationError({"moved_from": _("Keep the old date, or say in the reason what is known.")})

    @property
    def when(self):
        """The day with its weekday, or as exact as the source is."""
        if self.date_words and not self.begins_at:
            return self.date_words
        day = date_format(self.happens_on, "l j F Y")
        if not self.begins_at:
            return day
        return gettext("%(day)s, %(time)s") % {"day": day, "time": f"{self.begins_at:%H.%M}"}

    @property
    def you(self):
        return YOU.get(self.rung, "")

    @property
    def is_past(self):
        return self.happens_on < timezone.localdate()

    @property
    def was_only_planned(self):
        """The day has passed and we know no more than the plan."""
        return self.state == MilestoneState.PLANNED and self.is_past


class RoutePage(TaggedPage):
    """The route of samenspraak on a line, with today on it."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "home/route_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    search_fields = [*TaggedPage.search_fields, index.SearchField("body")]
    content_panels = [*TaggedPage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("page of the route")
        verbose_name_plural = _("pages of the route")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        moments = list(Milestone.objects.of_samenspraak().for_page())
        context["before"] = [moment for moment in reversed(moments) if moment.is_past]
        context["after"] = [moment for moment in moments if not moment.is_past]
        context["today"] = timezone.localdate()
        return context
