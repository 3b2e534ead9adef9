"""What all pages share: a lead, tags, and the same bytes for every visitor."""

from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index

from config.page_cache import public_page
from config.searching import Findable
from dialogue.taxonomy.models import Movement, Spoor, TargetGroup
from home.keeping import kept
from home.routing import address_of

FRONT_PAGE = 2  # the depth in the tree

TAG_PANEL = MultiFieldPanel(
    [
        FieldPanel("sporen", widget=forms.CheckboxSelectMultiple),
        FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
        FieldPanel("movements", widget=forms.CheckboxSelectMultiple),
    ],
    heading=_("What it is about"),
)


class TaggedPage(Findable, Page):
    """A page of the site. One table for all kinds, so that one query finds everything under a tag."""

    lead = models.TextField(
        _("introduction"), max_length=600, blank=True, help_text=_("One or two sentences: what does it say?")
    )
    sporen = ParentalManyToManyField(Spoor, blank=True, related_name="pages", verbose_name=_("sporen"))
    target_groups = ParentalManyToManyField(
        TargetGroup, blank=True, related_name="pages", verbose_name=_("target groups")
    )
    movements = ParentalManyToManyField(
        Movement, blank=True, related_name="pages", verbose_name=_("movements")
    )

    search_fields = [*Page.search_fields, index.SearchField("lead")]
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    tag_panels = [TAG_PANEL]
    # A page for some would have to stay out of the cache of whole pages; what is for some is no page (look at /mijn/).
    private_page_options = []
    is_creatable = False
    # What `for_page()` joins when the page is fetched to be shown.
    joined = ()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def get_absolute_url(self):
        return address_of(self)

    @property
    def kind(self):
        """What sort of page it is, in a word."""
        return self.cached_content_type.model_class()._meta.verbose_name

    @cached_property
    def shown_sporen(self):
        return list(self.sporen.all())

    @cached_property
    def shown_target_groups(self):
        return list(self.target_groups.all())

    @cached_property
    def shown_movements(self):
        return list(self.movements.all())

    def get_view_restrictions(self):
        """Wagtail's question, in one query and asked once; a queryset, which the editor goes on to sort."""
        return self._restrictions

    @cached_property
    def _restrictions(self):
        """Of this page and those above it; nothing is asked while no page at all is locked."""
        if not kept("locks", PageViewRestriction.objects.exists):
            return PageViewRestriction.objects.none()
        paths = [self.path[: self.steplen * depth] for depth in range(1, self.depth + 1)]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    def serve(self, request, *args, **kwargs):
        serve = super().serve if self._restrictions else public_page(super().serve)
        return serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.crumbs()
        context["description"] = self.search_description or self.lead
        return context

    def crumbs(self):
        """The pages above this one, from the front page down, in at most one query."""
        if not self.depth or self.depth <= FRONT_PAGE:
            return PageViewRestriction.objects.none()
        paths = [self.path[: self.steplen * depth] for depth in range(FRONT_PAGE + 1, self.depth)]
        above = (
            Page.objects.filter(path__in=paths).order_by("depth").only("title", "url_path") if paths else []
        )
        start = {"title": _("Start"), "url": "/"}
        return [start, *({"title": page.title, "url": address_of(page)} for page in above)]
