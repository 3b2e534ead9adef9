"""The demo city: loaded once, the same the second time, and only in demo mode."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from dialogue.contributions.models import Contribution
from dialogue.people.models import User
from dialogue.processes.models import Process
from dialogue.rooms.models import Room
from dialogue.taxonomy.models import Edition, Spoor
from home.demo import check
from home.demo.load import load_city
from home.demo.loading.reading import day, moment, prose, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_mode(settings):
    settings.DEMO_MODE = True


@pytest.fixture
def city(demo_mode):
    """The city without its website, which takes longest."""
    load_city()


def rows():
    """How many rows of everything of ours."""
    models = [
        Page,
        *(
            model
            for label in ("people", "dialogue", "surveys", "home")
            for model in apps.get_app_config(label).get_models()
        ),
    ]
    return {model._meta.label: model._base_manager.count() for model in models}


def test_a_second_load_adds_nothing(demo_mode):
    call_command("demo")
    first = rows()

    call_command("demo")

    assert rows() == first


def test_everything_can_be_found_without_a_job_for_every_row(demo_mode, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

    call_command("demo")

    assert not default_task_backend.results
    assert IndexEntry.objects.count() > Page.objects.filter(depth__gt=1).count()


def test_starting_over_gives_the_same_city(demo_mode):
    call_command("demo")
    first = rows()
    Contribution.objects.first().supports.all().delete()

    call_command("demo", "--reset")

    assert rows() == first


@pytest.mark.parametrize("arguments", [[], ["--reset"]])
def test_outside_demo_mode_nothing_is_loaded_or_emptied(arguments):
    someone = User.objects.create_user("iemand@demo.example")

    with pytest.raises(CommandError):
        call_command("demo", *arguments)

    assert User.objects.get() == someone


def test_a_database_with_people_is_left_alone(demo_mode):
    User.objects.create_user("iemand@demo.example")

    call_command("demo")

    assert not Process.objects.exists()


def test_the_city_has_processes_in_every_state(city):
    processes = Process.objects.all()

    assert processes.public().count() == 11
    assert processes.filter(live=False).count() == 1
    assert {process.rung for process in processes.public()} == {1, 2, 3, 4, 5, 6}
    assert [process.slug for process in processes.public() if process.is_late()] == ["spreekuur-in-de-wijk"]
    assert [process.slug for process in processes.public() if process.is_answered()] == [
        "brieven-in-gewone-taal"
    ]


def test_what_happened_in_a_room_is_numbered_in_the_order_of_the_clock(city):
    for room in Room.objects.all():
        entries = list(room.entries.order_by("number"))
        assert [entry.number for entry in entries] == list(range(1, room.head + 1))
        assert entries == sorted(entries, key=lambda entry: entry.created_at)


def test_nothing_was_said_in_the_future_or_outside_its_phase(city):
    for contribution in Contribution.objects.select_related("room__phase"):
        phase = contribution.room.phase
        assert phase.opens_at <= contribution.created_at < min(phase.closes_at, timezone.now())


def test_a_hidden_contribution_has_its_decision(city):
    hidden = Contribution.objects.hidden()

    assert hidden.count() == 2
    assert all(contribution.decisions.get().words for contribution in hidden)


def test_every_demo_account_signs_in_with_the_demo_password(city):
    accounts = User.objects.all()

    assert {account.email for account in accounts} == {item["email"] for item in read("accounts")["accounts"]}
    assert all(account.check_password(settings.DEMO_PASSWORD) for account in accounts)


def test_the_editions_count_their_own_sporen(city):
    listed = {
        edition.slug: edition.sporen.filter(is_listed=True).count() for edition in Edition.objects.all()
    }

    assert listed == {"2019": 6, "2020": 5}
    assert Spoor.objects.get(slug="participatie").names.count() == 4


def test_the_texts_point_to_nothing_that_is_missing_and_keep_sentences_short():
    answer = subprocess.run([sys.executable, check.__file__], capture_output=True, text=True, check=False)

    assert answer.returncode == 0, answer.stdout


def test_unknown_cells_of_a_table_stay_empty():
    table = read("finance")["tables"][0]

    assert table["rows"][1]["values"][0] is None


@pytest.mark.parametrize(("text", "days"), [("0d", 0), ("-10d", -10), ("+21d", 21), ("-3d 14:05", -3)])
def test_a_relative_date_counts_from_today(text, days):
    assert day(text) == timezone.localdate() + timedelta(days=days)


def test_a_relative_moment_has_its_time():
    found = timezone.localtime(moment("-3d 14:05"))

    assert (found.hour, found.minute) == (14, 5)


def test_lines_of_the_file_become_paragraphs_and_lists():
    found = prose("Een zin\ndie doorloopt.\n\n## Kop\n\n- een\n  ding\n- twee\n")

    assert found == "Een zin die doorloopt.\n\n## Kop\n\n- een ding\n- twee"
