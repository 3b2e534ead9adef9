"""Loading the demo city: once, the same the second time, and only in demo mode."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks import default_task_backend
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from dialogue.contributions.models import Contribution
from dialogue.people.models import User
from dialogue.processes.models import Process
from home.demo import check
from home.demo.loading.reading import day, moment, prose, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_mode(settings):
    settings.DEMO_MODE = True


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


def test_a_second_load_adds_nothing_and_starting_over_gives_the_same_city(demo_mode):
    call_command("demo")
    first = rows()

    call_command("demo")
    second = rows()
    Contribution.objects.first().supports.all().delete()
    call_command("demo", "--reset")

    assert second == first
    assert rows() == first


def test_everything_can_be_found_without_a_job_for_every_row(demo_mode, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

    call_command("demo")

    assert not default_task_backend.results
    assert IndexEntry.objects.count() > Page.objects.filter(depth__gt=1).count()


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
