"""What the mix does, as people notice it."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from dialogue.rooms.models import Entry
from surveys.access import mixing
from surveys.access.models import Used
from surveys.answering.models import OpenAnswer, Response, Waiting
from surveys.building.models import Survey
from tests.factories.rooms import RoomFactory
from tests.factories.surveys import SurveyFactory, VersionFactory
from tests.surveys.access.ballots import answer, letters

pytestmark = pytest.mark.django_db


def version_with(number, **survey):
    version = VersionFactory(survey=SurveyFactory(by_code=True, **survey))
    for place, letter in enumerate(letters(version.survey, number)):
        answer(version, letter, f"antwoord {place}")
    return version


def test_every_answer_comes_out_as_it_went_in():
    version = version_with(3)
    before = {
        (row.receipt_hash, row.channel, row.answers["q5grade"], row.texts["q11need"])
        for row in Waiting.objects.all()
    }

    number = mixing.mix(version.survey)

    after = {
        (text.response.receipt_hash, text.response.channel, text.response.answers["q5grade"], text.text)
        for text in OpenAnswer.objects.select_related("response")
    }
    assert number == 3
    assert after == before
    assert set(Response.objects.values_list("version", "survey")) == {(version.pk, version.survey_id)}
    assert Waiting.objects.count() == 0


def test_an_answer_gets_another_key_than_it_had_in_the_urn():
    version = version_with(3)
    before = set(Waiting.objects.values_list("pk", flat=True))

    mixing.mix(version.survey)

    assert before & set(Response.objects.values_list("pk", flat=True)) == set()


def test_a_used_right_stays_used_after_the_mix():
    version = VersionFactory(survey=SurveyFactory(by_code=True))
    letter = letters(version.survey, 1)[0]
    answer(version, letter, "eerst")
    mixing.mix(version.survey)

    assert answer(version, letter, "nog eens") is False
    assert Used.objects.count() == 1


def test_a_mix_leaves_another_survey_alone():
    mine, other = version_with(2), version_with(3)

    mixing.mix(mine.survey)

    assert Waiting.objects.filter(version=other).count() == 3
    assert Response.objects.filter(survey=other.survey).count() == 0
    assert {survey: Used.objects.filter(survey=survey).count() for survey in (mine.survey, other.survey)} == {
        mine.survey: 2,
        other.survey: 3,
    }


def test_mixing_again_keeps_what_was_mixed():
    version = version_with(4)
    mixing.mix(version.survey)
    before = set(Response.objects.values_list("pk", "receipt_hash"))
    for letter in letters(version.survey, 2):
        answer(version, letter, "later")

    assert [mixing.mix(version.survey), mixing.mix(version.survey)] == [2, 0]
    after = set(Response.objects.values_list("pk", "receipt_hash"))
    assert before < after
    assert OpenAnswer.objects.filter(response__survey=version.survey).count() == 6


@pytest.mark.parametrize(
    ("waiting", "mixed", "due"),
    [(24, 0, False), (25, 0, True), (25, 2500, True), (25, 2501, False), (1000, 100_000, True)],
)
def test_a_mix_waits_for_twenty_five_and_for_one_in_a_hundred(waiting, mixed, due):
    assert mixing.is_due(waiting, mixed) is due


def test_the_regular_job_mixes_only_who_has_enough():
    due, not_yet = version_with(25), version_with(24)

    call_command("tick")

    assert Response.objects.filter(survey=due.survey).count() == 25
    assert Waiting.objects.filter(version=not_yet).count() == 24


def test_who_sent_at_the_stroke_of_closing_is_mixed_too():
    version = version_with(2)
    Survey.objects.filter(pk=version.survey_id).update(closed_at=timezone.now())

    mixing.mix_what_is_due()

    assert (Waiting.objects.count(), Response.objects.count()) == (0, 2)


def test_the_room_of_the_phase_hears_how_many_and_once():
    version = version_with(3)
    RoomFactory(phase=version.survey.phase)

    mixing.mix(version.survey)
    mixing.mix(version.survey)

    assert list(Entry.objects.values_list("type", "keys", "participant")) == [
        ("survey_answered", {"survey": version.survey_id, "count": 3}, None)
    ]
