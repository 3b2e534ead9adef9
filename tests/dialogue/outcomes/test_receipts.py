"""Whoever spoke sees what came of it: with an account on their own page, without one by a code."""

import pytest
from bs4 import BeautifulSoup

from dialogue.outcomes import actions
from dialogue.outcomes.handing_out import give_receipt
from dialogue.outcomes.models import Receipt
from dialogue.people.models import Role
from tests.factories.contributions import ContributionFactory
from tests.factories.outcomes import OutcomeFactory, ThemeFactory, ThemeReplyFactory, ThemeSourceFactory
from tests.factories.processes import PhaseFactory, ProcessRoleFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO_MODE = True


def published(contribution):
    process = contribution.room.phase.process
    outcome = OutcomeFactory(process=process)
    theme = ThemeFactory(outcome=outcome, title="Een plek om binnen te lopen")
    ThemeSourceFactory(theme=theme, contribution=contribution)
    ThemeReplyFactory(theme=theme, reasons="Er komt een plek.")
    actions.publish_outcome(
        actor=ProcessRoleFactory(process=process, role=Role.CIVIL_SERVANT).user, outcome=outcome
    )
    return theme


def test_a_code_shows_what_my_words_did(client):
    contribution = ContributionFactory(author=ParticipantFactory(guest=True))
    code = give_receipt(participant=contribution.author)
    theme = published(contribution)

    for typed in (code, code.lower(), code.replace("-", " "), code.replace("-", "")):
        answer = client.get(f"/inbreng/{typed}/")
        page = answer.content.decode()
        assert contribution.text in page
        assert theme.title in page
        assert "Er komt een plek." in page
        assert "no-store" in answer["Cache-Control"]


def test_before_the_answer_a_code_says_when_it_comes(client):
    contribution = ContributionFactory(author=ParticipantFactory(guest=True))
    code = give_receipt(participant=contribution.author)

    assert "Wij werken nog aan de opbrengst." in client.get(f"/inbreng/{code}/").content.decode()


@pytest.mark.parametrize("code", ["ABCD-EFGH-JKLM-NPQR", "O0I1", "<script>", "'", "ü", "%00"])
def test_every_code_that_is_none_gets_the_same_answer(client, code):
    unknown = client.get("/inbreng/ZZZZ-ZZZZ-ZZZZ-ZZZZ/")
    other = client.get(f"/inbreng/{code}/")

    assert unknown.status_code == other.status_code == 404
    assert without_token(unknown) == without_token(other)


def without_token(response):
    soup = BeautifulSoup(response.content, "html.parser")
    for field in soup.select("[name=csrfmiddlewaretoken]"):
        field.decompose()
    return str(soup)


def test_guessing_stops(client):
    contribution = ContributionFactory(author=ParticipantFactory(guest=True))
    code = give_receipt(participant=contribution.author)
    statuses = {
        client.get(f"/inbreng/AAAA-AAAA-AAAA-{n:04d}/".replace("0", "B").replace("1", "C")).status_code
        for n in range(20)
    }

    assert statuses == {404}
    assert client.get(f"/inbreng/{code}/").status_code == 429


def test_the_form_leads_to_the_page_of_the_code(client):
    assert client.get("/inbreng/").status_code == 200
    assert client.post("/inbreng/", {"code": " 7K4Q-92MF "}).url == "/inbreng/7K4Q-92MF/"
    assert client.post("/inbreng/", {"code": ""}).status_code == 422


def test_a_guest_gets_a_code_after_speaking(client):
    room = RoomFactory(phase=PhaseFactory(guests_allowed=True))
    talk = f"/meedoen/{room.phase.process.slug}/gesprek/"
    client.get(talk)
    assert client.get(f"{talk}mijn-code/").status_code == 404  # nobody yet
    client.post(f"{talk}bijdragen/", {"text": "Maak een plek met koffie.", "nickname": "Reiger"})

    assert f"{talk}mijn-code/" in client.get(talk).content.decode()
    assert not Receipt.objects.exists()
    shown = client.post(f"{talk}mijn-code/")
    code = BeautifulSoup(shown.content, "html.parser").select_one("[data-code]").get_text()

    assert Receipt.objects.get().code_hash not in shown.content.decode()
    assert code not in client.get(f"{talk}mijn-code/").content.decode()
    assert "Maak een plek met koffie." in client.get(f"/inbreng/{code}/").content.decode()


def test_with_an_account_it_stands_on_my_own_page(client):
    contribution = ContributionFactory()
    theme = published(contribution)
    client.force_login(contribution.author.user)

    page = client.get("/mijn/").content.decode()

    assert "Dit deed uw inbreng" in page
    assert theme.title in page
