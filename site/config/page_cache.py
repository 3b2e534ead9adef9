"""Whole public pages, kept ready and served before anything else runs.

A view says `@public_page` when its page is the same bytes for everyone: no session, no token, no name.
Whoever changes what the public sees calls `purge()`, or `purge_path()` for one page.
"""

import functools
import gzip
import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

GENERATION = "pages"


def public_page(view):
    """Mark a view whose page is the same for everyone, so it may be kept."""

    @functools.wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.is_public_page = True
        return response

    return marked


def purge():
    """Forget all kept pages, in every process that shares the cache."""
    _next_generation(GENERATION)


def purge_path(path):
    """Forget one page, under every host and query, because something on it changed."""
    _next_generation(_generation_of(path))


def _generation_of(path):
    return f"{GENERATION}:{_digest(path)}"


def _next_generation(name):
    try:
        cache.incr(name)
    except ValueError:
        # Never a number that was used before: the cache may have thrown the old one away.
        cache.set(name, time.time_ns(), None)


def _digest(text):
    return hashlib.blake2b(text.encode(errors="surrogateescape"), digest_size=16).hexdigest()


def look_up(scheme, host, path, query):
    """(key, generations, kept page or None) of an address, in one question to the cache."""
    key = f"page:{_digest(f'{scheme}://{host}{path}?{query}')}"
    of_path = _generation_of(path)
    found = cache.get_many([GENERATION, of_path, key])
    generations = found.get(GENERATION, 0), found.get(of_path, 0)
    made_under, page = found.get(key, (None, None))
    return key, generations, page if made_under == generations else None


def look_up_request(request):
    host, query = request.META.get("HTTP_HOST"), request.META.get("QUERY_STRING", "")
    return look_up(request.scheme, host, request.path, query)


def may_be_kept(response):
    return (
        response.status_code == 200
        and getattr(response, "is_public_page", False)
        and not response.streaming
        and not response.cookies
        and "Content-Encoding" not in response
        and "Cookie" not in response.get("Vary", "")
        and "no-store" not in response.get("Cache-Control", "")
    )


def keeps_pages():
    return settings.PAGE_CACHE_SECONDS > 0


def may_be_looked_up(request):
    """Wagtail draws a preview by a request of its own (`is_dummy`), which may carry the address of a kept page."""
    return request.method == "GET" and keeps_pages() and not getattr(request, "is_dummy", False)


def packed(response):
    """(body, headers) to keep. Compressed once: the same for everyone, so there is no secret to guess from its size."""
    patch_vary_headers(response, ["Accept-Encoding"])
    body = gzip.compress(response.content, mtime=0)
    headers = {**response.headers, "Content-Encoding": "gzip", "Content-Length": str(len(body))}
    return body, list(headers.items())


def unpacked(request, page):
    """A kept page as an answer, compressed for whoever can read that."""
    body, headers = page[0], dict(page[1])
    if "gzip" not in request.META.get("HTTP_ACCEPT_ENCODING", ""):
        body = gzip.decompress(body)
        del headers["Content-Encoding"]
        headers["Content-Length"] = str(len(body))
    return HttpResponse(body, headers=headers)


class PageCacheMiddleware:
    """Stands before every other middleware; in production `config.front_door` stands before Django itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not may_be_looked_up(request):
            return self.get_response(request)
        key, generations, page = look_up_request(request)
        if page is not None:
            return unpacked(request, page)
        response = self.get_response(request)
        if may_be_kept(response):
            # The generations from before: what was purged while the page was made is not kept as new.
            cache.set(key, (generations, packed(response)), settings.PAGE_CACHE_SECONDS)
        return response
