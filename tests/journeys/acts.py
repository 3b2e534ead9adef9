"""What people do in these journeys, in the words of the screen."""

from playwright.sync_api import expect

from tests.journeys.addresses import SURVEY

TALK = "/meedoen/oud-worden-in-zwolle/gesprek/"
PASSWORD = "samenspraak"


def sign_in(page, who):
    """Sign in with a demo account; `who` is the part before the @."""
    page.goto(f"/accounts/login/?email={who}@demo.example")
    page.get_by_label("Uw wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.wait_for_url(lambda url: "/accounts/login" not in url)
    return page


def enter_conversation(page, live=True):
    page.goto(TALK)
    if live:
        expect(page.get_by_text("Verbonden")).to_be_visible()
    return page


def say(page, text):
    page.get_by_label("Uw bijdrage").fill(text)
    page.get_by_role("button", name="Plaats mijn bijdrage").click()


def contribution(page, text):
    return page.get_by_role("listitem").filter(has_text=text)


def overflow(page):
    """How many pixels one would have to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def begin_survey(page):
    page.goto(SURVEY)
    page.get_by_role("button", name="Begin").click()


def send_survey(page):
    """Answer one question and send that; gives the address of the receipt."""
    page.goto(f"{SURVEY}vraag/1/")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Volgende").click()
    page.wait_for_url("**/vraag/2/")
    page.goto(f"{SURVEY}overzicht/")
    page.get_by_role("button", name="Verstuur").click()
    page.wait_for_url("**/verstuurd/")
    return page.url
