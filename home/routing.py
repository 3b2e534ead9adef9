"""From address to page in one or two queries, however deep it lies."""

from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from home.keeping import kept


def address_of(page):
    """Where a page stands. There is one site, and the front page is its root."""
    return "/" + page.url_path.split("/", 2)[2]


def place_of(url_path):
    """(key, kind) of the live page at this path, or None."""
    slug = url_path.rstrip("/").rsplit("/", 1)[-1]
    pages = Page.objects.filter(slug=slug, url_path=url_path, live=True)
    return pages.values_list("pk", "content_type_id").first()


def page_at(url_path):
    """The live page at this path, with what its kind joins; 404 when there is none."""
    place = kept(f"place:{url_path}", lambda: place_of(url_path))
    model = place and ContentType.objects.get_for_id(place[1]).model_class()
    if not model:
        raise Http404
    # What was kept only says where to look: whether the page is live and still stands there is asked again.
    pages = model.objects.select_related(*getattr(model, "joined", ()))
    return get_object_or_404(pages, pk=place[0], url_path=url_path, live=True)


def route(request, path):
    """Tell Wagtail which page this is. With more than one site it finds out by itself, level by level."""
    roots = Site.get_site_root_paths()
    if len(roots) == 1:
        request._wagtail_route_for_request = RouteResult(page_at(roots[0].root_path + path))
