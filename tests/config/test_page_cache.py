"""A kept page is served before anything else runs, and never holds what belongs to one person."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.page_cache import PageCacheMiddleware, public_page, purge


class Site:
    """A site of one page that counts how often it is made."""

    def __init__(self, view):
        self.view, self.made = view, 0

    def __call__(self, request):
        self.made += 1
        return self.view(request)

    def get(self, path="/", **headers):
        return PageCacheMiddleware(self)(RequestFactory().get(path, headers={"host": "localhost", **headers}))


@public_page
def agenda(request):
    headers = {"Content-Security-Policy": "default-src 'none'", "Content-Length": "6"}
    return HttpResponse("agenda", headers=headers)


def with_cookie(request):
    response = HttpResponse("hallo")
    response.set_cookie("sessionid", "x")
    return response


def vary_by_person(request):
    return HttpResponse("hallo", headers={"Vary": "Cookie"})


def refused(request):
    return HttpResponse("weg", status=404)


def test_a_public_page_is_made_once_and_keeps_its_headers():
    site = Site(agenda)

    first, second = site.get(), site.get()

    assert site.made == 1
    assert (second.content, dict(second.headers)) == (first.content, dict(first.headers))


def test_a_kept_page_is_compressed_for_who_can_read_that():
    site = Site(agenda)
    site.get()

    kept = site.get(**{"accept-encoding": "gzip, br"})

    assert gzip.decompress(kept.content) == b"agenda"
    assert kept["Content-Encoding"] == "gzip"
    assert kept["Content-Length"] == str(len(kept.content))
    assert kept["Vary"] == "Accept-Encoding"


def test_a_page_purged_while_it_was_made_is_not_kept_as_new():
    @public_page
    def overtaken(request):
        purge()
        return HttpResponse("oud")

    site = Site(overtaken)
    site.get()
    site.get()

    assert site.made == 2


def test_a_purge_makes_the_page_anew():
    site = Site(agenda)
    site.get()

    purge()
    site.get()

    assert site.made == 2


def test_another_query_is_another_page():
    site = Site(agenda)

    site.get("/?pagina=1")
    site.get("/?pagina=2")

    assert site.made == 2


@pytest.mark.parametrize("view", [with_cookie, vary_by_person, refused], ids=lambda view: view.__name__)
def test_what_is_personal_or_refused_is_never_kept(view):
    site = Site(public_page(view))

    site.get()
    site.get()

    assert site.made == 2


def test_what_is_not_marked_public_is_never_kept():
    site = Site(lambda request: HttpResponse("mijn"))

    site.get()
    site.get()

    assert site.made == 2


def test_nothing_is_kept_when_the_cache_is_off(settings):
    settings.PAGE_CACHE_SECONDS = 0
    site = Site(agenda)

    site.get()
    site.get()

    assert site.made == 2
