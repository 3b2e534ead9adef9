"""Every address the project answers, read from the resolver itself."""

from django.urls import URLPattern, get_resolver


def all_addresses(patterns=None, prefix=""):
    """The route of every address, e.g. `meedoen/<slug:slug>/`."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from all_addresses(pattern.url_patterns, route)
