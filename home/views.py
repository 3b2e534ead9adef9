"""Pages of the site that are no Wagtail pages."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.views import serve

from config.page_cache import public_page
from home.identity import identity_of
from home.routing import route
from home.search import Asked, everything

FIRST_FEW = 3
PER_PAGE = 10


@require_safe
@public_page
def house_style(request):
    """The colours this municipality changed, after the stylesheet of the look."""
    site_identity, _menu = identity_of(request)
    return HttpResponse(site_identity.own_colours, content_type="text/css; charset=utf-8")


@require_safe
@public_page
@cache_control(no_store=True)
def search(request):
    """A few of every group, or one group page by page. Not kept: nobody needs to know what was asked."""
    asked = Asked(request.GET.get("q", ""))
    groups = everything(asked)
    kind = request.GET.get("soort", "")
    chosen = next((group for group in groups if group.key == kind), None)
    page, is_known = page_of(chosen, request.GET.get("pagina") or "1")
    context = {
        "asked": asked,
        "groups": [(group, group[:FIRST_FEW], more(asked, group)) for group in groups] if not chosen else [],
        "chosen": chosen,
        "page": page,
        "page_is_known": is_known,
        "count": sum(group.count for group in groups),
        "query": urlencode({"q": asked.text, "soort": kind}) + "&",
    }
    return render(request, "home/search.html", context, status=200 if is_known else 404)


def more(asked, group):
    """The address of everything in a group, when there is more than the first few."""
    return "?" + urlencode({"q": asked.text, "soort": group.key}) if group.count > FIRST_FEW else ""


def page_of(things, number):
    """(page, is_known): without a group there is only the first page."""
    paginator = Paginator(things if things is not None else [], PER_PAGE)
    try:
        return paginator.page(number), True
    except (EmptyPage, PageNotAnInteger, ValueError):
        return paginator.page(1), False


def tree_page(request, path):
    """A page of the tree, found in two queries and then served by Wagtail."""
    route(request, path)
    return serve(request, path)
