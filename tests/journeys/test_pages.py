"""Every kind of page, on a phone and at a desk, by day and by night: readable, reachable, well made."""

import json
import shutil
import subprocess
from itertools import product

import pytest

from config import ROOT
from tests.journeys.acts import begin_survey, overflow, send_survey, sign_in
from tests.journeys.addresses import ANSWERING, PERSONAL, PUBLIC
from tests.journeys.conftest import DESK, PHONE
from tests.services import missing

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
NARROW = {"width": 320, "height": 700}
SCREENS = list(product((PHONE, DESK), ("light", "dark")))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def axe():
    if not AXE.exists():
        missing("axe-core is not installed: npm ci")
    return AXE.read_text(encoding="utf-8")


def violations(page, axe):
    page.evaluate(axe)
    found = page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(TAGS)}}})")
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found["violations"] for node in rule["nodes"]]


def audit(page, addresses, axe):
    """{address: violations} of the addresses that have any."""
    found = {}
    for address in addresses:
        page.goto(address)
        if problems := violations(page, axe):
            found[address] = problems
    return found


def everybodys_pages(page):
    """The address of every kind of page that needs no account, also those of somebody who is answering a survey."""
    yield from PUBLIC
    begin_survey(page)
    yield from ANSWERING
    yield send_survey(page)


@pytest.mark.parametrize(("viewport", "scheme"), SCREENS, ids=lambda value: str(value)[:14])
def test_axe_finds_nothing_on_public_pages(visit, axe, viewport, scheme):
    page = visit(viewport, color_scheme=scheme, reduced_motion="reduce")

    assert audit(page, everybodys_pages(page), axe) == {}


@pytest.mark.parametrize("who", sorted(PERSONAL))
@pytest.mark.parametrize(("viewport", "scheme"), SCREENS[::3], ids=lambda value: str(value)[:14])
def test_axe_finds_nothing_on_pages_of_ones_own(visit, axe, who, viewport, scheme):
    page = sign_in(visit(viewport, color_scheme=scheme, reduced_motion="reduce"), who)

    assert audit(page, PERSONAL[who], axe) == {}


def test_nobody_scrolls_sideways_at_320_pixels(visit):
    page = visit(NARROW)

    wide = {}
    for address in everybodys_pages(page):
        page.goto(address)
        wide[address] = overflow(page)

    assert {address: pixels for address, pixels in wide.items() if pixels > 0} == {}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nobody_scrolls_sideways_at_twice_the_text(visit, viewport):
    page = visit(viewport)

    wide = {}
    for address in everybodys_pages(page):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[address] = overflow(page)

    assert {address: pixels for address, pixels in wide.items() if pixels > 0} == {}


def test_the_html_is_valid(visit, tmp_path):
    if not VALIDATE.exists() or not shutil.which("node"):
        missing("html-validate is not installed: npm ci")
    page = visit(java_script_enabled=False)
    for number, address in enumerate(everybodys_pages(page)):
        answer = page.request.get(address)
        (tmp_path / f"{number:02}.html").write_bytes(answer.body())

    config = str(ROOT / "tests" / "journeys" / "html-validate.json")
    command = [str(VALIDATE), "--config", config, "--formatter", "text", str(tmp_path / "*.html")]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout[:6000]
