"""What is looked up for every page, kept until something on the public site changes."""

import hashlib

from django.core.cache import cache

from config.page_cache import GENERATION

KEPT_SECONDS = 300


def generation_of(request):
    """Looked up once for all parts of a page."""
    if not hasattr(request, "_generation"):
        request._generation = cache.get(GENERATION, 0)
    return request._generation


def kept(what, make):
    """`make()`, or what it gave before; what is None is not kept."""
    digest = hashlib.blake2b(what.encode(), digest_size=16).hexdigest()  # an address may be long
    key = f"kept:{cache.get(GENERATION, 0)}:{digest}"
    found = cache.get(key)
    if found is None:
        found = make()
        if found is not None:
            cache.set(key, found, KEPT_SECONDS)
    return found
