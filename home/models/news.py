"""News and stories, each with its list."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from dialogue.processes.models import Process
from home.blocks import BodyBlock
from home.listing import PARAMETER, part_of
from home.models.base import TaggedPage


class DatedQuerySet(PageQuerySet):
    def for_list(self):
        """Newest first, with their tags."""
        return self.prefetch_related("sporen", "target_groups", "movements").order_by("-published_on", "-pk")


class DatedPage(TaggedPage):
    """A page that stands under its date."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))
    process = models.ForeignKey(
        Process, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("process")
    )

    objects = PageManager.from_queryset(DatedQuerySet)()

    joined = ("process",)
    search_fields = [*TaggedPage.search_fields, index.SearchField("body"), index.FilterField("published_on")]

    class Meta:
        abstract = True


class NewsPage(DatedPage):
    """One message of the municipality."""

    template = "home/news_page.html"
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types = []
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("published_on"),
        FieldPanel("body"),
        FieldPanel("process"),
        *TaggedPage.tag_panels,
    ]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")


class StoryPage(DatedPage):
    """What somebody lived through, told with their consent."""

    person = models.CharField(_("who tells it"), max_length=80)
    role = models.CharField(_("who that is"), max_length=120, blank=True)
    has_consent = models.BooleanField(_("this person agrees that the story is shown here"), default=False)
    consent_on = models.DateField(
        _("agreed on"), null=True, blank=True, help_text=_("Internal: is not shown on the page.")
    )
    is_invented = models.BooleanField(_("the person is made up"), default=False)

    template = "home/story_page.html"
    parent_page_types = ["home.StoryIndexPage"]
    subpage_types = []
    search_fields = [*DatedPage.search_fields, index.SearchField("person"), index.SearchField("role")]
    content_panels = [
        *TaggedPage.content_panels,
        FieldPanel("person"),
        FieldPanel("role"),
        MultiFieldPanel(
            [FieldPanel("has_consent"), FieldPanel("consent_on"), FieldPanel("is_invented")],
            heading=_("Consent"),
        ),
        FieldPanel("published_on"),
        FieldPanel("body"),
        FieldPanel("process"),
        *TaggedPage.tag_panels,
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def clean(self):
        super().clean()
        errors = {}
        if not self.has_consent:
            errors["has_consent"] = _("A story needs the consent of the person who tells it.")
        if not self.consent_on:
            errors["consent_on"] = _("Fill in when this person agreed.")
        if errors:
            raise ValidationError(errors)


class ListingPage(TaggedPage):
    """A page that lists its children. `lists` is their model."""

    lists = None

    class Meta:
        abstract = True

    def items(self):
        return self.lists.objects.live().child_of(self).for_list()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["part"], context["part_is_known"] = part_of(self.items(), request.GET.get(PARAMETER) or "1")
        return context

    def serve(self, request, *args, **kwargs):
        response = super().serve(request, *args, **kwargs)
        if not response.context_data["part_is_known"]:
            response.status_code = 404
        return response


class NewsIndexPage(ListingPage):
    """The list of news, newest first."""

    template = "home/news_index_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    content_panels = [*TaggedPage.content_panels]
    lists = NewsPage

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")


class StoryIndexPage(ListingPage):
    """The list of stories, newest first."""

    template = "home/story_index_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.StoryPage"]
    content_panels = [*TaggedPage.content_panels]
    lists = StoryPage

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")
