"""Every step of a request and an advice, by everybody: allowed as the table says, refused otherwise."""

from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from config import ROOT
from dialogue.councils.drawing import drawings
from dialogue.councils.models import Advice, AdviceRequest
from dialogue.councils.moving import move
from dialogue.councils.states import NEXT_OF_ADVICE, NEXT_OF_REQUEST, AdviceState, Part, RequestState
from tests.factories.councils import AdviceFactory, AdviceRequestFactory

pytestmark = pytest.mark.django_db


def outcome(thing, state, part, **changes):
    try:
        with transaction.atomic():
            move(thing, state, parts={part}, **changes)
    except PermissionDenied:
        return "not by this person"
    except ValidationError:
        return "no such step"
    return "done"


def expected(table, before, after, part):
    if after not in table[before]:
        return "no such step"
    return "done" if part in table[before][after] else "not by this person"


@pytest.mark.parametrize("before", RequestState)
def test_a_request_goes_only_where_the_table_says(before):
    answers, wanted = {}, {}
    for after, part in product(RequestState, Part):
        asked = AdviceRequestFactory()
        AdviceRequest.objects.filter(pk=asked.pk).update(state=before)
        answers[after, part] = outcome(asked, after, part)
        wanted[after, part] = expected(NEXT_OF_REQUEST, before, after, part)

    assert answers == wanted


@pytest.mark.parametrize("before", AdviceState)
def test_an_advice_goes_only_where_the_table_says(before):
    answers, wanted = {}, {}
    for after, part in product(AdviceState, Part):
        advice = AdviceFactory(published=True)
        Advice.objects.filter(pk=advice.pk).update(state=before)
        answers[after, part] = outcome(advice, after, part)
        wanted[after, part] = expected(NEXT_OF_ADVICE, before, after, part)

    assert answers == wanted


def test_the_page_draws_the_tables_as_they_are():
    page = (ROOT / "docs" / "advice.md").read_text(encoding="utf-8")

    assert [drawing for drawing in drawings().values() if drawing not in page] == []
