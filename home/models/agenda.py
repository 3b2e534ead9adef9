"""The front page, the reform agenda, and its editions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from dialogue.taxonomy.models import Edition, Movement
from home import agenda_context, home_context
from home.blocks import BodyBlock, LifePhaseBlock
from home.models.base import TaggedPage


class HomePage(TaggedPage):
    """The front page: who, what, one action; what is open; what was promised; the table; news."""

    action_text = models.CharField(_("words on the first button"), max_length=40, blank=True)
    second_action_text = models.CharField(_("words on the second button"), max_length=40, blank=True)
    nothing_open_text = models.TextField(_("when nothing is open"), max_length=400, blank=True)

    template = "home/home_page.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *TaggedPage.content_panels,
        FieldRowPanel([FieldPanel("action_text"), FieldPanel("second_action_text")]),
        FieldPanel("nothing_open_text"),
    ]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | home_context.of(self)


class AgendaPage(TaggedPage):
    """The story of why, the movements, what is planned when, what it costs and saves."""

    life_phases = StreamField(
        [("phase", LifePhaseBlock())], blank=True, verbose_name=_("phases of life"), max_num=12
    )
    story = StreamField(BodyBlock(), blank=True, verbose_name=_("story"))

    template = "home/agenda_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.EditionPage"]
    search_fields = [*TaggedPage.search_fields, index.SearchField("life_phases"), index.SearchField("story")]
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("life_phases"),
        FieldPanel("story"),
        InlinePanel("movement_examples", heading=_("Examples of movements"), label=_("example")),
        *TaggedPage.tag_panels,
    ]

    class Meta:
        verbose_name = _("page of the agenda")
        verbose_name_plural = _("pages of the agenda")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | agenda_context.of_agenda(self)


class MovementExample(Orderable):
    """A movement as somebody meets it."""

    page = ParentalKey(AgendaPage, on_delete=models.CASCADE, related_name="movement_examples")
    movement = models.ForeignKey(
        Movement, models.PROTECT, related_name="examples", verbose_name=_("movement")
    )
    title = models.CharField(_("title"), max_length=120)
    text = models.CharField(_("text"), max_length=400)
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("example of a movement")
        verbose_name_plural = _("examples of movements")


class EditionPage(TaggedPage):
    """One edition at its own address, to be cited for ever."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="page", verbose_name=_("edition"))
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "home/edition_page.html"
    joined = ("edition__predecessor__page", "edition__successor__page")
    parent_page_types = ["home.AgendaPage"]
    subpage_types = ["home.SpoorEditionPage", "home.ReportPage"]
    search_fields = [*TaggedPage.search_fields, index.SearchField("body")]
    content_panels = [
        *TaggedPage.content_panels,
        MultiFieldPanel([FieldPanel("edition")], heading=_("Edition")),
        FieldPanel("body"),
        *TaggedPage.tag_panels,
    ]

    class Meta:
        verbose_name = _("page of an edition")
        verbose_name_plural = _("pages of editions")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | agenda_context.of_edition(self)
