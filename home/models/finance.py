"""Tables of amounts. An empty cell is unknown, never zero; a reported total stands beside our own sum."""

from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from dialogue.taxonomy.models import Edition, Spoor
from home.lines import lines_of
from home.partial_dates import PartialDateField
from home.partial_dates import in_words as partial_date_in_words


class RowKind(models.TextChoices):
    SAVING = "saving", _("saving")
    OPEN = "open", _("not divided yet")
    TOTAL = "total", _("total in the source")
    MARGIN = "margin", _("margin")


COUNTS = {RowKind.SAVING, RowKind.OPEN}


class FinanceQuerySet(models.QuerySet):
    def for_page(self):
        return self.prefetch_related("rows__spoor")


def amounts_of(cells):
    """["0,35", "", "1"] as numbers, None where nothing is known."""
    return [Decimal(cell.replace(",", ".")) if cell else None for cell in cells]


def in_words(amount):
    return _("unknown") if amount is None else number_format(amount, decimal_pos=2)


@register_snippet
class FinanceTable(index.Indexed, ClusterableModel):
    """A table of amounts from one source."""

    slug = models.SlugField(_("short name"), unique=True, max_length=80)
    title = models.CharField(_("title"), max_length=160)
    description = models.TextField(_("description"), max_length=600, blank=True)
    unit = models.CharField(_("unit"), max_length=60)
    edition = models.ForeignKey(
        Edition, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("edition")
    )
    as_of = PartialDateField(_("about the moment"))
    columns = models.TextField(_("columns"), max_length=400, help_text=_("One on each line."))
    not_recalculated = models.TextField(
        _("columns that we do not add up"), max_length=400, blank=True, help_text=_("One on each line.")
    )
    recalculation_note = models.TextField(_("note on our own sum"), max_length=400, blank=True)
    source = models.CharField(_("source"), max_length=120)
    on_agenda = models.PositiveSmallIntegerField(
        _("place on the page of the agenda"), null=True, blank=True, help_text=_("Empty: not there.")
    )

    objects = FinanceQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("as_of"), FieldPanel("edition")]),
        FieldPanel("columns"),
        InlinePanel("rows", heading=_("Rows"), label=_("row"), min_num=1),
        FieldPanel("not_recalculated"),
        FieldPanel("recalculation_note"),
        FieldPanel("source"),
        FieldPanel("on_agenda"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.SearchField("description"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        ordering = ["on_agenda", "pk"]
        verbose_name = _("table of amounts")
        verbose_name_plural = _("tables of amounts")

    def __str__(self):
        return self.title

    @property
    def heads(self):
        return lines_of(self.columns)

    def reported_total(self):
        """The last total that the source gives, or None."""
        totals = [row for row in self.rows.all() if row.kind == RowKind.TOTAL]
        return totals[-1] if totals else None

    def recalculated(self):
        """Our own sum of the rows per column; an unknown cell is left out, and said so on the page."""
        skipped, rows = set(lines_of(self.not_recalculated)), [row for row in self.rows.all() if row.counts]
        sums = []
        for place, head in enumerate(self.heads):
            known = [row.fitted[place] for row in rows if row.fitted[place] is not None]
            sums.append(None if head in skipped or not known else sum(known))
        return sums

    @property
    def recalculated_in_words(self):
        """An empty cell where we do not add up."""
        return ["" if amount is None else in_words(amount) for amount in self.recalculated()]

    def has_unknown(self):
        return any(amount is None for row in self.rows.all() for amount in row.fitted)

    @property
    def as_of_words(self):
        return partial_date_in_words(self.as_of)

    def has_recalculation(self):
        return len([row for row in self.rows.all() if row.counts]) > 1


class FinanceRow(Orderable):
    """One line of a table."""

    table = ParentalKey(FinanceTable, on_delete=models.CASCADE, related_name="rows")
    number = models.CharField(_("number"), max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=160)
    group = models.CharField(_("group"), max_length=80, blank=True)
    spoor = models.ForeignKey(
        Spoor, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("spoor")
    )
    cells = models.CharField(
        _("amounts"),
        max_length=240,
        help_text=_("For each column one amount, with ; between them. Leave unknown amounts empty."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=RowKind, default=RowKind.SAVING)
    state = models.CharField(_("what became of it"), max_length=80, blank=True)
    note = models.CharField(_("note"), max_length=240, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("name"), FieldPanel("kind")]),
        FieldPanel("cells"),
        FieldRowPanel([FieldPanel("spoor"), FieldPanel("group"), FieldPanel("state")]),
        FieldPanel("note"),
        FieldPanel("source"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("row")
        verbose_name_plural = _("rows")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        try:
            amounts = self.amounts
        except InvalidOperation:
            raise ValidationError({"cells": _("Write amounts as numbers, for example 0,35.")}) from None
        if self.table_id and len(amounts) != len(self.table.heads):
            raise ValidationError({"cells": _("Give one amount for each column.")})

    @property
    def counts(self):
        return self.kind in COUNTS

    @property
    def amounts(self):
        return amounts_of([cell.strip() for cell in self.cells.split(";")])

    @property
    def fitted(self):
        """One amount for each column, also when somebody added a column and not yet its amounts."""
        places, amounts = len(self.table.heads), self.amounts
        return (amounts + [None] * places)[:places]

    @property
    def cells_in_words(self):
        return [in_words(amount) for amount in self.fitted]
