"""The list of processes and the page of one, the same for everyone."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from config.page_cache import public_page
from dialogue.processes.filters import narrowed
from dialogue.processes.models import Process

PER_PAGE = 12


def page_of(things, number):
    """(page, is_known): the page with this number, or the first one when there is no such page."""
    paginator = Paginator(things, PER_PAGE)
    try:
        return paginator.page(number), True
    except (EmptyPage, PageNotAnInteger):
        return paginator.page(1), False


@require_safe
@public_page
def process_list(request):
    filters, processes = narrowed(request.GET)
    page, is_known = page_of(processes.for_list(), request.GET.get("pagina") or 1)
    found = is_known and not filters.unknown
    context = {
        "filters": filters,
        "page": page,
        "page_is_known": is_known,
        "pages": [(number, filters.page_address(number)) for number in page.paginator.page_range],
    }
    return render(request, "dialogue/processes/list.html", context, status=200 if found else 404)


@require_safe
@public_page
def process_detail(request, slug):
    process = get_object_or_404(Process.objects.public().for_page(), slug=slug)
    return render(request, "dialogue/processes/detail.html", {"process": process})
