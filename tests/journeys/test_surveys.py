"""Answering a survey on a telephone: to the end, on another device, without script, without a connection."""

import re

import pytest
from playwright.sync_api import expect

from surveys.answering.models import Waiting
from tests.factories.surveys import VersionFactory, options, question, story
from tests.journeys.acts import overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ASKED = [
    question("q1", "one_choice", "Hoe woont u?", options=options(a1="Alleen", a2="Samen"), other=True),
    question("q2", "ranking", "Wat telt het meest?", options=options(a1="Winkel", a2="Bus", a3="Buren")),
    question("q3", "vision", "Oud worden in 2030", story=story("Toos is 82.", "Haar buren koken.")),
    question("q4", "long_text", "Wat hebt u nodig?"),
]


@pytest.fixture(autouse=True, scope="module")
def beside_a_loop():
    """Playwright keeps a loop running, which Django takes for asynchronous code."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def city(live_server):
    """A server on the database of this test, with one survey."""
    VersionFactory(survey__slug="oud-worden", definition=ASKED)
    return live_server.url


def begin(page):
    page.goto("/enquetes/oud-worden/")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vraag 1 van 4")
    return page


def on(page, name="Volgende"):
    page.get_by_role("button", name=name, exact=True).click()


def answer_all(page):
    page.get_by_label("Samen").check()
    on(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vraag 2 van 4")
    page.get_by_role("button", name=re.compile("Omhoog.*Buren")).click()
    expect(page.locator(".ranking__label").nth(1)).to_have_text("Buren")
    on(page)
    page.get_by_label("Haar buren koken.").check()
    page.get_by_label("Waarover twijfelt u?").fill("Over de trap")
    on(page)
    page.get_by_label("Wat hebt u nodig?").fill("Een bank")
    on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk uw antwoorden na")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_somebody_answers_on_a_telephone(visit, script):
    page = begin(visit(java_script_enabled=script))

    answer_all(page)
    on(page, "Verstuur mijn antwoorden")

    expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn verstuurd")
    expect(page.locator(".receipt__code")).to_have_text(re.compile(r"^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$"))
    waiting = Waiting.objects.get()
    assert waiting.answers == {"q1": "a2", "q2": ["a1", "a3", "a2"], "q3": {"marked": ["s2"]}}
    assert waiting.texts == {"q3.doubts": "Over de trap", "q4": "Een bank"}


def test_somebody_goes_on_at_another_device(visit):
    phone, library = begin(visit()), visit()
    phone.get_by_label("Samen").check()
    on(phone, "Later verdergaan")
    code = phone.locator(".receipt__code").inner_text()

    library.goto("/verder/")
    library.get_by_label("Uw code om verder te gaan").fill(code.lower().replace("-", " "))
    on(library, "Verder")

    expect(library.get_by_label("Samen")).to_be_checked()


def test_what_is_typed_survives_a_lost_connection(visit):
    page = begin(visit())
    for number in (2, 3, 4):
        on(page, "Sla over")
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"Vraag {number} van 4")
    page.get_by_label("Wat hebt u nodig?").fill("Een bank")

    page.context.set_offline(True)
    on(page)
    expect(page.get_by_role("status")).to_contain_text("Geen verbinding")
    expect(page.get_by_label("Wat hebt u nodig?")).to_have_value("Een bank")
    page.context.set_offline(False)

    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk uw antwoorden na")
    expect(page.get_by_text("Een bank")).to_be_visible()


def test_a_refused_answer_takes_the_focus_to_what_to_mend(visit):
    page = begin(visit())

    on(page)

    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page).to_have_title(re.compile("^Verbeter dit: Vraag 1 van 4"))


def test_no_question_scrolls_sideways_on_a_narrow_screen(visit):
    page = begin(visit(viewport={"width": 320, "height": 640}))

    for number in range(1, 5):
        page.goto(f"/enquetes/oud-worden/vraag/{number}/")
        assert overflow(page) == 0
