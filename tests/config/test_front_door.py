"""A kept page leaves before Django is asked; everything else goes on to Django."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from config.front_door import FrontDoor, scheme_of
from config.page_cache import PageCacheMiddleware, public_page, purge, purge_path


class Site:
    """A site of one public page behind the front door; counts how often Django is asked."""

    def __init__(self):
        self.asked = 0
        self.door = FrontDoor(self.django)

    def django(self, environ, start_response):
        self.asked += 1
        response = PageCacheMiddleware(public_page(lambda request: HttpResponse("agenda")))(self.request)
        start_response("200 OK", list(response.items()))
        return [response.content]

    def get(self, path="/agenda/", method="get", **headers):
        headers = {"host": "localhost", "accept-encoding": "gzip", **headers}
        self.request = getattr(RequestFactory(), method)(path, headers=headers)
        answer = {}
        body = self.door(
            self.request.META, lambda status, headers: answer.update(status=status, **dict(headers))
        )
        return answer, b"".join(body)


@pytest.fixture
def site():
    return Site()


def test_a_kept_page_leaves_without_django(site):
    _answer, first = site.get()
    answer, second = site.get()

    assert site.asked == 1
    assert (answer["status"], answer["Content-Encoding"]) == ("200 OK", "gzip")
    assert gzip.decompress(second) == first == b"agenda"


@pytest.mark.parametrize("forget", [purge, lambda: purge_path("/agenda/")], ids=["all", "this page"])
def test_what_is_purged_is_made_anew(site, forget):
    site.get()
    forget()
    site.get()

    assert site.asked == 2


@pytest.mark.parametrize(
    "other",
    [
        {"path": "/agenda/?pagina=2"},
        {"path": "/agénda/"},
        {"method": "post"},
        {"method": "head"},
        {"accept-encoding": "identity"},
        {"host": "elders.example"},
    ],
    ids="".join,
)
def test_what_is_unusual_goes_on_to_django(site, other):
    site.get()
    site.get(**other)

    assert site.asked == 2


def test_nothing_leaves_when_pages_are_not_kept(site, settings):
    settings.PAGE_CACHE_SECONDS = 0
    site.get()
    site.get()

    assert site.asked == 2


@pytest.mark.parametrize("said", [None, "https", "http", "https, http", " https"])
def test_the_scheme_is_the_one_django_sees(settings, said):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = RequestFactory().get("/", **({"HTTP_X_FORWARDED_PROTO": said} if said else {}))

    assert scheme_of(request.META) == request.scheme
