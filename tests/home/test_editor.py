from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from home.groups import COMMUNICATION, EDITING
from home.models import HomePage, StandardPage
from home.setting_up import set_up_staff
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory

pytestmark = pytest.mark.django_db
TIPS = "/beheer/leesbaarheid/"


@pytest.fixture
def groups(settings):
    settings.DEMO_MODE = True
    return set_up_staff()


@pytest.fixture
def editor(client, groups):
    person = UserFactory()
    person.groups.set([groups[COMMUNICATION]])
    client.force_login(person)
    return person


def start_page(client):
    return BeautifulSoup(client.get("/beheer/").text, "html.parser")


def test_the_start_page_names_answers_that_are_late_or_near(client, editor):
    today = timezone.localdate()
    ProcessFactory(title="Te laat", answer_by=today - timedelta(days=3))
    ProcessFactory(title="Bijna", answer_by=today + timedelta(days=10))
    ProcessFactory(title="Later", answer_by=today + timedelta(days=40))
    ProcessFactory(title="Ontwerp", answer_by=today, draft=True)

    things = [each.get_text(" ", strip=True) for each in start_page(client).select(".waiting__thing")]

    assert len(things) == 2
    assert things[0].startswith("Antwoord op “Te laat” te laat sinds")
    assert things[1].startswith("Antwoord op “Bijna” antwoord uiterlijk op")


def test_the_start_page_says_when_nothing_waits(client, editor):
    assert "Er wacht nu niets op u." in start_page(client).get_text()


def test_what_others_sent_in_waits_for_who_approves(client, groups, editor):
    front = HomePage(title="Begin", slug="begin")
    StandardPage.objects.first()
    from wagtail.models import Page

    Page.get_first_root_node().add_child(instance=front)
    front.save_revision(user=editor)
    front.get_workflow().start(front, editor)
    approver = UserFactory()
    approver.groups.set([groups[EDITING]])

    client.force_login(approver)

    assert "1 tekst om goed te keuren" in start_page(client).get_text()


def test_the_editor_speaks_dutch_and_has_no_help_menu(client, editor):
    answer = client.get("/beheer/")

    assert '<html lang="nl"' in answer.text
    assert "docs.wagtail.org" not in answer.text


def test_a_page_is_first_shown_as_on_a_phone(client, editor):
    assert StandardPage().preview_sizes[0]["name"] == "mobile"
    assert StandardPage().default_preview_size == "mobile"


def test_tips_come_back_for_a_text(client, editor):
    answer = client.post(TIPS, {"text": "Wij gaan dit faciliteren."})

    assert answer.json()["tips"] == [
        {
            "kind": "jargon",
            "start": 13,
            "end": 24,
            "fragment": "faciliteren",
            "message": "Gewoner gezegd: helpen, mogelijk maken.",
        }
    ]
    assert "B1" not in answer.text


def test_a_text_that_is_too_long_says_so(client, editor):
    answer = client.post(TIPS, {"text": "a" * 20_001})

    assert answer.status_code == 422
    assert "te lang" in answer.json()["error"]


def test_tips_are_for_staff_and_by_post_only(client, editor):
    assert client.get(TIPS).status_code == 405

    client.force_login(UserFactory())

    assert client.post(TIPS, {"text": "Hallo"}).status_code in {302, 403}
