"""From the first response on the questions stay; an answer keeps the version it answered."""

import pytest

from surveys.building.definition import definition_of, key_of
from surveys.building.models import Survey, Version
from surveys.building.versions import bring_up_to_date, freeze, mapping_between
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory

pytestmark = pytest.mark.django_db

ASK, CHOOSE = "11111111-aaaa-4bbb-8ccc-000000000001", "22222222-aaaa-4bbb-8ccc-000000000002"


def ask(words="Hoe woont u?"):
    return {"type": "short_text", "id": ASK, "value": {"title": words, "help": ""}}


def choose(*labels):
    items = [{"type": "item", "id": f"{n:08x}-0000", "value": label} for n, label in enumerate(labels, 1)]
    return {"type": "one_choice", "id": CHOOSE, "value": {"title": "Waar?", "options": items, "other": True}}


def publish(survey, *blocks):
    survey.questions = list(blocks)
    survey.save_revision(user=UserFactory()).publish()
    return Survey.objects.get(pk=survey.pk).current


def test_publishing_makes_the_first_version_with_keys_from_the_blocks():
    version = publish(SurveyFactory(draft=True), ask(), choose("Thuis", "Elders"))

    assert version.number == 1
    assert [(each["key"], each["kind"], each["title"]) for each in version.definition] == [
        ("q11111111", "short_text", "Hoe woont u?"),
        ("q22222222", "one_choice", "Waar?"),
    ]
    assert version.definition[1]["options"] == [
        {"key": "a00000001", "label": "Thuis", "picture": None},
        {"key": "a00000002", "label": "Elders", "picture": None},
    ]


def test_before_the_first_response_the_same_version_changes():
    survey = SurveyFactory(draft=True)
    publish(survey, ask())

    version = publish(survey, choose("Thuis", "Elders"))

    assert version.number == 1
    assert [each["kind"] for each in version.definition] == ["one_choice"]
    assert not version.wording_changes.exists()


def test_publishing_again_without_a_change_changes_nothing():
    survey = SurveyFactory(draft=True)
    freeze(publish(survey, ask()))

    assert publish(survey, ask()).number == 1
    assert Version.objects.count() == 1


def test_other_words_after_the_first_response_are_kept_side_by_side():
    survey = SurveyFactory(draft=True)
    freeze(publish(survey, ask(), choose("Thuis", "Elders")))

    version = publish(survey, ask("Hoe woont u nu?"), choose("Bij u thuis", "Elders"))

    assert version.number == 1
    assert [each["title"] for each in version.definition] == ["Hoe woont u nu?", "Waar?"]
    assert list(version.wording_changes.values_list("question", "part", "before", "after")) == [
        ("q11111111", "title", "Hoe woont u?", "Hoe woont u nu?"),
        ("q22222222", "options.a00000001", "Thuis", "Bij u thuis"),
    ]


def test_everybody_can_read_which_words_changed(client):
    survey = SurveyFactory(draft=True)
    freeze(publish(survey, ask()))
    publish(survey, ask("Hoe woont u nu?"))

    page = client.get(survey.get_absolute_url()).content.decode()

    assert "<del>Hoe woont u?</del> <ins>Hoe woont u nu?</ins>" in page


def test_another_answer_to_choose_after_the_first_response_makes_a_new_version():
    survey = SurveyFactory(draft=True)
    first = publish(survey, ask(), choose("Thuis", "Elders"))
    freeze(first)

    second = publish(survey, choose("Thuis", "Elders", "Nergens"))

    assert (second.number, second.frozen_at) == (2, None)
    assert second.mapping == {"q11111111": None, "q22222222": "q22222222"}
    first.refresh_from_db()
    assert len(first.definition) == 2
    assert not first.wording_changes.exists()


def test_a_question_of_another_kind_under_the_same_key_is_another_question():
    before, after = [{"key": "q1", "kind": "grade"}], [{"key": "q1", "kind": "number"}]

    assert mapping_between(before, after) == {"q1": None}


def test_freezing_keeps_the_day_and_not_the_moment_and_the_first_day_only():
    version = publish(SurveyFactory(draft=True), ask())

    freeze(version)
    version.refresh_from_db()
    first = version.frozen_at
    freeze(version)
    version.refresh_from_db()

    assert version.frozen_at == first
    assert (first.astimezone().minute, first.second, first.microsecond) == (0, 0, 0)


def test_a_block_without_an_id_gets_the_same_key_every_time():
    survey = SurveyFactory(questions=[("short_text", {"title": "Wat?"})])

    assert definition_of(survey.questions) == definition_of(survey.questions)
    survey.save()
    kept = Survey.objects.get(pk=survey.pk)
    assert definition_of(kept.questions)[0]["key"] == key_of(kept.questions[0].id)
    assert bring_up_to_date(kept).definition == definition_of(kept.questions)
