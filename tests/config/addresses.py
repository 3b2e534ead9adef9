"""Every address the project answers, with something filled in where it asks for it."""

import uuid

from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern

FILLED = {"int": 1, "slug": "iets", "str": "iets", "path": "iets.txt", "uuid": uuid.UUID(int=1)}


def filled(pattern):
    """The text of one part of an address, or None when it is a regular expression with holes."""
    route = str(pattern)
    if not isinstance(pattern, RoutePattern):
        plain = route.strip("^$").replace(r"\.", ".").replace(".*", "iets/")
        return None if set(plain) & set("()[]?*+\\") else plain
    for name, converter in pattern.converters.items():
        kind = next(
            (kind for kind in FILLED if f"<{kind}:{name}>" in route),
            "int" if "int" in type(converter).__name__.lower() else "str",
        )
        route = route.replace(f"<{kind}:{name}>", str(FILLED[kind])).replace(f"<{name}>", str(FILLED[kind]))
    return None if "<" in route else route


def walk(patterns, before=""):
    for entry in patterns:
        part = filled(entry.pattern)
        if part is None:
            continue
        if isinstance(entry, URLPattern):
            yield before + part
        else:
            yield from walk(entry.url_patterns, before + part)


def every_address():
    return sorted({f"/{address}" for address in walk(get_resolver().url_patterns)})


def read(response):
    """Take in an answer to its end, so that a file it comes from is closed."""
    return b"".join(response.streaming_content) if response.streaming else response.content
