"""Sending a response: once, whole, and without a trace of who."""

import pytest
from hypothesis import HealthCheck, given, settings

from surveys.access import rights
from surveys.answering import keeping, sealing
from surveys.answering.actions import Closed, NoRight, Nothing, send_response
from surveys.answering.models import Channel, Draft, Waiting
from surveys.building.models import Version
from surveys.questions.conditions import drop_hidden, visible
from surveys.questions.question import Question
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory, VersionFactory
from tests.surveys.questions.strategies import answered

pytestmark = pytest.mark.django_db
ANSWERS = {"q1living": "a1", "q3lonely": "yes"}
TEXTS = {"q11need": "Een bank in het park."}


def send(version, *, grant=None, answers=ANSWERS, texts=TEXTS, channel=Channel.WEB, **rest):
    grant = grant or rights.Grant(version.survey)
    return send_response(version=version, channel=channel, answers=answers, texts=texts, right=grant, **rest)


def test_what_is_sent_waits_in_the_urn():
    version = VersionFactory()

    receipt = send(version)

    waiting = Waiting.objects.get()
    assert (waiting.version, waiting.answers, waiting.texts) == (version, ANSWERS, TEXTS)
    assert (waiting.channel, waiting.user) == (Channel.WEB, None)
    assert waiting.receipt_hash == sealing.hash_of_receipt(receipt)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(case=answered())
def test_what_is_answered_is_stored_and_a_hidden_question_never_has_an_answer(case):
    questions, answers, texts = case
    version = VersionFactory(definition=[question.to_json() for question in questions])
    expected = drop_hidden(questions, answers, texts)

    if expected == ({}, {}):
        with pytest.raises(Nothing):
            send(version, answers=answers, texts=texts)
        return
    send(version, answers=answers, texts=texts)

    waiting = Waiting.objects.get(version=version)
    stored = tuple(Question.from_json(each) for each in waiting.version.definition)
    shown = {question.key for question in visible(stored, waiting.answers, waiting.texts)}
    assert (waiting.answers, waiting.texts) == expected
    assert set(waiting.answers) | {key.partition(".")[0] for key in waiting.texts} <= shown


def test_a_right_is_used_once():
    version = VersionFactory(survey__with_account=True)
    grant = rights.Grant(version.survey, key="a" * 64)

    send(version, grant=grant)

    with pytest.raises(NoRight):
        send(version, grant=grant)
    assert Waiting.objects.count() == 1


@pytest.mark.parametrize(
    "grant", [None, rights.Grant(None, key="a" * 64)], ids=["no right", "for another survey"]
)
def test_without_a_right_nothing_is_stored(grant):
    version = VersionFactory(survey__by_code=True)

    with pytest.raises(NoRight):
        send_response(version=version, channel=Channel.WEB, answers=ANSWERS, texts={}, right=grant)

    assert not Waiting.objects.exists()


@pytest.mark.parametrize("state", ["planned", "over", "closed", "draft"])
def test_a_survey_that_is_not_open_takes_no_response(state):
    version = VersionFactory(**{f"survey__{state}": True})

    with pytest.raises(Closed):
        send(version)

    assert not Waiting.objects.exists()


def test_the_draft_is_gone_when_it_is_sent():
    version = VersionFactory()
    kept, other = keeping.begin(version, answers=ANSWERS), keeping.begin(version)

    receipt = send(version, draft=kept.code)

    assert keeping.find(kept.code) is None
    assert keeping.find(other.code)
    assert receipt == sealing.receipt_of(kept.code)


def test_the_first_response_freezes_the_questions():
    version = VersionFactory()

    send(version)

    version.refresh_from_db()
    assert version.frozen_at is not None


@pytest.mark.parametrize(("named", "expected"), [(False, None), (True, "somebody")])
def test_only_a_survey_with_names_keeps_who_answered(named, expected):
    user = UserFactory()
    survey = SurveyFactory(named=True) if named else SurveyFactory(with_account=True)
    version = VersionFactory(survey=survey)

    send(version, grant=rights.Grant(survey, key="b" * 64, user=user))

    assert Waiting.objects.get().user == (user if expected else None)


def test_a_panel_member_is_counted_as_such():
    version = VersionFactory(survey__for_panel=True)

    send(version, grant=rights.Grant(version.survey, key="c" * 64, is_panel=True))

    assert Waiting.objects.get().channel == Channel.PANEL


def test_sending_asks_the_database_little(django_assert_num_queries):
    version = VersionFactory()
    kept = keeping.begin(version)
    send(version)
    version = Version.objects.select_related("survey").get()

    with django_assert_num_queries(4):  # savepoint, insert, delete of the draft, release
        send(version, draft=kept.code)

    assert not Draft.objects.exists()
