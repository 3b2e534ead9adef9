"""Unfinished answers: kept for 30 days, for nobody but who has the code."""

from datetime import timedelta

import pytest
import time_machine
from django.core import serializers
from django.utils import timezone

from surveys.answering import keeping
from surveys.answering.models import Draft
from tests.factories.surveys import VersionFactory

pytestmark = pytest.mark.django_db
WORDS = "Ik ben bang voor mijn buurman"


def begun(**content):
    return keeping.begin(VersionFactory(), **content)


def test_what_is_kept_comes_back_with_the_code():
    kept = begun(answers={"q1living": "a1"}, texts={"q11need": WORDS}, right="7K4Q-92MF")

    found = keeping.find(kept.code.lower().replace("-", " "))

    assert (found.answers, found.texts, found.right) == ({"q1living": "a1"}, {"q11need": WORDS}, "7K4Q-92MF")


@pytest.mark.parametrize("code", ["", "7K4Q-92MF-AAAA-BBBB", "niet-een-code", "x" * 500])
def test_another_code_opens_nothing(code):
    begun()

    assert keeping.find(code) is None


def test_who_reads_the_database_reads_no_answer_and_no_code():
    kept = begun(texts={"q11need": WORDS}, answers={"q1living": "other"}, right="7K4Q-92MF")

    rows = serializers.serialize("json", Draft.objects.all())

    for secret in (WORDS, "bang", "q11need", "other", "7K4Q", kept.code, kept.code.replace("-", "")):
        assert secret not in rows


def test_a_change_is_kept():
    kept = begun(answers={"q1living": "a1"})

    with keeping.changing(kept.code) as changed:
        changed.answers["q5grade"] = 7

    assert keeping.find(kept.code).answers == {"q1living": "a1", "q5grade": 7}


def test_a_change_that_breaks_changes_nothing():
    kept = begun(answers={"q1living": "a1"})

    def change_and_break():
        with keeping.changing(kept.code) as changed:
            changed.answers["q5grade"] = 7
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_break()

    assert keeping.find(kept.code).answers == {"q1living": "a1"}


def test_a_draft_dies_after_thirty_days():
    kept = begun()

    with time_machine.travel(timezone.now() + timedelta(days=30), tick=False):
        keeping.forget_expired()
        assert keeping.find(kept.code)
    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        assert keeping.find(kept.code) is None
        keeping.forget_expired()

    assert not Draft.objects.exists()
