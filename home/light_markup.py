"""From plain text with light markup to the HTML that the editor keeps: paragraphs, "## " headings, "- " items."""

from itertools import groupby

from django.utils.html import escape


def _kind(line):
    if line.startswith("- "):
        return "list"
    return "heading" if line.startswith("## ") else "text"


def _html(kind, lines):
    if kind == "list":
        return f"<ul>{''.join(f'<li>{escape(line[2:])}</li>' for line in lines)}</ul>"
    if kind == "heading":
        return "".join(f"<h2>{escape(line[3:])}</h2>" for line in lines)
    return f"<p>{escape(' '.join(lines))}</p>"


def to_html(text):
    """Everything is escaped, so the text cannot bring markup of its own."""
    parts = (text or "").replace("\r\n", "\n").strip().split("\n\n")
    html = []
    for part in parts:
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        html += [_html(kind, list(group)) for kind, group in groupby(lines, _kind)]
    return "".join(html)
