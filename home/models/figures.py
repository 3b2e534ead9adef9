"""Figures with their sources. Facts that contradict each other stand side by side; none is chosen."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from dialogue.taxonomy.models import Spoor
from home.partial_dates import PartialDateField, in_words


class NoteKind(models.TextChoices):
    """Why there is a note beside the facts."""

    UNEXPLAINED = "unexplained", _("the source does not explain the difference")
    SAME_NUMBER = "same_number", _("the same number, not the same thing")
    NOT_ADDITIVE = "not_additive", _("cannot be added up")
    ORIGIN = "origin", _("about the origin")
    CONTEXT = "context", _("explanation")


class FigureQuerySet(models.QuerySet):
    def for_page(self):
        return self.prefetch_related("facts")


@register_snippet
class Figure(index.Indexed, ClusterableModel):
    """One question to which the sources give one or more answers."""

    slug = models.SlugField(_("short name"), unique=True, max_length=80)
    title = models.CharField(_("question"), max_length=160)
    spoor = models.ForeignKey(
        Spoor, models.PROTECT, null=True, blank=True, related_name="figures", verbose_name=_("spoor")
    )
    note = models.TextField(_("note"), max_length=600, blank=True)
    note_kind = models.CharField(_("kind of note"), max_length=20, choices=NoteKind, blank=True)

    objects = FigureQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("spoor"),
        InlinePanel("facts", heading=_("Facts"), label=_("fact"), min_num=1),
        FieldPanel("note_kind"),
        FieldPanel("note"),
    ]
    search_fields = [index.SearchField("title"), index.SearchField("note"), index.AutocompleteField("title")]

    class Meta:
        ordering = ["spoor__colour", "pk"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self):
        return self.title

    @property
    def is_contradiction(self):
        return self.note_kind == NoteKind.UNEXPLAINED

    @property
    def rest_of_note(self):
        """The note without the sentence that every contradiction gets."""
        return self.note.removeprefix(gettext("The source does not explain the difference.")).strip()


class Fact(Orderable):
    """One answer: what it says, about which moment, and where that stands."""

    figure = ParentalKey(Figure, on_delete=models.CASCADE, related_name="facts")
    value = models.DecimalField(
        _("number"),
        max_digits=16,
        decimal_places=3,
        null=True,
        blank=True,
        help_text=_("Empty when the source gives words."),
    )
    label = models.CharField(_("in words"), max_length=80, help_text=_('For example: "about 1,200".'))
    unit = models.CharField(_("unit"), max_length=80, blank=True)
    as_of = PartialDateField(_("about the moment"))
    definition = models.CharField(_("what is counted"), max_length=240)
    source = models.CharField(_("source"), max_length=120)
    origin = models.CharField(
        _("origin"),
        max_length=80,
        blank=True,
        help_text=_("For example an article instead of the municipality."),
    )
    is_derived = models.BooleanField(_("calculated by ourselves"), default=False)
    note = models.CharField(_("note"), max_length=240, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("value"), FieldPanel("unit")]),
        FieldPanel("definition"),
        FieldRowPanel([FieldPanel("as_of"), FieldPanel("source"), FieldPanel("origin")]),
        FieldPanel("is_derived"),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    def __str__(self):
        return f"{self.label} ({self.source})"

    @property
    def as_of_words(self):
        return in_words(self.as_of)
