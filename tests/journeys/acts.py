"""What people do in these journeys, in the words of the screen."""

from playwright.sync_api import expect

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
