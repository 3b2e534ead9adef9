"""What results need beside the answers: which tables were chosen, the city to compare with, and how far closing is."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from config.searching import Findable
from surveys.building.models import Survey


class TablePlan(models.Model):
    """By what the answers to a survey are split: chosen before it closes. Without one, what is usual holds."""

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="table_plan", verbose_name=_("survey"))
    area = models.CharField(_("question about the neighbourhood"), max_length=12, blank=True)
    age = models.CharField(_("question about age"), max_length=12, blank=True)
    by_channel = models.BooleanField(_("also by way of answering"), default=True)
    crossed = models.JSONField(_("questions that are split"), default=list, blank=True)

    class Meta:
        verbose_name = _("choice of tables")
        verbose_name_plural = _("choices of tables")

    def __str__(self):
        return str(self.survey)


class CityKind(models.TextChoices):
    AREA = "area", _("neighbourhood")
    AGE = "age", _("age")


class CityGroup(models.Model):
    """How many people of a neighbourhood or an age the city has: what answers are compared with."""

    kind = models.CharField(_("kind"), max_length=4, choices=CityKind)
    code = models.CharField(
        _("code"), max_length=80, help_text=_("As in the question: its option, or the postcode area.")
    )
    label = models.CharField(_("name"), max_length=80)
    people = models.PositiveIntegerField(_("people"))
    source = models.CharField(_("source"), max_length=160)
    as_of = models.DateField(_("on"))

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = _("part of the city")
        verbose_name_plural = _("parts of the city")
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="city_group_once_per_kind_and_code")
        ]

    def __str__(self):
        return self.label


class Closing(models.Model):
    """The closing of a survey: who did it, and how far the work on the figures is."""

    survey = models.OneToOneField(Survey, models.CASCADE, related_name="closing", verbose_name=_("survey"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closed by"),
    )
    percent = models.PositiveSmallIntegerField(_("done, in percent"), default=0)
    began_at = models.DateTimeField(_("began at"), default=timezone.now)
    ready_at = models.DateTimeField(_("ready at"), null=True, blank=True)
    problem = models.TextField(_("what went wrong"), blank=True)

    class Meta:
        verbose_name = _("closing of a survey")
        verbose_name_plural = _("closings of surveys")

    def __str__(self):
        return str(self.survey)


class PublishedResults(Findable, models.Model):
    """The published results of a survey, so that they can be found. Made when they are published, not before."""

    survey = models.OneToOneField(
        Survey, models.CASCADE, related_name="published_results", verbose_name=_("survey")
    )
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"))

    search_fields = [
        index.SearchField("title", boost=2),
        index.RelatedFields("survey", [index.FilterField("live")]),
    ]

    class Meta:
        verbose_name = _("results of a survey")
        verbose_name_plural = _("results of surveys")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/enquetes/{self.survey.slug}/resultaten/"
