"""Many at the same moment, as in real life: own threads, own connections (reliability G13)."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from surveys.access import mixing
from surveys.access.handing_out import hand_over
from surveys.access.models import CodeBatch, Right, Used
from surveys.answering.models import Response, Waiting
from tests.factories.access import CodeBatchFactory
from tests.factories.people import UserFactory
from tests.factories.surveys import SurveyFactory, VersionFactory
from tests.surveys.access.ballots import answer, letters

pytestmark = pytest.mark.django_db(transaction=True)
CODES, AT_ONCE = 1000, 8


def at_once(number, work):
    """The results of doing the same work so many times at the same moment."""
    start = threading.Barrier(number)

    def worker(place):
        try:
            start.wait(timeout=30)
            return work(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(worker, range(number)))


def test_a_thousand_codes_eight_times_at_once_are_a_thousand_answers():
    version = VersionFactory(survey=SurveyFactory(by_code=True))
    sent = letters(version.survey, CODES)
    each_code = threading.Barrier(AT_ONCE)

    def send_all(place):
        accepted = []
        for letter in sent:
            each_code.wait(timeout=30)
            accepted.append(answer(version, letter, f"van {place}"))
        return accepted

    results = at_once(AT_ONCE, send_all)

    assert [sum(of_one_code) for of_one_code in zip(*results, strict=True)] == [1] * CODES
    assert [Waiting.objects.count(), Used.objects.count()] == [CODES, CODES]


def test_nothing_is_lost_or_doubled_while_the_urn_is_mixed():
    version = VersionFactory(survey=SurveyFactory(by_code=True))
    sent = letters(version.survey, 120)

    def work(place):
        if place == 0:
            return sum(mixing.mix(version.survey) for _mix in range(6))
        return sum(answer(version, letter, "onder het schudden") for letter in sent[place - 1 :: 3])

    mixed, *accepted = at_once(4, work)
    mixed += mixing.mix(version.survey)

    assert sum(accepted) == 120
    assert [mixed, Response.objects.count(), Waiting.objects.count(), Used.objects.count()] == [
        120,
        120,
        0,
        120,
    ]


def test_a_pile_of_codes_is_handed_over_to_one_of_those_who_ask():
    batch, clerk = CodeBatchFactory(size=20), UserFactory(admin=True)

    results = at_once(4, lambda _place: hand_over(actor=clerk, batch=CodeBatch.objects.get(pk=batch.pk)))

    assert sorted(len(made or []) for made in results) == [0, 0, 0, 20]
    assert Right.objects.count() == 20
