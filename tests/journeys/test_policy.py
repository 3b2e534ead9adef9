"""No page breaks the content policy or asks another host: public pages, account pages and the whole editor."""

import re
from urllib.parse import urldefrag, urlsplit

import pytest

from tests.journeys.conftest import DESK

pytestmark = pytest.mark.browser

# Not a page, or the way out.
SKIPPED = re.compile(r"\.ics$|\.pdf$|logout|/static/|/media/|/live/|/kopie/|export=|\.json|/documenten/")
WATCH = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error("policy:", event.violatedDirective, event.blockedURI, event.sample))"""
MOST = 90


def shape(address):
    """Addresses that differ in a number only are one kind of page."""
    parts = urlsplit(address)
    return re.sub(r"\d+", "1", parts.path) + re.sub(r"=[^&]*", "", parts.query)


def kind(address):
    """One page in each folder of our own is enough of its kind."""
    path = shape(address)
    return re.sub(r"^/(nieuws|verhalen|begrippen|meedoen|doelgroepen|buurten)/[^/]+/", r"/\1/een/", path)


def crawl(page, city, starts):
    waiting, seen, broken = [city + start for start in starts], set(), []
    while waiting and len(seen) < MOST:
        address = waiting.pop(0)
        if kind(address) in seen:
            continue
        seen.add(kind(address))
        answer = page.goto(address)
        if answer.status >= 500 or "content-security-policy" not in answer.headers:
            broken.append((answer.status, address))
        links = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        for link in (urldefrag(link)[0] for link in links):
            if link.startswith(city) and not SKIPPED.search(link):
                waiting.append(link)
    assert broken == []
    return seen


def sign_in(page, email):
    page.goto(f"/accounts/login/?email={email}")
    page.get_by_label("Uw wachtwoord").fill("samenspraak")
    page.locator("main form").first.get_by_role("button").click()
    page.wait_for_url("**/mijn/")


def test_public_pages_keep_to_the_policy(visit, city):
    page = visit()
    page.add_init_script(WATCH)

    seen = crawl(page, city, ["/", "/accounts/login/", "/accounts/password/reset/", "/postvak/"])

    assert len(seen) > 20


@pytest.mark.parametrize("who", ["inwoner", "moderator"])
def test_pages_of_people_keep_to_the_policy(visit, city, who):
    page = visit()
    page.add_init_script(WATCH)
    sign_in(page, f"{who}@demo.example")

    seen = crawl(
        page, city, ["/mijn/", "/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/password/change/"]
    )

    assert {"/mijn/gegevens/", "/accounts/sessions/"} <= seen


def test_the_editor_keeps_to_the_policy(visit, city):
    page = visit(viewport=DESK)
    page.add_init_script(WATCH)
    sign_in(page, "beheer@demo.example")

    seen = crawl(page, city, ["/beheer/pages/", "/beheer/"])

    assert {"/beheer/pages/1/edit/", "/beheer/users/"} & seen
    assert len(seen) > 50
