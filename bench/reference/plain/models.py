"""A Wagtail page as its tutorial makes it: a StreamField, a menu from the tree, nothing tuned."""

from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class FactBlock(StructBlock):
    label = CharBlock()
    value = CharBlock()


class PlainPage(Page):
    body = StreamField(
        [("heading", CharBlock()), ("text", RichTextBlock()), ("facts", ListBlock(FactBlock()))]
    )

    template = "plain/plain_page.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["menu"] = self.get_site().root_page.get_children().live().in_menu().specific()
        return context


def make_plain_site():
    """A home page with five pages in the menu, each with six blocks. Returns the address of one."""
    from wagtail.models import Site

    root = Page.objects.get(depth=1)
    home = root.add_child(instance=PlainPage(title="Plain", slug="plain", body=six_blocks()))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    for n in range(5):
        home.add_child(instance=PlainPage(title=f"Page {n}", show_in_menus=True, body=six_blocks()))
    return "/page-0/"


def six_blocks():
    text = "<p>" + "Steeds meer mensen blijven langer thuis wonen. " * 8 + "</p>"
    facts = [{"label": f"Feit {n}", "value": str(n)} for n in range(4)]
    return [("heading", "Kop"), ("text", text), ("facts", facts)] * 2
