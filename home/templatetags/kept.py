"""Parts of pages that others share, kept until something on the public site changes."""

from django import template
from django.core.cache import cache
from wagtail.models import Page

from home.keeping import KEPT_SECONDS, generation_of

register = template.Library()


class KeptNode(template.Node):
    def __init__(self, name, nodelist):
        self.name, self.nodelist = name, nodelist

    def render(self, context):
        request, page = context.get("request"), context.get("page")
        # An editor who previews must see what is typed now; what is no page of the site is not kept.
        if request is None or getattr(request, "is_preview", False) or not isinstance(page, Page):
            return self.nodelist.render(context)
        key = f"part:{generation_of(request)}:{self.name}:{page.pk}"
        kept = cache.get(key)
        if kept is None:
            kept = self.nodelist.render(context)
            cache.set(key, kept, KEPT_SECONDS)
        return kept


@register.tag
def kept(parser, token):
    """{% kept name %} ... {% endkept %}: the same for every visitor of this page."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(["endkept"])
    parser.delete_first_token()
    return KeptNode(name, nodelist)
