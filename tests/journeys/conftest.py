"""Journeys in a real browser through a real server with the demo city."""

import pytest
from playwright.sync_api import sync_playwright

from tests.prepared import running_city
from tests.services import CHROMIUM, CHROMIUM_FLAGS, missing

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1100, "height": 900}


@pytest.fixture(scope="session")
def city(tmp_path_factory):
    """The address of a served demo city."""
    with running_city(tmp_path_factory.mktemp("city")) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    """A browser per file: Playwright keeps a loop running while it lives, and other tests need to start their own."""
    if not CHROMIUM:
        missing("Chromium is not installed: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, city):
    """Make a page for one person; afterwards no page may have complained or asked another host."""
    contexts, complaints = [], []

    def new_page(viewport=PHONE, **options):
        options = {"base_url": city, "viewport": viewport, "locale": "nl-NL", **options}
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda request: complaints.append(request.url) if is_foreign(request, city) else None
        )
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert complaints == []


def is_complaint(message):
    # Chromium logs a refused status (404, 422) as an error too; those are answers, not complaints.
    # A page that tries to reach its room again while the network is away says so too.
    answers = ("Failed to load resource", "net::ERR_INTERNET_DISCONNECTED")
    return message.type == "error" and not any(answer in message.text for answer in answers)


def is_foreign(request, city):
    # The same server by its other name: security keys do not work for an address in numbers.
    ours = (city, city.replace("http", "ws", 1), city.replace("127.0.0.1", "localhost"))
    return not request.url.startswith((*ours, "data:", "blob:"))
