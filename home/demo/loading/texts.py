"""From the light text of the files to what an editor would have made of it."""

from home.demo.loading.reading import prose, read
from home.light_markup import to_html


def html(text):
    return to_html(prose(text))


def body(text):
    """One block of text, or nothing."""
    return [("text", html(text))] if text else []


def lines(items):
    return "\n".join(items or [])


def section(item):
    """A part with a heading of its own, that a link can lead to."""
    value = {
        "anchor": item["slug"],
        "title": item["title"],
        "text": html(item["text"]),
        "points": item.get("points", []),
        "source": item["source"] or "",
    }
    return ("section", value)


def documents():
    return read("documents")["documents"]
