"""Phases of one process do not overlap; the database itself sees to it."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from dialogue.processes.models import Phase
from tests.factories.processes import PhaseFactory, ProcessFactory

pytestmark = pytest.mark.django_db(transaction=True)


def times(first, last):
    now = timezone.now()
    return {"opens_at": now + timedelta(days=first), "closes_at": now + timedelta(days=last)}


@pytest.mark.parametrize(
    "second",
    [(0, 5), (4, 9), (-3, 1), (1, 2), (-1, 6)],
    ids=["the same", "begins before the end", "ends after the begin", "inside", "around"],
)
def test_two_phases_of_a_process_cannot_overlap(second):
    process = ProcessFactory()
    PhaseFactory(process=process, **times(0, 5))

    with pytest.raises(IntegrityError):
        PhaseFactory(process=process, **times(*second))


def test_phases_may_touch_and_other_processes_have_their_own():
    first = PhaseFactory(**times(0, 5))
    PhaseFactory(
        process=first.process, opens_at=first.closes_at, closes_at=first.closes_at + timedelta(days=1)
    )
    PhaseFactory(**times(0, 5))

    assert Phase.objects.count() == 3


def test_a_phase_cannot_be_moved_onto_another():
    process = ProcessFactory()
    PhaseFactory(process=process, **times(0, 5))
    later = PhaseFactory(process=process, **times(5, 9))

    with pytest.raises(IntegrityError):
        Phase.objects.filter(pk=later.pk).update(**times(4, 9))


def test_two_phases_can_change_places_in_one_save():
    process = ProcessFactory()
    first = PhaseFactory(process=process, **times(0, 5))
    second = PhaseFactory(process=process, **times(6, 9))

    with transaction.atomic():
        Phase.objects.filter(pk=first.pk).update(opens_at=second.opens_at, closes_at=second.closes_at)
        Phase.objects.filter(pk=second.pk).update(opens_at=first.opens_at, closes_at=first.closes_at)

    first.refresh_from_db()
    second.refresh_from_db()
    assert second.closes_at < first.opens_at


def test_a_phase_can_take_the_place_of_one_that_goes():
    process = ProcessFactory()
    old = PhaseFactory(process=process, **times(0, 5))

    with transaction.atomic():
        PhaseFactory(process=process, **times(1, 4))
        old.delete()

    assert process.phases.count() == 1


def test_the_guard_can_be_taken_away_and_put_back():
    process = ProcessFactory()
    PhaseFactory(process=process, **times(0, 5))

    migration = import_module("dialogue.migrations.0003_phases_do_not_overlap")
    with connection.schema_editor() as editor:
        migration.unguard(None, editor)
    PhaseFactory(process=process, **times(1, 4)).delete()
    with connection.schema_editor() as editor:
        migration.guard(None, editor)

    with pytest.raises(IntegrityError):
        PhaseFactory(process=process, **times(1, 4))
