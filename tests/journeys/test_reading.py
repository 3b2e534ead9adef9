"""Reading the agenda on a phone: from the front page to a spoor, its older edition, a tag and a word."""

import pytest
from playwright.sync_api import expect

from tests.journeys.acts import overflow

pytestmark = pytest.mark.browser


def test_a_resident_reads_the_agenda_on_a_phone(visit):
    page = visit()

    page.goto("/")
    page.get_by_role("link", name="Lees het verhaal").click()
    page.wait_for_url("**/agenda/")
    page.get_by_role("link", name="Wonen").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wonen")
    page.get_by_role("link", name="Inwoners zonder hulp").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Inwoners zonder hulp")
    assert overflow(page) <= 0


def test_an_old_edition_is_still_at_its_own_address(visit):
    page = visit()

    page.goto("/agenda/2019/")

    expect(page.get_by_role("main")).to_contain_text("Eén gezin, één plan")
    page.goto("/agenda/2020/")
    expect(page.get_by_role("main")).to_contain_text("Wonen als sleutelfactor")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("stemmen", "stem"), ("Integrale gezinsaanpak", "Eén gezin, één plan"), ("ouderen wonen", "Wonen")],
)
def test_search_finds_what_is_called_otherwise(visit, typed, found):
    page = visit()
    page.goto("/zoeken/")

    page.get_by_role("searchbox").first.fill(typed)
    page.get_by_role("searchbox").first.press("Enter")

    expect(page.get_by_role("main")).to_contain_text(found, ignore_case=True)
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()


def test_letters_contrast_and_colours_are_kept(visit):
    page = visit({"width": 1100, "height": 900})
    page.goto("/")

    page.get_by_role("button", name="Grotere letters").click()
    page.get_by_role("button", name="Donker").click()
    page.goto("/meedoen/")

    expect(page.locator("html")).to_have_attribute("data-text", "large")
    expect(page.locator("html")).to_have_attribute("data-colours", "dark")
