"""Hostile inputs: those of hostile.txt, picked by hand, and families that are made here."""

import itertools
import os
import random
import re
from pathlib import Path

ESCAPE = re.compile(r"\\u([0-9a-f]{4})")

TAGS = """
a abbr audio b base body br button canvas details dialog div embed form frame html iframe image img input isindex
keygen label li link marquee math meta object ol option p param plaintext q select slot source span style sub svg
table td template textarea title track ul video x-y
"""
EVENTS = """
onabort onanimationend onanimationstart onauxclick onbeforeinput onbeforetoggle onblur oncanplay onclick
oncontextmenu oncopy oncut ondblclick ondrag onerror onfocus onfocusin onhashchange oninput oninvalid onkeydown onload
onloadstart onmessage onmousemove onmouseover onpageshow onpaste onpointerdown onpointerenter onresize onscroll
onselect onstart onsubmit ontoggle ontouchstart ontransitionend onwheel
"""
SCHEMES = [
    "javascript:alert(1)",
    "vbscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//kwaad.example",
]
PLACES = [
    '<a href="{}">x</a>',
    "<a href={}>x</a>",
    '<img src="{}">',
    '<iframe src="{}"></iframe>',
    '<form action="{}"><button>x</button></form>',
    '<svg><a xlink:href="{}"><text y=20>x</text></a></svg>',
    '<object data="{}"></object>',
    "zie {} voor meer",
]
SIGNS = [
    *range(0x21), *range(0x7F, 0xA1), 0xAD, 0x034F, 0x061C, 0x1680, 0x180E, *range(0x2000, 0x2010),
    *range(0x2028, 0x2030), *range(0x205F, 0x2070), 0x3000, 0xFEFF, *range(0xFFF9, 0xFFFE), 0xE0001,
]  # fmt: skip
INSIDE = [
    "<scr{}ipt>alert(1)</script>",
    "<a href='java{}script:alert(1)'>x</a>",
    "<img{}src=x{}onerror=alert(1)>",
]
WRAPPERS = [
    "<svg>{}</svg>", "<math>{}</math>", "<svg><foreignObject>{}", "<math><mtext>{}", "<svg><desc>{}", "<svg><style>{}",
    "<noscript>{}</noscript>", "<template>{}</template>", "<select>{}</select>", "<table>{}</table>", "<title>{}",
    "<textarea>{}", "<xmp>{}", "<!--{}-->", "<![CDATA[{}]]>", "<p title=\"{}\">", "<style>{}</style>", "</p>{}<p>",
    "<form><math><mtext></form><form><mglyph><style></math>{}", "<iframe srcdoc='{}'></iframe>",
]  # fmt: skip
CORES = [
    "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<script>alert(1)</script>",
    "</style><svg onload=alert(1)>",
    "</title><script>alert(1)</script>", "--><img src=x onerror=alert(1)>", "<a href=javascript:alert(1)>x</a>",
    "&lt;img src=x onerror=alert(1)&gt;", "\" onmouseover=alert(1) x=\"", "<details open ontoggle=alert(1)>",
]  # fmt: skip


def picked():
    """The lines of hostile.txt."""
    lines = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line and not line.startswith("# "):
            signs = ESCAPE.sub(lambda found: chr(int(found[1], 16)), line)
            yield signs.replace("\\n", "\n").replace("\\\\", "\\")


def made():
    """Every tag with every event in three writings, schemes in places, signs inside words, wrappers in wrappers."""
    for tag, event in itertools.product(TAGS.split(), EVENTS.split()):
        yield f"<{tag} {event}=alert(1) src=x href=x autofocus tabindex=0>x</{tag}>"
        yield f"<{tag}/{event.upper()}='alert(1)'/src=x>"
    for place, scheme in itertools.product(PLACES, SCHEMES):
        yield place.format(scheme)
        yield place.format("".join(f"&#{ord(sign)};" for sign in scheme))
        yield place.format(scheme.upper())
    for inside, sign in itertools.product(INSIDE, SIGNS):
        yield inside.replace("{}", chr(sign))
    for outer, inner, core in itertools.product(WRAPPERS, WRAPPERS, CORES):
        yield outer.format(inner.format(core))


def soups(count, seed=1):
    """Tags, attributes, half-open quotes and entities thrown together by a grammar; the same for the same seed."""
    dice = random.Random(seed)
    tags, events = TAGS.split(), EVENTS.split()

    def value():
        return dice.choice(
            ["", "x", "alert(1)", *SCHEMES, "'", "&quot;onload=alert(1)", "\u200bjavascript:alert(1)"]
        )

    def attribute():
        quote = dice.choice(['"', "'", "", "`"])
        name = dice.choice(
            [dice.choice(events), "href", "src", "style", "srcdoc", "xlink:href", "id", "class"]
        )
        return f"{dice.choice([' ', '/', chr(9), chr(10), ' ' * 3])}{name}={quote}{value()}{dice.choice([quote, ''])}"

    def piece():
        tag = dice.choice(tags)
        opening = (
            f"<{tag}{''.join(attribute() for _ in range(dice.randrange(3)))}{dice.choice(['>', '/>', ''])}"
        )
        return dice.choice(
            [opening, opening, f"</{tag}>", *CORES[:3], "<!--", "-->", "]]>", "<![CDATA[", "&lt", "tekst"]
        )

    for _ in range(count):
        yield "".join(piece() for _ in range(dice.randrange(1, 9)))


# 60,000 of them (reliability G25) take minutes: HOSTILE_SOUPS=60000 runs those.
SOUPS = int(os.environ.get("HOSTILE_SOUPS", "2000"))


def all_inputs():
    return [*picked(), *made(), *soups(SOUPS)]


# Shapes that make parsers slow, to be repeated up to a hundred thousand characters.
SHAPES = [
    "<b>", "<i><p>", "<a><b>", "<div>", "<svg>", "<table><td>", "<!--", "<!-- -->", "<![CDATA[", "&", "&amp;", "&#",
    "<",    "</", "<a href='", '<a href="javascript:', "<p x=", "http://a.", "a@b.", "www.a.nl/(", "\n", " \n",
    "\u0301", "e\u0301",
    "\u202e", "<select><option>", "<math><mtext>", "<a b='\">",
]  # fmt: skip
