"""A process goes out only when it says everything: through the editor, and by every other route."""

import gzip
from datetime import datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from config import page_cache
from dialogue.processes.models import Phase, PhaseKind, Process
from dialogue.processes.rungs import Rung
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory
from tests.factories.rooms import RoomFactory
from tests.factories.taxonomy import SpoorFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=timezone.get_default_timezone())

TEXTS = {
    "title": ("Titel", "Schrijf een korte titel."),
    "question": ("Wat vindt u?", "Schrijf de vraag aan de stad."),
    "lead": ("Kort.", "Schrijf een inleiding."),
    "what_is_fixed": ("Dit.", "Schrijf wat vastligt."),
    "what_is_open": ("Dat.", "Schrijf wat open is."),
    "rung": (str(Rung.CONSULT.value), "Kies de trede van de ladder."),
    "decided_by": ("De raad", "Schrijf wie beslist."),
    "decided_on": ("2026-05-01", "Vul in wanneer zij beslissen."),
    "answer_by": ("2026-04-20", "Vul in wanneer mensen uiterlijk antwoord krijgen."),
    "how_you_hear": ("Hier.", "Schrijf hoe mensen horen wat u ermee deed."),
    "for_whom": ("Iedereen.", "Schrijf voor wie het is."),
    "why": ("Daarom.", "Schrijf waarom u dit vraagt."),
    "contact_name": ("Sanne", "Schrijf aan wie mensen vragen kunnen stellen."),
    "contact_phone": ("14 038", "Schrijf het telefoonnummer van de contactpersoon."),
}
CHOICES = {
    "sporen": (SpoorFactory, "Kies minstens één spoor."),
    "target_groups": (TargetGroupFactory, "Kies minstens één doelgroep."),
}


@pytest.fixture
def editor(client, settings):
    """Somebody who may do everything, at the editor, on a Monday in March."""
    settings.DEMO_MODE = True  # where staff need no second factor
    client.force_login(UserFactory(admin=True))
    with time_machine.travel(NOON, tick=False):
        yield client


def phase_row(opens="2026-03-01 09:00", closes="2026-04-01 17:00", **more):
    return {"kind": "talk", "title": "Praat mee", "opens_at": opens, "closes_at": closes, **more}


def form(phases=None, **changes):
    """What the editor sends for a process that says everything, but for these changes."""
    data = {name: value for name, (value, _words) in TEXTS.items()} | {"slug": "titel"}
    data |= {name: [factory().pk] for name, (factory, _words) in CHOICES.items()}
    rows = [phase_row()] if phases is None else phases
    data |= {"phases-TOTAL_FORMS": len(rows), "phases-INITIAL_FORMS": sum("id" in row for row in rows)}
    data |= {f"phases-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}
    return {name: value for name, value in (data | changes).items() if value is not None}


def add(client, data, **action):
    return client.post(reverse(Process.snippet_viewset.get_url_name("add")), data | action)


def edit(client, process, data, **action):
    return client.post(
        reverse(Process.snippet_viewset.get_url_name("edit"), args=[process.pk]), data | action
    )


def said_at(response, name):
    """What stands at one field after a refusal."""
    soup = BeautifulSoup(response.content, "html.parser")
    field = soup.select_one(f'[data-contentpath="{name}"]')
    return " ".join(each.get_text(" ", strip=True) for each in field.select(".error-message"))


def full_process(**changes):
    """A draft in the database that says everything."""
    process = ProcessFactory(
        draft=True, sporen=[SpoorFactory()], target_groups=[TargetGroupFactory()], **changes
    )
    PhaseFactory(process=process)
    return process


def test_a_process_that_says_everything_is_published(editor):
    response = add(editor, form(), **{"action-publish": "1"})

    assert response.status_code == 302
    assert editor.get("/meedoen/titel/").status_code == 200


@pytest.mark.parametrize("name", [*TEXTS, *CHOICES])
def test_what_is_missing_is_named_at_its_field(editor, name):
    response = add(editor, form(**{name: None}), **{"action-publish": "1"})

    assert said_at(response, name) == (TEXTS | CHOICES)[name][1]
    assert not Process.objects.exists()


@pytest.mark.parametrize("name", [name for name in (*TEXTS, *CHOICES) if name != "title"])
def test_a_draft_may_miss_it(editor, name):
    response = add(editor, form(**{name: None}))

    assert response.status_code == 302
    assert list(Process.objects.values_list("live", flat=True)) == [False]


@pytest.mark.parametrize("name", [*TEXTS, *CHOICES])
def test_planning_is_publishing(editor, name):
    later = form(**{name: None, "go_live_at": "2026-03-20 09:00"})

    response = add(editor, later, **{"action-publish": "1"})

    assert said_at(response, name) == (TEXTS | CHOICES)[name][1]


def test_without_a_phase_it_is_refused(editor):
    response = add(editor, form(phases=[]), **{"action-publish": "1"})

    assert "Voeg minstens één fase toe." in response.content.decode()
    assert not Process.objects.exists()


def test_the_answer_does_not_come_before_the_end_of_the_last_talk(editor):
    response = add(editor, form(answer_by="2026-03-31"), **{"action-publish": "1"})

    assert said_at(response, "answer_by") == (
        "Het antwoord komt na het laatste gesprek. Dat is open tot en met woensdag 1 april 2026."
    )


def test_the_answer_may_come_on_the_last_day(editor):
    assert add(editor, form(answer_by="2026-04-01"), **{"action-publish": "1"}).status_code == 302


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}], ids=["draft", "published"])
def test_phases_that_overlap_are_refused_at_the_field(editor, action):
    rows = [phase_row(), phase_row("2026-03-20 09:00", "2026-04-10 17:00", title="Besluit")]

    response = add(editor, form(phases=rows), **action)

    second = BeautifulSoup(response.content, "html.parser").select_one('input[name="phases-1-opens_at"]')
    at_field = second.find_parent(attrs={"data-field": ""})
    assert "Deze begint voordat “Praat mee” eindigt." in at_field.select_one(".error-message").get_text()
    assert not Process.objects.exists()


