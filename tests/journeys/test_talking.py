"""Talking in a conversation: live, after a cut, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.journeys.acts import contribution, enter_conversation, say
from tests.journeys.conftest import DESK

pytestmark = pytest.mark.browser


def test_a_neighbour_sees_what_i_say_without_reloading(visit):
    mine, hers = enter_conversation(visit()), enter_conversation(visit(DESK))

    say(mine, "Een bankje voor de deur van de bakker.")

    expect(contribution(hers, "Een bankje voor de deur van de bakker.")).to_be_visible()
    expect(contribution(mine, "Een bankje voor de deur van de bakker.")).to_have_count(1)
    expect(mine.get_by_label("Uw bijdrage")).to_have_value("")


def test_a_neighbour_sees_my_support(visit):
    mine, hers = enter_conversation(visit()), enter_conversation(visit(DESK))
    say(mine, "Een lift in elke flat.")
    button = contribution(hers, "Een lift in elke flat.").get_by_role("button", name="Steun ik")

    button.click()

    expect(
        contribution(mine, "Een lift in elke flat.").locator(".support__count").locator("visible=true")
    ).to_have_text("1")
    expect(contribution(hers, "Een lift in elke flat.").get_by_role("button")).to_contain_text("U steunt dit")


def test_who_loses_the_connection_misses_nothing_and_loses_nothing(visit):
    mine, hers = enter_conversation(visit()), enter_conversation(visit(DESK))
    hers.get_by_label("Uw bijdrage").fill("Nog niet af")

    hers.context.set_offline(True)
    hers.evaluate("document.querySelector('live-room').socket.close()")
    expect(hers.get_by_text("We proberen het opnieuw")).to_be_visible()
    say(mine, "Gezegd terwijl u weg was.")
    expect(contribution(mine, "Gezegd terwijl u weg was.")).to_be_visible()
    hers.get_by_role("button", name="Plaats mijn bijdrage").click()
    hers.context.set_offline(False)

    expect(contribution(hers, "Gezegd terwijl u weg was.")).to_have_count(1)
    expect(contribution(mine, "Nog niet af")).to_have_count(1)


def test_what_i_was_typing_survives_a_reload(visit):
    page = enter_conversation(visit())
    page.get_by_label("Uw bijdrage").fill("Ik wil zeggen dat")

    page.reload()

    expect(page.get_by_label("Uw bijdrage")).to_have_value("Ik wil zeggen dat")


def test_a_double_click_says_it_once(visit):
    page, other = enter_conversation(visit()), enter_conversation(visit())
    page.get_by_label("Uw bijdrage").fill("Twee keer geklikt.")

    page.get_by_role("button", name="Plaats mijn bijdrage").dblclick()

    expect(contribution(other, "Twee keer geklikt.")).to_be_visible()
    other.reload()
    expect(contribution(other, "Twee keer geklikt.")).to_have_count(1)


def test_without_javascript_the_same_by_page(visit):
    page, live = visit(java_script_enabled=False), enter_conversation(visit())
    enter_conversation(page, live=False)

    say(page, "Zonder script gezegd.")

    expect(contribution(page, "Zonder script gezegd.")).to_be_visible()
    expect(contribution(live, "Zonder script gezegd.")).to_be_visible()
    contribution(page, "Zonder script gezegd.").get_by_role("button", name="Steun ik").click()
    expect(
        contribution(live, "Zonder script gezegd.").locator(".support__count").locator("visible=true")
    ).to_have_text("1")


def test_without_javascript_a_mistake_is_named_on_top_and_at_the_field(visit):
    page = enter_conversation(visit(java_script_enabled=False), live=False)

    say(page, "<b></b>")

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Uw bijdrage")).to_have_value("<b></b>")
    expect(page.get_by_label("Uw bijdrage")).to_have_attribute("aria-invalid", "true")
