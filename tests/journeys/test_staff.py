"""What staff do: a moderator hides and restores, communication publishes with a second person, the city answers."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.acts import contribution, enter_conversation, say, sign_in
from tests.journeys.conftest import DESK

pytestmark = pytest.mark.browser


def test_a_moderator_hides_and_restores_while_people_look(visit):
    writer, reader = enter_conversation(visit()), enter_conversation(visit())
    moderator = sign_in(visit(DESK), "moderator")
    say(writer, "Wat een onzin, sukkels.")
    expect(contribution(reader, "Wat een onzin, sukkels.")).to_be_visible()

    moderator.goto("/modereren/")
    open_in_queue(moderator, "Wat een onzin, sukkels.")
    moderator.get_by_label("Het beledigt of bedreigt iemand").first.check()
    moderator.get_by_label("Wat u tegen de schrijver zegt").first.fill("U noemt mensen sukkels.")
    moderator.get_by_role("button", name="Verberg").click()

    expect(contribution(reader, "Wat een onzin, sukkels.")).to_have_count(0)
    writer.reload()
    expect(writer.get_by_role("main")).to_contain_text("U noemt mensen sukkels.")

    moderator.goto("/modereren/?lijst=verborgen")
    open_in_queue(moderator, "Wat een onzin, sukkels.")
    moderator.get_by_label("Wat u tegen de schrijver zegt").first.fill("Bij nader inzien mag dit.")
    moderator.get_by_role("button", name="Zet terug").click()

    expect(contribution(reader, "Wat een onzin, sukkels.")).to_be_visible()
    moderator.goto("/modereren/logboek/")
    expect(moderator.get_by_role("main")).to_contain_text("Bij nader inzien mag dit.")


def open_in_queue(page, text):
    """The queue is oldest first, so a new one may stand on a later page."""
    while not contribution(page, text).count():
        page.get_by_role("link", name="Volgende").click()
    contribution(page, text).get_by_role("link").first.click()


def test_a_civil_servant_closes_a_process_with_an_answer(visit):
    page, resident = sign_in(visit(DESK), "ambtenaar"), visit()

    page.goto("/meedoen/spreekuur-in-de-wijk/antwoord/")
    page.get_by_label("Wat wij hoorden").fill("U wilt een spreekuur dicht bij huis.")
    page.get_by_label("Wat wij ermee doen").fill("Wij openen een spreekuur in elk wijkcentrum.")
    page.get_by_label("Wat wij niet doen, en waarom").fill("Op zondag lukt niet. Dan zijn wij dicht.")
    page.get_by_label("Wie besliste").fill("Het college")
    page.get_by_role("button", name="Bekijk uw antwoord eerst").click()
    expect(page.get_by_role("main")).to_contain_text("Wij openen een spreekuur in elk wijkcentrum.")
    page.get_by_role("button", name="Publiceer dit antwoord").click()

    resident.goto("/meedoen/spreekuur-in-de-wijk/")
    main = resident.get_by_role("main")
    expect(main).to_contain_text("Wij openen een spreekuur in elk wijkcentrum.")
    expect(main).not_to_contain_text("Antwoord te laat")


def test_communication_is_told_what_a_process_misses(visit):
    page = sign_in(visit(DESK), "beheer")

    page.goto("/beheer/snippets/dialogue/process/add/")
    page.get_by_role("button", name="Meer acties").last.click()
    page.get_by_role("button", name="Publiceren").first.click()

    for missing in (
        "Schrijf de vraag aan de stad.",
        "Kies de trede van de ladder.",
        "Kies minstens één spoor.",
    ):
        expect(page.get_by_text(missing).first).to_be_attached()


def fill_in(page, name, value):
    """Fill in a field of the editor, on the tab where it stands."""
    field = page.locator(f"[name={name}]")
    tab = field.evaluate("field => field.closest('[role=tabpanel]').getAttribute('aria-labelledby')")
    page.locator(f"#{tab}").click()
    field.fill(value)
    page.keyboard.press("Escape")


def test_staff_complete_a_draft_and_publish_it(visit):
    page, resident = sign_in(visit(DESK), "beheer"), visit()
    day = (date.today() + timedelta(days=200)).strftime("%d-%m-%Y")  # noqa: DTZ011  (as somebody types it)

    page.goto("/beheer/snippets/dialogue/process/")
    page.get_by_role("link", name="Jeugdhulp op school").first.click()
    fill_in(page, "what_is_fixed", "Scholen blijven zelf de baas.")
    fill_in(page, "decided_by", "De gemeenteraad")
    fill_in(page, "decided_on", day)
    fill_in(page, "answer_by", day)
    fill_in(page, "how_you_hear", "U leest het op deze pagina.")
    fill_in(page, "why", "Wij maken een nieuw plan.")
    page.get_by_role("button", name="Meer acties").last.click()
    page.get_by_role("button", name="Publiceren").first.click()
    expect(page.get_by_text("gepubliceerd").first).to_be_visible()

    resident.goto("/meedoen/jeugdhulp-op-school/")
    expect(resident.get_by_role("main")).to_contain_text("Scholen blijven zelf de baas.")