def test_two_phases_change_places_in_one_save(editor):
    process = full_process()
    first = process.phases.get()
    second = PhaseFactory(
        process=process,
        title="Besluit",
        opens_at=first.closes_at,
        closes_at=first.closes_at + timedelta(days=3),
    )
    rows = [
        phase_row("2026-05-01 09:00", "2026-05-20 17:00", id=first.pk),
        phase_row("2026-03-01 09:00", "2026-03-20 17:00", id=second.pk),
    ]
    data = form(phases=rows, answer_by="2026-06-01")

    edit(editor, process, data, **{"action-publish": "1"})

    assert list(Process.objects.get().phases.order_by("opens_at")) == [second, first]
    assert Process.objects.get().live


@pytest.mark.parametrize("action", [{}, {"action-publish": "1"}], ids=["draft", "published"])
def test_a_phase_in_which_people_talked_cannot_go(editor, action):
    process = full_process()
    phase = process.phases.get()
    RoomFactory(phase=phase)
    rows = [
        phase_row(id=phase.pk, DELETE="1"),
        phase_row("2026-05-01 09:00", "2026-05-20 17:00", title="Nieuw"),
    ]

    response = edit(editor, process, form(phases=rows, answer_by="2026-06-01"), **action)

    assert "De fase “Praat mee” kan niet weg: er is al een gesprek." in response.content.decode()
    assert Phase.objects.filter(pk=phase.pk).exists()


def test_a_process_in_which_people_talked_cannot_be_deleted(editor):
    process = full_process()
    RoomFactory(phase=process.phases.get())

    response = editor.post(
        reverse(Process.snippet_viewset.get_url_name("delete"), args=[process.pk]), follow=True
    )

    assert "Dit kan niet weg" in response.content.decode()
    assert Process.objects.exists()


@pytest.mark.parametrize("name", [*TEXTS, *CHOICES, "phases"])
def test_a_revision_that_misses_something_is_not_published(name):
    process = full_process()
    empty = {"rung": None, "decided_on": None, "answer_by": None, "sporen": [], "target_groups": []}
    if name == "phases":
        process.phases.all().delete()
    else:
        setattr(process, name, empty.get(name, ""))
    revision = process.save_revision(clean=False)

    with pytest.raises(ValidationError) as refused:
        revision.publish()

    assert list(refused.value.message_dict) == [name]
    assert not Process.objects.get().live


def test_a_revision_with_an_answer_before_the_end_of_the_talk_is_not_published():
    process = full_process(answer_by=timezone.localdate())

    with pytest.raises(ValidationError) as refused:
        process.save_revision(clean=False).publish()

    assert list(refused.value.message_dict) == ["answer_by"]


