"""A page without a template of its own: accessibility, privacy, contact."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from home.blocks import BodyBlock
from home.models.base import TaggedPage


class StandardPage(TaggedPage):
    """Text with blocks."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    search_fields = [*TaggedPage.search_fields, index.SearchField("body")]
    content_panels = [*TaggedPage.content_panels, FieldPanel("body"), *TaggedPage.tag_panels]

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")
