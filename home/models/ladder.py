"""The participation ladder explained: what each rung is, from the code; what it looks like, from the editor."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from dialogue.processes.rungs import MUNICIPALITY, PARTICIPANT, YOU, Rung
from home.blocks import BodyBlock
from home.lines import lines_of
from home.models.base import TaggedPage


class LadderPage(TaggedPage):
    """Six rungs, with both roles and the ways of taking part."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "home/ladder_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    search_fields = [*TaggedPage.search_fields, index.SearchField("body")]
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("body"),
        InlinePanel("rungs", heading=_("Rungs"), label=_("rung"), max_num=len(Rung)),
    ]

    class Meta:
        verbose_name = _("page of the ladder")
        verbose_name_plural = _("pages of the ladder")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        explained = {explanation.rung: explanation for explanation in self.rungs.all()}
        context["rungs"] = [
            {
                "number": rung.value,
                "name": rung.label,
                "you": YOU[rung],
                "participant": PARTICIPANT[rung],
                "municipality": MUNICIPALITY[rung],
                "explanation": explained.get(rung.value),
            }
            for rung in Rung
        ]
        return context


class RungExplanation(Orderable):
    """What an editor says about one rung."""

    page = ParentalKey(LadderPage, on_delete=models.CASCADE, related_name="rungs")
    rung = models.PositiveSmallIntegerField(_("rung"), choices=Rung)
    text = models.TextField(_("text"), max_length=1200, blank=True)
    binding_note = models.TextField(_("how far it binds"), max_length=400, blank=True)
    instruments = models.TextField(
        _("ways of taking part"), max_length=600, blank=True, help_text=_("One on each line.")
    )
    own_instruments = models.TextField(
        _("ways of taking part that we put here ourselves"),
        max_length=600,
        blank=True,
        help_text=_("One on each line. The page says that this is a choice of the platform."),
    )
    source = models.CharField(_("source"), max_length=120, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("rung")
        verbose_name_plural = _("rungs")
        constraints = [
            models.UniqueConstraint(fields=["page", "rung"], name="rung_explained_once_per_page"),
        ]

    @property
    def ways(self):
        return lines_of(self.instruments)

    @property
    def own_ways(self):
        return lines_of(self.own_instruments)
