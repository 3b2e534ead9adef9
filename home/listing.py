"""Lists of pages in parts, with clear answers to strange page numbers."""

from django.core.paginator import Paginator

PER_PAGE = 12
PARAMETER = "pagina"


def part_of(things, asked):
    """(page, is_known): the page somebody asked for, or the first one when there is no such page."""
    paginator = Paginator(things, PER_PAGE)
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 0
    is_known = 1 <= number <= paginator.num_pages
    return paginator.page(number if is_known else 1), is_known
