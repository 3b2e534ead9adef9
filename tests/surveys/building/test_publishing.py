"""A survey goes out only when it says everything: through the editor, and by every other route."""

import html
import json
import re
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from dialogue.processes.models import PhaseKind
from surveys.building.models import Survey
from surveys.building.versions import freeze
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory
from tests.factories.surveys import SurveyFactory

pytestmark = pytest.mark.django_db

ASK = ("short_text", {"title": "Hoe woont u?", "help": ""})
MISSING = {
    "title": "Schrijf een titel.",
    "lead": "Schrijf een inleiding.",
    "process": "Kies het traject waar deze enquête bij hoort.",
    "phase": "Kies de fase van het traject.",
    "opens_at": "Vul in wanneer de enquête opengaat.",
    "closes_at": "Vul in wanneer de enquête sluit.",
    "access": "Kies wie mag antwoorden.",
    "start_text": "Schrijf de tekst aan het begin.",
    "thanks_text": "Schrijf het dankwoord.",
    "what_happens": "Schrijf wat er met de antwoorden gebeurt.",
    "results_on": "Vul in wanneer mensen de uitkomsten kunnen lezen.",
}


@pytest.fixture
def editor(client, settings):
    settings.DEMO_MODE = True  # where staff need no second factor
    client.force_login(UserFactory(admin=True))
    return client


def complete(**changes):
    """A draft in the database that says everything."""
    return SurveyFactory(**{"draft": True, "questions": [ASK]} | changes)


def form(questions=None, **changes):
    phase = PhaseFactory(kind=PhaseKind.SURVEY)
    moment = "%Y-%m-%d %H:%M"
    data = {
        "title": "Oud worden",
        "slug": "oud-worden",
        "lead": "Kort.",
        "process": phase.process_id,
        "phase": phase.pk,
        "opens_at": timezone.localtime(phase.opens_at + timedelta(minutes=2)).strftime(moment),
        "closes_at": timezone.localtime(phase.closes_at - timedelta(minutes=2)).strftime(moment),
        "results_on": (phase.closes_at + timedelta(days=9)).date().isoformat(),
        "access": "open",
        "is_anonymous": "on",
        "language": "nl",
        "start_text": "Wij vragen.",
        "what_happens": "Wij lezen.",
        "thanks_text": "Dank u.",
        "questions": streamfield([ask()] if questions is None else questions),
    }
    return nested_form_data({name: value for name, value in (data | changes).items() if value is not None})


def condition(question="", operator="is", value=""):
    return {"question": question, "operator": operator, "value": value}


def picture():
    return {"image": "", "alt_text": ""}


def ask(kind="short_text", title="Hoe woont u?", *, asked_if=None, **more):
    return (
        kind,
        {"title": title, "help": "", "picture": picture(), "condition": asked_if or condition()} | more,
    )


def choices(*labels):
    items = {str(n): {"value": label, "deleted": "", "order": str(n)} for n, label in enumerate(labels)}
    return {"count": str(len(labels))} | items


def add(client, data, **action):
    return client.post(reverse(Survey.snippet_viewset.get_url_name("add")), data | action)


def publish(client, data):
    return add(client, data, **{"action-publish": "1"})


def said_at(response, name):
    """What stands at one field after a refusal."""
    soup = BeautifulSoup(response.content, "html.parser")
    field = soup.select_one(f'[data-contentpath="{name}"]')
    return " ".join(each.get_text(" ", strip=True) for each in field.select(".error-message"))


def said_in_blocks(response):
    """All refusals at blocks: they travel to the editor as data."""
    found = re.findall(r'"messages": (\[.*?\])', html.unescape(response.content.decode()))
    return [words for messages in found for words in json.loads(messages)]


def test_a_survey_that_says_everything_is_published_with_its_first_version(editor):
    response = publish(editor, form())

    assert response.status_code == 302
    survey = Survey.objects.get()
    assert survey.live
    assert [question.title for question in survey.current.questions] == ["Hoe woont u?"]


@pytest.mark.parametrize("name", MISSING)
def test_what_is_missing_is_named_at_its_field(editor, name):
    response = publish(editor, form(**{name: None}))

    assert said_at(response, name) == MISSING[name]
    assert not Survey.objects.exists()


@pytest.mark.parametrize("name", [name for name in MISSING if name != "title"])
def test_a_draft_may_miss_it(editor, name):
    response = add(editor, form(**{name: None}))

    assert response.status_code == 302
    assert list(Survey.objects.values_list("live", flat=True)) == [False]


@pytest.mark.parametrize("name", MISSING)
def test_a_revision_that_misses_something_is_not_published(name):
    survey = complete()
    field = Survey._meta.get_field(name)
    setattr(survey, name, None if field.null else "")

    with pytest.raises(ValidationError) as refused:
        survey.save_revision(clean=False).publish()

    assert MISSING[name] in refused.value.message_dict[name]
    assert not Survey.objects.get().live


def test_with_a_code_it_says_how_to_get_one(editor):
    response = publish(editor, form(access="code"))

    assert said_at(response, "how_to_get_code") == "Schrijf hoe mensen een code krijgen."
    assert publish(editor, form(access="code", how_to_get_code="In de brief.")).status_code == 302


