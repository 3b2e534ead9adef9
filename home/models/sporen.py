"""The page of a spoor through all editions, and its texts in each of them. No text stands twice."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from dialogue.taxonomy.models import Spoor, SpoorEdition
from home import spoor_context
from home.lines import lines_in, lines_of
from home.models.base import TaggedPage
from home.numbers import as_bar


class SporenPage(TaggedPage):
    """All sporen: those in the newest list, and those that are not."""

    template = "home/sporen_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.SpoorPage"]
    content_panels = [*TaggedPage.content_panels]

    class Meta:
        verbose_name = _("list of sporen")
        verbose_name_plural = _("lists of sporen")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | spoor_context.of_list()


class SpoorPage(TaggedPage):
    """One spoor: what its newest edition says, all its names, and everything under it."""

    spoor = models.OneToOneField(Spoor, models.PROTECT, related_name="page", verbose_name=_("spoor"))
    name_note = models.TextField(_("note on its names"), max_length=600, blank=True)

    template = "home/spoor_page.html"
    joined = ("spoor",)
    parent_page_types = ["home.SporenPage"]
    subpage_types = []
    search_fields = [*TaggedPage.search_fields, index.SearchField("all_names", boost=3)]
    content_panels = [*TaggedPage.content_panels, FieldPanel("spoor"), FieldPanel("name_note")]

    class Meta:
        verbose_name = _("page of a spoor")
        verbose_name_plural = _("pages of sporen")

    def all_names(self):
        """Every name it ever had, so that each of them finds it."""
        return "\n".join(self.spoor.names.values_list("name", flat=True))

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | spoor_context.of_spoor(self)


LIST_HELP = _("One on each line.")


class SpoorEditionPage(TaggedPage):
    """What one edition says about one spoor: the summary template."""

    spoor_edition = models.OneToOneField(
        SpoorEdition, models.PROTECT, related_name="page", verbose_name=_("spoor in an edition")
    )
    for_whom = models.TextField(_("for whom"), max_length=600, blank=True)
    problem = models.TextField(_("what is the problem"), max_length=1200, blank=True)
    reforms = models.TextField(_("what will change"), max_length=2000, blank=True, help_text=LIST_HELP)
    results = models.TextField(_("what it must bring"), max_length=2000, blank=True, help_text=LIST_HELP)
    future = models.TextField(_("how it looks later"), max_length=1200, blank=True)
    done = models.TextField(_("what has been done"), max_length=2000, blank=True, help_text=LIST_HELP)
    money_sentence = models.TextField(_("the money in one sentence"), max_length=400, blank=True)
    money_unit = models.CharField(_("unit of the amounts"), max_length=60, blank=True)
    money_note = models.TextField(_("note on the money"), max_length=600, blank=True)
    can_influence = models.TextField(
        _("what we can influence"), max_length=2000, blank=True, help_text=LIST_HELP
    )
    cannot_influence = models.TextField(
        _("what we cannot influence"), max_length=2000, blank=True, help_text=LIST_HELP
    )
    risks = models.TextField(_("what can go wrong"), max_length=2000, blank=True, help_text=LIST_HELP)
    people_involved = models.TextField(_("who work on it"), max_length=2000, blank=True, help_text=LIST_HELP)
    sources = models.TextField(_("sources"), max_length=2000, blank=True, help_text=LIST_HELP)

    template = "home/spoor_edition_page.html"
    joined = ("spoor_edition__spoor__page", "spoor_edition__edition__page")
    parent_page_types = ["home.EditionPage"]
    subpage_types = []
    search_fields = [
        *TaggedPage.search_fields,
        *(
            index.SearchField(name)
            for name in ("for_whom", "problem", "reforms", "results", "future", "done")
        ),
        *(
            index.SearchField(name)
            for name in ("risks", "can_influence", "cannot_influence", "people_involved")
        ),
    ]
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("spoor_edition"),
        FieldPanel("for_whom"),
        MultiFieldPanel(
            [FieldPanel("problem"), FieldPanel("reforms"), FieldPanel("results")], heading=_("In short")
        ),
        FieldPanel("future"),
        FieldPanel("done"),
        InlinePanel("steps", heading=_("Steps per year"), label=_("year")),
        MultiFieldPanel(
            [
                FieldPanel("money_sentence"),
                FieldPanel("money_unit"),
                InlinePanel("amounts", heading=_("Amounts"), label=_("amount")),
                FieldPanel("money_note"),
            ],
            heading=_("Money"),
        ),
        MultiFieldPanel(
            [FieldPanel("can_influence"), FieldPanel("cannot_influence"), FieldPanel("risks")],
            heading=_("Influence"),
        ),
        FieldPanel("people_involved"),
        InlinePanel("examples", heading=_("Examples"), label=_("example")),
        FieldPanel("sources"),
        *TaggedPage.tag_panels,
    ]

    class Meta:
        verbose_name = _("spoor in an edition")
        verbose_name_plural = _("sporen in editions")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | spoor_context.of_spoor_edition(self)

    @cached_property
    def bars(self):
        """The amounts as bars, the longest over the whole width; an unknown amount has no bar."""
        longest = max((amount.value for amount in self.shown_amounts if amount.value), default=0)
        return [amount.as_bar(longest) for amount in self.shown_amounts]

    @property
    def money_sources(self):
        return "; ".join(dict.fromkeys(amount.source for amount in self.shown_amounts if amount.source))

    @cached_property
    def shown_amounts(self):
        return list(self.amounts.all())

    @cached_property
    def shown_steps(self):
        return list(self.steps.all())

    @cached_property
    def shown_examples(self):
        return list(self.examples.all())

    reform_lines = lines_in("reforms")
    result_lines = lines_in("results")
    done_lines = lines_in("done")
    can_lines = lines_in("can_influence")
    cannot_lines = lines_in("cannot_influence")
    risk_lines = lines_in("risks")
    people_lines = lines_in("people_involved")
    source_lines = lines_in("sources")


class SpoorStep(Orderable):
    """What is planned in one year."""

    page = ParentalKey(SpoorEditionPage, on_delete=models.CASCADE, related_name="steps")
    year = models.CharField(_("year"), max_length=40)
    items = models.TextField(_("steps"), max_length=2000, help_text=LIST_HELP)

    class Meta(Orderable.Meta):
        verbose_name = _("steps in a year")
        verbose_name_plural = _("steps in years")

    @property
    def steps(self):
        return lines_of(self.items)


class AmountKind(models.TextChoices):
    TARGET = "target", _("target")
    REALISED = "realised", _("reached")
    BUDGET = "budget", _("budget")
    COST = "cost", _("cost")


class SpoorAmount(Orderable):
    """One amount of money in an edition."""

    page = ParentalKey(SpoorEditionPage, on_delete=models.CASCADE, related_name="amounts")
    label = models.CharField(_("what or when"), max_length=120)
    value = models.DecimalField(_("amount"), max_digits=14, decimal_places=3, null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=AmountKind, default=AmountKind.TARGET)
    note = models.CharField(_("note"), max_length=240, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("label"), FieldPanel("value"), FieldPanel("kind")]),
        FieldPanel("note"),
        FieldPanel("source"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")

    def as_bar(self, longest):
        return as_bar(self.label, self.value, longest, kind=self.get_kind_display(), note=self.note)


class SpoorExample(Orderable):
    """An example that makes the plan concrete."""

    page = ParentalKey(SpoorEditionPage, on_delete=models.CASCADE, related_name="examples")
    title = models.CharField(_("title"), max_length=120)
    text = models.CharField(_("text"), max_length=400)
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("example")
        verbose_name_plural = _("examples")