def test_what_was_planned_but_became_incomplete_stays_a_draft_and_others_go_out():
    incomplete, complete = full_process(), full_process()
    for process in (incomplete, complete):
        process.go_live_at = timezone.now() + timedelta(hours=1)
        process.save_revision().publish()
    revision = incomplete.get_latest_revision()
    revision.content["question"] = ""
    revision.save()

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")

    assert list(Process.objects.public()) == [complete]
    assert not incomplete.revisions.exclude(approved_go_live_at=None).exists()


def test_publishing_and_unpublishing_forget_kept_pages(client, django_capture_on_commit_callbacks):
    process = full_process()
    client.get("/meedoen/")
    with django_capture_on_commit_callbacks(execute=True):
        process.save_revision().publish()

    assert process.title in client.get("/meedoen/").content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        Process.objects.get().unpublish()

    assert process.title not in client.get("/meedoen/").content.decode()


def test_the_preview_shows_the_draft_and_is_never_kept(editor):
    process = full_process(question="Alleen voor ons?")
    process.save_revision()
    data = form(question="Nog niet bewaard?", phases=[phase_row(id=process.phases.get().pk)])
    address = reverse(Process.snippet_viewset.get_url_name("preview_on_edit"), args=[process.pk])
    # A preview is drawn by a request of its own that looks like one for the home page.
    home = RequestFactory().get("/", headers={"host": "testserver"})
    key, generations, _nothing = page_cache.look_up_request(home)
    cache.set(key, (generations, (gzip.compress(b"the kept home page"), {"Content-Encoding": "gzip"})))

    editor.post(address, data)
    shown = editor.get(address)

    assert "Nog niet bewaard?" in shown.content.decode()
    assert not getattr(shown, "is_public_page", False)


def test_the_editor_warns_when_people_can_talk_but_no_answer_is_planned(editor):
    process = full_process(answer_by=None)

    page = editor.get(
        reverse(Process.snippet_viewset.get_url_name("edit"), args=[process.pk])
    ).content.decode()

    assert "er is geen antwoord gepland" in page
    process.answer_by = NOON.date() + timedelta(days=90)
    process.save()
    page = editor.get(
        reverse(Process.snippet_viewset.get_url_name("edit"), args=[process.pk])
    ).content.decode()
    assert "er is geen antwoord gepland" not in page
    assert PhaseKind.TALK in {phase.kind for phase in process.phases.all()}


@pytest.fixture
def four_eyes(editor):
    """A workflow in which one group approves; the person at the editor is in it."""
    approvers = Group.objects.create(name="Eindredactie")
    task = GroupApprovalTask.objects.create(name="Vier ogen")
    task.groups.add(approvers)
    workflow = Workflow.objects.create(name="Vier ogen")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    content_type = ContentType.objects.get_for_model(Process)
    WorkflowContentType.objects.create(workflow=workflow, content_type=content_type)
    return workflow


def approve(client, process, **headers):
    state = process.current_workflow_task_state
    name = Process.snippet_viewset.get_url_name("workflow_action")
    return client.post(reverse(name, args=[process.pk, "approve", state.pk]), follow=True, **headers)


def test_submitting_for_approval_demands_everything(editor, four_eyes):
    process = full_process()
    data = form(phases=[phase_row(id=process.phases.get().pk)], why=None)

    response = edit(editor, process, data, **{"action-submit": "1"})

    assert said_at(response, "why") == "Schrijf waarom u dit vraagt."
    assert Process.objects.get().current_workflow_state is None


def test_approving_publishes_what_says_everything(editor, four_eyes):
    process = full_process()
    edit(editor, process, form(phases=[phase_row(id=process.phases.get().pk)]), **{"action-submit": "1"})

    approve(editor, Process.objects.get())

    assert Process.objects.get().live


def test_approving_what_became_incomplete_is_refused_in_words(editor, four_eyes):
    process = full_process()
    rows = [phase_row(id=process.phases.get().pk)]
    edit(editor, process, form(phases=rows), **{"action-submit": "1"})
    edit(editor, process, form(phases=rows, why=None))

    response = approve(editor, Process.objects.get())

    assert "Schrijf waarom u dit vraagt." in response.content.decode()
    assert not Process.objects.get().live
    assert Process.objects.get().current_workflow_state.status == "in_progress"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_the_editor_costs_the_same(editor, count, django_assert_max_num_queries):
    for _ in range(count):
        full_process().save_revision()
    address = reverse(Process.snippet_viewset.get_url_name("list"))
    editor.get(address)

    with django_assert_max_num_queries(25):
        assert editor.get(address).status_code == 200
