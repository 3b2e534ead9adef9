"""Nobody speaks into a void: a harvest with known figures is answered, and the register shows what was promised."""

import shutil
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.acts import overflow, sign_in
from tests.journeys.city import environment, free_port, manage, serving
from tests.journeys.conftest import DESK
from tests.prepared import demo_city

pytestmark = pytest.mark.browser
HARVEST = "/meedoen/routekaart-2019/opbrengst/"
MAKE = "from tests.journeys.harvest import make; make()"


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("harvest")


@pytest.fixture(scope="module")
def city(data_dir):
    """A city of its own, in which a harvest waits to be published."""
    env = environment(data_dir, free_port())
    demo_city(data_dir)
    manage("shell", "-v", "0", "-c", MAKE, env=env)
    with serving(env) as address:
        yield address


def numbers(page):
    """What the large figures on top say: {word: number}."""
    found = page.locator(".tally").first.get_by_role("listitem").all_inner_texts()
    return {words: int(number) for number, words in (text.split(maxsplit=1) for text in found)}


def test_the_harvest_is_answered_in_one_go(visit):
    official, resident = sign_in(visit(DESK), "ambtenaar"), sign_in(visit(), "inwoner")
    resident.goto(HARVEST)
    expect(resident.get_by_role("heading", level=1)).not_to_have_text("Wat het opleverde")

    # What is missing is told, with the way to mend it.
    official.goto(f"{HARVEST}werk/publiceren/")
    official.get_by_role("button", name="Publiceer alles").click()
    expect(official.get_by_text("Er ontbreekt één ding")).to_be_visible()
    official.get_by_role("link", name="heeft geen antwoord").click()
    official.get_by_label("later", exact=True).check()
    official.get_by_label("Wie beslist").fill("Het college")
    official.get_by_role("button", name="Bewaren").click()
    expect(official.get_by_role("alert")).to_contain_text("Waarom")
    official.get_by_label("Waarom").fill("Reden van thema 46.")
    official.get_by_label("U hoort het uiterlijk op").fill(str(date.today() + timedelta(days=60)))  # noqa: DTZ011
    official.get_by_role("button", name="Bewaren").click()

    official.goto(f"{HARVEST}werk/publiceren/")
    official.get_by_role("button", name="Publiceer alles").click()
    expect(official.get_by_role("heading", level=1)).to_have_text("Wie krijgt een brief")
    expect(official.locator("tbody tr")).to_have_count(4)

    resident.goto(HARVEST)
    assert numbers(resident) == {
        "bijdragen": 214,
        "thema's": 46,
        "overgenomen": 21,
        "deels overgenomen": 15,
        "niet overgenomen": 7,
        "later": 3,
    }
    expect(resident.get_by_text("Reden van thema")).to_have_count(46)
    expect(resident.get_by_role("main")).to_contain_text("Mensen deden mee in 9 vormen.")
    expect(resident.get_by_role("main")).to_contain_text("Zegt het tegenovergestelde van thema 2")
    for count, code in ((14, "A"), (11, "B"), (12, "C"), (9, "D")):
        assert resident.locator(".tally--small li", has_text=f"{code}: ").inner_text().startswith(f"{count} ")
    assert overflow(resident) == 0

    resident.get_by_role("link", name="1. Sluit aan op mijn interesse").click()
    expect(resident.get_by_role("link", name="Agenda 2020, hoofdstuk 3")).to_have_attribute(
        "href", "/agenda/2020/"
    )
    assert overflow(resident) == 0

    # Who spoke sees it on a page of their own, and got one message.
    resident.goto("/mijn/")
    expect(resident.get_by_role("heading", name="Dit deed uw inbreng")).to_be_visible()
    resident.goto("/postvak/")
    expect(resident.get_by_text("Er is een antwoord op wat u zei")).to_have_count(1)

    # The track is answered, and that is all one truth.
    resident.goto("/meedoen/routekaart-2019/")
    expect(resident.get_by_role("heading", name="Ons antwoord")).to_be_visible()


def test_the_register_of_what_the_council_asked(visit):
    page = visit()
    page.goto("/beloften/?q=M-11-1")
    expect(page.get_by_role("main")).to_contain_text("11-1. Ook: M-11-1")
    by_alias = page.url
    page.goto("/beloften/?q=11-1")
    assert page.url == by_alias
    for code in ("M-14", "M-23", "T-85"):
        page.goto(f"/beloften/?q={code}")
        facts = page.locator("dl.facts")
        expect(facts).to_contain_text(code)
        expect(facts).to_contain_text("Nota Hervormingen")
        expect(page.locator(".facts__row", has_text="Afgedaan")).to_contain_text("ja")

    page.goto("/beloften/?stand=nog-open&soort=commitment")
    expect(page.locator(".outcome-list__title")).to_have_count(1)
    page.get_by_role("link", name="Onderzoek naar Travers").click()
    main = page.get_by_role("main")
    for words in (
        "Wij onderzoeken de subsidie aan Travers.",
        "alle partijen in het voorveld",
        "De vraag bleek groter",
    ):
        expect(main).to_contain_text(words)
    assert overflow(page) == 0


def test_the_late_promises_stand_on_top(visit):
    page = visit(DESK)

    page.goto("/beloften/")

    rows = page.locator(".outcome-list > li").all_inner_texts()
    assert [text.startswith("Te laat sinds") for text in rows[:3]] == [True, True, False]
    assert numbers(page) == {"beloften": 35, "nog open": 20, "daarvan te laat": 2}


def test_an_answer_that_is_late_appears_when_the_day_passes(chromium, city, data_dir, tmp_path):
    # One server per data folder, so the later one gets a copy of the city as it stands.
    later_dir = shutil.copytree(data_dir, tmp_path / "later")
    page = chromium.new_page()
    page.goto(f"{city}/meedoen/oud-worden-in-zwolle/")
    expect(page.get_by_role("main")).not_to_contain_text("Antwoord te laat")

    with serving(environment(later_dir, free_port()), days_ahead=400) as later:
        for address in ("/meedoen/oud-worden-in-zwolle/", "/meedoen/?staat=late", "/beloften/"):
            page.goto(f"{later}{address}")
            expect(page.get_by_role("main")).to_contain_text("Antwoord te laat sinds")
    page.close()
