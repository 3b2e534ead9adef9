"""The only place where text from outside is cleaned, and the only one that calls anything safe.

People write plain text. It is cleaned once when it comes in (bleach, then nh3: bleach is out of maintenance) and once
more, after our own links and line breaks, each time it is shown. Both are slow on hostile input, so a length limit
always stands before them.
"""

import html
import re
import unicodedata

import bleach
import nh3
from django.utils.html import linebreaks, urlize
from django.utils.safestring import mark_safe

LONGEST = 10_000  # characters; forms have their own, lower limit
TAGS = {"p", "br", "a"}
SCHEMES = {"http", "https", "mailto"}
ADDRESS = re.compile(r"(?:https?://|mailto:)[!-~]+")
# Joiners make emoji and some scripts; other invisible signs turn text around or hide it.
KEPT_INVISIBLE = {"\u200c", "\u200d"}
STACKED_MARKS = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)


def sanitise(text):
    """Plain text without markup, without invisible signs that change the page around it."""
    if len(text) > LONGEST:
        raise ValueError("Check the length before cleaning.")
    text = bleach.clean(text, tags=set(), attributes={}, protocols=set(), strip=True)
    text = nh3.clean(text, tags=set(), attributes={}, clean_content_tags={"script", "style"})
    return tidy(html.unescape(text))


def tidy(text):
    """The same words in one way of writing: normal form, plain line ends, at most one empty line."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(sign for sign in text if may_stay(sign))
    text = STACKED_MARKS.sub(r"\1", text)
    text = re.sub(r"[^\S\n]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def may_stay(sign):
    return (
        sign == "\n" or sign in KEPT_INVISIBLE or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"}
    )


def has_words(text):
    """Something that can be seen: a letter, a digit, a sign or an emoji."""
    return any(unicodedata.category(sign)[0] in "LNPS" for sign in text)


def only_known_addresses(tag, attribute, value):
    """nh3 lets odd schemes pass that no browser runs today; we name what we know instead."""
    return value if attribute != "href" or ADDRESS.fullmatch(value) else None


def sanitised(text):
    """Plain text as HTML: our line breaks, our links, and whatever it holds besides is shown as text."""
    shown = linebreaks(urlize(str(text)[:LONGEST], nofollow=True, autoescape=True))
    cleaned = nh3.clean(
        shown,
        tags=TAGS,
        attributes={"a": {"href"}, "*": set()},
        attribute_filter=only_known_addresses,
        url_schemes=SCHEMES,
        clean_content_tags={"script", "style"},
        link_rel="nofollow noopener noreferrer",
    )
    return mark_safe(cleaned)  # noqa: S308 (nh3 just cleaned it)
