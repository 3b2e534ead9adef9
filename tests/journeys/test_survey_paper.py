"""Who has no computer: a form on paper typed in by keyboard only, and a resident with a helper beside them."""

import random

import pytest
from playwright.sync_api import expect

from tests.journeys.acts import overflow, sign_in
from tests.journeys.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
SURVEY = "ontmoeten-in-de-buurt"


def press(page, *typed):
    """Type in each field and go on with Enter; an empty one is passed."""
    for text in typed:
        page.keyboard.type(text)
        page.keyboard.press("Enter")


def test_a_clerk_types_in_a_form_without_leaving_the_keyboard(visit):
    page, number = sign_in(visit(DESK), "communicatie"), str(random.randint(1, 99999))  # noqa: S311
    page.goto(f"/invoer/{SURVEY}/")
    page.get_by_label("Naam van de stapel").fill(f"Post {number}")
    page.get_by_label("Binnengekomen op").fill("3-6-2026")
    page.keyboard.press("Enter")

    for time in range(2):
        expect(page.get_by_label("Nummer of code van het formulier")).to_be_focused()
        press(page, number)
        if time == 0:
            expect(page.get_by_label("Hebt u genoeg contact met anderen?")).to_be_focused()
            press(page, "2", "13", "Bij de brug")
            expect(page.get_by_text("Op straat")).to_have_attribute("data-picked", "")
            page.keyboard.press("Control+Enter")
            expect(page.get_by_text("Dit formulier telt mee.")).to_be_visible()

    expect(page.get_by_role("main")).to_contain_text("Dit formulier telt al mee. Er is niets bewaard.")
    expect(page.get_by_role("main")).to_contain_text("1 formulier telt mee")


def test_a_resident_answers_with_a_helper_and_the_screen_empties(visit):
    page = sign_in(visit(PHONE), "communicatie")
    page.goto(f"/enquetes/{SURVEY}/hulp/")
    page.get_by_role("button", name="Begin samen").click()
    expect(page.get_by_role("main")).to_contain_text("Vraag of de persoon het goed vindt.")
    page.get_by_label("De persoon vindt het goed").check()
    page.get_by_role("button", name="Begin samen").click()

    expect(page.get_by_text("U vult dit samen in.")).to_be_visible()
    assert overflow(page) == 0
    page.get_by_label("Te weinig", exact=True).check()
    page.get_by_role("button", name="Volgende").click()
    page.wait_for_url("**/vraag/2/")
    page.goto(f"/enquetes/{SURVEY}/overzicht/")
    page.get_by_role("button", name="Verstuur").click()

    expect(page.get_by_role("main")).to_contain_text("Het scherm wordt leeg over")
    page.get_by_role("button", name="Laat het scherm staan").click()
    expect(page.get_by_role("main")).to_contain_text("Het scherm blijft staan.")
    page.get_by_role("button", name="Maak het scherm nu leeg").click()
    expect(page.get_by_role("button", name="Begin samen")).to_be_visible()
    page.goto(f"/enquetes/{SURVEY}/verstuurd/")
    expect(page.get_by_text("Uw bewijs")).to_have_count(0)
