"""Where a process stands: one table, asked of the queryset and of the process itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dialogue.processes.models import PhaseKind, Process
from dialogue.processes.standing import State
from tests.factories.processes import ClosingAnswerFactory, PhaseFactory, ProcessFactory

pytestmark = pytest.mark.django_db

PAST, NOW, TO_COME = (-9, -2), (-1, 14), (3, 14)


def process_with(phases, *, late=False, answered=False):
    process = ProcessFactory(late=late)
    now = timezone.now()
    for kind, (opens, closes) in phases:
        PhaseFactory(
            process=process,
            kind=kind,
            opens_at=now + timedelta(days=opens),
            closes_at=now + timedelta(days=closes),
        )
    if answered:
        ClosingAnswerFactory(process=process)
    return process


TABLE = {
    "talk now": (State.OPEN, [(PhaseKind.TALK, NOW)], {}),
    "ideas now": (State.OPEN, [(PhaseKind.COLLECT, NOW)], {}),
    "talk to come": (State.UPCOMING, [(PhaseKind.TALK, TO_COME)], {}),
    "information now, talk to come": (
        State.UPCOMING,
        [(PhaseKind.INFORM, NOW), (PhaseKind.TALK, (15, 20))],
        {},
    ),
    "talk over, another to come": (State.UPCOMING, [(PhaseKind.TALK, PAST), (PhaseKind.TALK, TO_COME)], {}),
    "nothing planned": (State.UPCOMING, [], {}),
    "only information, to come": (State.UPCOMING, [(PhaseKind.INFORM, TO_COME)], {}),
    "only information, now": (State.AWAITING_ANSWER, [(PhaseKind.INFORM, NOW)], {}),
    "talk over": (State.AWAITING_ANSWER, [(PhaseKind.TALK, PAST)], {}),
    "talk over, decision now": (
        State.AWAITING_ANSWER,
        [(PhaseKind.TALK, PAST), (PhaseKind.DECIDE, NOW)],
        {},
    ),
    "answer day passed": (State.LATE, [(PhaseKind.TALK, PAST)], {"late": True}),
    "answer day passed while talking": (State.LATE, [(PhaseKind.TALK, NOW)], {"late": True}),
    "answered": (State.ANSWERED, [(PhaseKind.TALK, PAST)], {"answered": True}),
    "answered after the day": (State.ANSWERED, [(PhaseKind.TALK, PAST)], {"late": True, "answered": True}),
}


@pytest.mark.parametrize(("state", "phases", "also"), TABLE.values(), ids=TABLE.keys())
def test_a_process_is_in_exactly_one_state(state, phases, also):
    process = process_with(phases, **also)

    found = [each for each in State if getattr(Process.objects, each)().filter(pk=process.pk).exists()]

    assert found == [state]
    assert process.state == state


def test_a_process_without_a_day_for_its_answer_is_not_late():
    process = ProcessFactory(answer_by=None)
    PhaseFactory(process=process, closed=True)

    assert list(Process.objects.awaiting_answer()) == [process]
    assert process.state == State.AWAITING_ANSWER


def test_a_process_is_not_late_on_the_day_itself():
    process = ProcessFactory(answer_by=timezone.localdate())

    assert not Process.objects.late().exists()
    assert not process.is_late()


def test_the_list_begins_with_what_is_open_and_ends_with_what_is_answered():
    answered = process_with([(PhaseKind.TALK, PAST)], answered=True)
    late = process_with([(PhaseKind.TALK, PAST)], late=True)
    now = process_with([(PhaseKind.TALK, NOW)])
    waiting = process_with([(PhaseKind.TALK, PAST)])

    assert list(Process.objects.for_list()) == [now, late, waiting, answered]
