"""Signing in as people do it: with a code, with a passkey, and out again on a shared device."""

import re

import pytest

from tests.journeys.conftest import DESK

pytestmark = pytest.mark.browser


def code_from_mailbox(page):
    """The newest code, as a visitor of the demo reads it; mail leaves by a job, so it may take a moment."""
    other = page.context.new_page()
    for _ in range(40):
        other.goto("/postvak/")
        found = re.search(r"\b\d{6}\b", other.locator("main").inner_text())
        if found:
            break
        other.wait_for_timeout(250)
    other.close()
    return found.group()


def send(page):
    page.locator("main form").first.get_by_role("button").click()


def test_a_resident_makes_an_account_chooses_a_name_and_leaves_nothing_behind(visit):
    page = visit()
    page.goto("/accounts/signup/")
    page.get_by_label("Uw e-mailadres").fill("nieuw@zwolle.example")
    send(page)
    page.get_by_label("Uw code").fill(code_from_mailbox(page))
    send(page)
    page.wait_for_url("**/mijn/")

    page.get_by_role("link", name="Uw naam en uw gegevens").click()
    page.get_by_label("De naam die anderen zien").fill("Reiger")
    page.get_by_role("button", name="Bewaren").click()
    page.goto("/mijn/")
    name = page.locator("h1").inner_text()
    page.get_by_role("button", name="Uitloggen").click()
    page.goto("/mijn/")

    assert name == "Dag Reiger"
    assert "/accounts/login/" in page.url


def test_a_passkey_opens_an_account_without_a_code(visit, city):
    page = visit(viewport=DESK, base_url=city.replace("127.0.0.1", "localhost"))
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto("/accounts/login/?email=raad@demo.example")
    page.get_by_label("Uw wachtwoord").fill("samenspraak")
    send(page)
    page.wait_for_url("**/mijn/")

    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_label("Uw wachtwoord").fill("samenspraak")
    send(page)
    page.get_by_label("Ook inloggen met alleen deze sleutel").check()
    page.get_by_role("button", name="Voeg de sleutel toe").click()
    page.wait_for_url("**/recovery-codes/")
    codes = page.locator("main li code").count()
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Uitloggen").click()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Inloggen met een passkey").click()
    page.wait_for_url("**/mijn/")

    assert codes == 10
    assert "raad@demo.example" in page.locator("main").inner_text()
