"""What is in the demo city, without its website, which takes longest. Loaded once for all these tests."""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from dialogue.contributions.models import Contribution
from dialogue.disclosure.models import Release
from dialogue.people.models import User
from dialogue.processes.models import Process
from dialogue.rooms.models import Room
from dialogue.taxonomy.models import Edition, Spoor
from home.demo.load import load_city
from home.demo.loading.reading import read
from surveys.access.models import PanelMember, Right, Used
from surveys.answering.models import Response, Waiting
from surveys.building.models import Survey


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """In a transaction around those of the tests, so that nothing of it stays behind."""
    with django_db_blocker.unblock(), override_settings(DEMO_MODE=True), transaction.atomic():
        load_city()
        yield
        transaction.set_rollback(True)


# The city before the transaction of a test, and not the other way round.
pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db]


def test_the_city_has_processes_in_every_state():
    processes = Process.objects.all()

    assert processes.public().count() == 11
    assert processes.filter(live=False).count() == 1
    assert {process.rung for process in processes.public()} == {1, 2, 3, 4, 5, 6}
    assert [process.slug for process in processes.public() if process.is_late()] == ["spreekuur-in-de-wijk"]
    assert [process.slug for process in processes.public() if process.is_answered()] == [
        "brieven-in-gewone-taal"
    ]


def test_what_happened_in_a_room_is_numbered_in_the_order_of_the_clock():
    for room in Room.objects.all():
        entries = list(room.entries.order_by("number"))
        assert [entry.number for entry in entries] == list(range(1, room.head + 1))
        assert entries == sorted(entries, key=lambda entry: entry.created_at)


def test_nothing_was_said_in_the_future_or_outside_its_phase():
    for contribution in Contribution.objects.select_related("room__phase"):
        phase = contribution.room.phase
        assert phase.opens_at <= contribution.created_at < min(phase.closes_at, timezone.now())


def test_a_hidden_contribution_has_its_decision():
    hidden = Contribution.objects.hidden()

    assert hidden.count() == 2
    assert all(contribution.decisions.get().words for contribution in hidden)


def test_every_demo_account_signs_in_with_the_demo_password():
    accounts = User.objects.all()

    assert {account.email for account in accounts} == {item["email"] for item in read("accounts")["accounts"]}
    assert all(account.check_password(settings.DEMO_PASSWORD) for account in accounts)


def test_the_editions_count_their_own_sporen():
    listed = {
        edition.slug: edition.sporen.filter(is_listed=True).count() for edition in Edition.objects.all()
    }

    assert listed == {"2019": 6, "2020": 5}
    assert Spoor.objects.get(slug="participatie").names.count() == 4


def test_the_surveys_are_in_every_state_with_thousands_of_answers():
    surveys = Survey.objects.all()

    assert surveys.open().count() == 2
    assert surveys.filter(live=False).count() == 1
    assert {survey.slug for survey in surveys.with_results()} == {"oud-worden-in-2030"}
    assert surveys.closed().count() == 2
    assert Response.objects.count() > 4000
    assert not Waiting.objects.exists()


def test_the_results_of_the_panel_went_the_way_that_all_results_go():
    survey = Survey.objects.get(slug="oud-worden-in-2030")
    release = Release.objects.of(survey).published().get()

    assert release.tables.count() > 10
    assert release.about["rate"] == 44
    assert survey.closed_at < survey.results_published_at == release.published_at < timezone.now()


def test_every_member_of_the_panel_was_invited_and_some_answered():
    rights = Right.objects.filter(survey__slug="oud-worden-in-2030")

    assert rights.count() == PanelMember.objects.count() == 812
    assert Used.objects.filter(survey__slug="oud-worden-in-2030").count() == 368