def test_results_come_after_closing(editor):
    response = publish(editor, form(results_on=timezone.localdate().isoformat()))

    assert said_at(response, "results_on") == "Uitkomsten komen nadat de enquête is gesloten."


def refused(survey):
    with pytest.raises(ValidationError) as refusal:
        survey.save_revision(clean=False).publish()
    return refusal.value.message_dict


def test_the_process_is_public_first():
    survey = complete(phase__process=ProcessFactory(draft=True))

    assert refused(survey) == {"process": ["Publiceer eerst het traject."]}


def test_the_phase_is_one_of_its_process_in_which_people_answer():
    elsewhere, talk = PhaseFactory(kind=PhaseKind.SURVEY), PhaseFactory()

    assert list(refused(complete(phase=elsewhere, process=ProcessFactory()))) == ["phase"]
    assert list(refused(complete(phase=talk, process=talk.process))) == ["phase"]


@pytest.mark.parametrize(
    ("name", "days"), [("opens_at", -1), ("closes_at", 1)], ids=["before the phase", "after the phase"]
)
def test_it_is_open_within_its_phase(name, days):
    survey = complete()
    setattr(survey, name, getattr(survey, name) + timedelta(days=days))

    assert list(refused(survey)) == [name]


SAME = "Twee antwoorden zijn gelijk. Verander er een."


@pytest.mark.parametrize(
    ("questions", "words"),
    [
        ([], "Voeg minstens één vraag toe."),
        ([ask("information")], "Voeg minstens één vraag toe."),
        ([ask(title="")], "Dit is een verplicht veld."),
        ([ask("one_choice", options=choices("Thuis"))], "Het minimale aantal items is 2"),
        ([ask("one_choice", options=choices("Thuis", "thuis"))], SAME),
        ([ask("number", min="9", max="3")], "Het hoogste kan niet minder zijn dan het laagste."),
        (
            [ask("several_choices", options=choices("a", "b"), max="3")],
            "Er zijn maar 2 antwoorden om uit te kiezen.",
        ),
        (
            [ask("vision", story=choices("Toos is 82."), sources=choices())],
            "Noem minstens één bron. Een toekomstbeeld zonder bron kan niet naar buiten.",
        ),
        ([ask(asked_if=condition("q00000000"))], "Kies een vraag die vóór deze komt."),
    ],
    ids=[
        "no question",
        "only a screen",
        "no words",
        "one answer",
        "twice the same answer",
        "most under least",
        "more than there are",
        "vision without source",
        "condition on nothing",
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_where_it_stands(editor, questions, words):
    response = publish(editor, form(questions=questions))

    assert response.status_code == 422
    assert said_in_blocks(response) == [words]
    assert not Survey.objects.exists()


def test_a_condition_on_a_later_question_is_refused_and_on_an_earlier_one_is_kept():
    first, second = "aaaaaaaa-0000-4000-8000-000000000000", "bbbbbbbb-0000-4000-8000-000000000000"
    asked = {"type": "yes_no", "id": first, "value": {"title": "Woont u alleen?"}}
    after = {
        "type": "short_text",
        "id": second,
        "value": {"title": "Wie helpt u?", "condition": condition("qaaaaaaaa", "is", "yes")},
    }

    assert refused(complete(questions=[after, asked])) == {
        "questions": ["Vraag 1: Kies een vraag die vóór deze komt."]
    }
    wrong = {**after, "value": {**after["value"], "condition": condition("qaaaaaaaa", "is", "misschien")}}
    assert refused(complete(questions=[asked, wrong])) == {
        "questions": ["Vraag 2: Dit antwoord hoort niet bij die vraag."]
    }
    survey = complete(questions=[asked, after])
    survey.save_revision().publish()
    assert survey.current.definition[1]["condition"] == condition("qaaaaaaaa", "is", "yes")


def test_what_people_were_promised_stays_after_the_first_response():
    survey = complete(is_sensitive=True)
    survey.save_revision().publish()
    survey.refresh_from_db()
    survey.is_anonymous, survey.is_sensitive = False, False
    freeze(survey.current)

    assert refused(survey) == {
        name: ["Er zijn al antwoorden. Wat u hierover beloofde, blijft staan."]
        for name in ("is_anonymous", "is_sensitive")
    }


def test_an_older_revision_does_not_open_a_closed_survey():
    survey = complete()
    revision = survey.save_revision()
    revision.publish()
    closed_at = timezone.now()
    Survey.objects.update(closed_at=closed_at)

    revision.refresh_from_db()
    revision.publish()

    assert Survey.objects.get().closed_at == closed_at


def test_what_was_planned_but_became_incomplete_stays_a_draft_and_others_go_out():
    incomplete, planned = complete(), complete()
    for survey in (incomplete, planned):
        survey.go_live_at = timezone.now() + timedelta(hours=1)
        survey.save_revision().publish()
    revision = incomplete.get_latest_revision()
    revision.content["lead"] = ""
    revision.save()

    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")

    assert list(Survey.objects.public()) == [planned]
    assert Survey.objects.get(pk=planned.pk).current.number == 1
