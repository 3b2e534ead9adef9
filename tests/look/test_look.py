"""What holds for every page's face: its weight, its colours, its templates."""

import gzip
import re
from itertools import product

import pytest

from config import ROOT
from home.colours import COLOURS, contrast

STATIC = ROOT / "site" / "static"
TEMPLATES = ROOT / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
TOKENS = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")


def colours(text, mode):
    """{token: colour} of one mode: 0 is light, 1 is dark."""
    base = dict(re.findall(r"(--gemeente-[\w-]+): (#\w{6});", TOKENS))
    found = {}
    for name, value in re.findall(r"(--[\w-]+): (light-dark\(.+\)|var\(.+\)|#\w{6});", text):
        both = re.findall(r"#\w{6}|--gemeente-[\w-]+", value)
        colour = both[mode] if len(both) == 2 else both[0]
        found.setdefault(name, base.get(colour, colour))
    return found


NORMAL = TOKENS[TOKENS.index("color-scheme: light dark") : TOKENS.index("@media")]
MORE = TOKENS[TOKENS.index(':root[data-contrast="more"]') :]
TEXT = [("--ink", 7), ("--muted", 6.9), ("--action", 6.9), ("--late", 6.3), ("--kept", 5.9)]


def test_the_settings_start_from_the_colours_of_the_look():
    tokens = dict(re.findall(r"--gemeente-([\w-]+): (#\w{6});", TOKENS))

    assert tokens == {token: colour for token, _words, colour in COLOURS.values()}


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "least"), TEXT)
@pytest.mark.parametrize("ground", ["--paper", "--surface"])
def test_text_stands_out_from_its_ground(mode, name, least, ground):
    found = colours(NORMAL, mode)

    assert contrast(found[name], found[ground]) >= least


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("--on-action", "--action"),
        ("--on-sun", "--sun"),
        ("--ink", "--action-soft"),
        ("--ink", "--late-soft"),
    ],
)
def test_text_stands_out_from_a_colour(mode, text, ground):
    found = colours(NORMAL, mode)

    assert contrast(found[text], found[ground]) >= 7


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("line", "ground"),
    list(product(["--line-control", *(f"--spoor-{n}" for n in range(1, 7))], ["--paper", "--surface"])),
)
def test_lines_of_controls_and_shapes_can_be_seen(mode, line, ground):
    found = colours(NORMAL, mode)

    assert contrast(found[line], found[ground]) >= 3


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["--ink", "--muted", "--action", "--late", "--kept"])
def test_more_contrast_is_more(mode, name):
    found = colours(MORE, mode)

    assert contrast(found[name], found["--paper"]) >= 10


def test_both_doors_to_more_contrast_say_the_same():
    wish, button = re.findall(r":root(?::not)?\(?\[data-contrast=.*?\{(.*?)\}", TOKENS, re.DOTALL)

    assert wish.split() == button.split()


def test_styles_and_scripts_stay_light():
    files = [STATIC / "css" / "samenspraak.css", *(STATIC / "js").rglob("*.js")]

    assert sum(len(gzip.compress(path.read_bytes())) for path in files) < 30_000


def test_nothing_is_fetched_from_elsewhere():
    sheet = (STATIC / "css" / "samenspraak.css").read_text(encoding="utf-8")

    assert not re.findall(r"url\([\"']?(?:https?:)?//[^)]*", sheet)
    assert "@import" not in sheet


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_says_what_it_takes(path):
    text = path.read_text(encoding="utf-8")
    comment = re.search(r"{% comment %}(.*?){% endcomment %}", text, re.DOTALL)

    assert comment
    assert "ake" in comment[1]


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_a_template_keeps_to_the_policy(path):
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    is_mail = path.parent.name == "mail"

    assert "|safe" not in text
    assert not re.search(r"<script(?![^>]*(?:\bsrc=|application/json))|\son\w+=\"|javascript:", text)
    assert is_mail or not re.search(r"<style|\sstyle=\"", text)
