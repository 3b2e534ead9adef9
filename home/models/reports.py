"""The half-year report in layers: a summary, the full text, annexes with an address of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index

from dialogue.taxonomy.models import Spoor
from home import report_context
from home.blocks import FEATURES, BodyBlock
from home.models.base import TaggedPage
from home.partial_dates import PartialDateField, in_words
from home.waiting_report import WaitsForAdvice


class ReportPage(WaitsForAdvice, TaggedPage):
    """One report: what it is, its summaries per spoor, its general parts and its annexes."""

    dated = PartialDateField(_("date"))
    annex_note = models.TextField(_("note on the annexes"), max_length=400, blank=True)
    source = models.CharField(_("source"), max_length=120, blank=True)

    template = "home/report_page.html"
    parent_page_types = ["home.EditionPage"]
    subpage_types = ["home.ReportSectionPage", "home.AnnexPage"]
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("dated"),
        FieldPanel("annex_note"),
        FieldPanel("source"),
        *TaggedPage.tag_panels,
    ]

    class Meta:
        verbose_name = _("half-year report")
        verbose_name_plural = _("half-year reports")

    @property
    def dated_words(self):
        return in_words(self.dated)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | report_context.of_report(self)


class ReportSectionPage(WaitsForAdvice, TaggedPage):
    """A part of a report: about one spoor, or about the whole agenda."""

    spoor = models.ForeignKey(
        Spoor, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("spoor")
    )
    summary = RichTextField(_("summary"), features=FEATURES, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("full text"))
    source = models.CharField(_("source"), max_length=120, blank=True)

    template = "home/report_section_page.html"
    joined = ("spoor",)
    parent_page_types = ["home.ReportPage"]
    subpage_types = []
    search_fields = [*TaggedPage.search_fields, index.SearchField("summary"), index.SearchField("body")]
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("spoor"),
        FieldPanel("summary"),
        FieldPanel("body"),
        InlinePanel("related_sections", heading=_("Belongs to"), label=_("part of the report")),
        FieldPanel("source"),
        *TaggedPage.tag_panels,
    ]

    class Meta:
        verbose_name = _("part of a report")
        verbose_name_plural = _("parts of reports")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | report_context.of_section(self)

    def paragraphs(self):
        """The parts of the full text that a summary can lead to."""
        return [block.value for block in self.body if block.block_type == "section"]


class RelatedSection(Orderable):
    """Another part of the same report that belongs to this one."""

    page = ParentalKey(ReportSectionPage, on_delete=models.CASCADE, related_name="related_sections")
    section = models.ForeignKey(
        ReportSectionPage, models.CASCADE, related_name="+", verbose_name=_("part of the report")
    )

    panels = [PageChooserPanel("section", "home.ReportSectionPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("related part")
        verbose_name_plural = _("related parts")


class AnnexPage(WaitsForAdvice, TaggedPage):
    """One annex, to be cited by its number and date."""

    number = models.PositiveSmallIntegerField(_("number"))
    dated = PartialDateField(_("date"))
    spoor = models.ForeignKey(
        Spoor, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("spoor")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    pair = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="paired_with",
        verbose_name=_("read together with"),
        help_text=_("It is enough to fill this in at one of the two."),
    )
    source = models.CharField(_("source"), max_length=120, blank=True)

    template = "home/annex_page.html"
    joined = ("spoor",)
    parent_page_types = ["home.ReportPage"]
    subpage_types = []
    search_fields = [*TaggedPage.search_fields, index.SearchField("body")]
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("number"),
        FieldPanel("dated"),
        FieldPanel("spoor"),
        FieldPanel("body"),
        PageChooserPanel("pair", "home.AnnexPage"),
        FieldPanel("source"),
        *TaggedPage.tag_panels,
    ]

    class Meta:
        verbose_name = _("annex")
        verbose_name_plural = _("annexes")

    @property
    def dated_words(self):
        return in_words(self.dated)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | report_context.of_annex(self)
