"""Eight repeats at the same moment, on real transactions, have one effect and one result (reliability G6)."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from dialogue.contributions.actions import submit_contribution, support
from dialogue.contributions.models import Contribution, Support
from dialogue.rooms.actions import take_part
from dialogue.rooms.models import Entry, Participant, Room
from dialogue.rooms.visitors import Visitor
from tests.factories.contributions import ContributionFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 8


def at_the_same_moment(function):
    """The results of so many calls that all start together, each on its own connection."""
    barrier = Barrier(THREADS)

    def call(_number):
        try:
            barrier.wait(10)
            return function()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(call, range(THREADS)))


def test_a_contribution_that_is_sent_eight_times_at_once_stands_there_once():
    room = RoomFactory()
    client_id = uuid.uuid4()
    visitor = Visitor(guest_key="reiger")

    results = at_the_same_moment(
        lambda: take_part(
            visitor=visitor,
            room=Room.objects.get(pk=room.pk),
            action=submit_contribution,
            text="Een bankje",
            client_id=client_id,
        )
    )

    assert set(results) == {Contribution.objects.get()}
    assert Participant.objects.count() == 1
    assert list(Entry.objects.values_list("number", flat=True)) == [1]
    assert Room.objects.get().head == 1


def test_support_that_is_given_eight_times_at_once_counts_once():
    contribution = ContributionFactory()
    visitor = Visitor(guest_key="reiger")

    at_the_same_moment(
        lambda: take_part(
            visitor=visitor,
            room=Room.objects.get(pk=contribution.room_id),
            action=support,
            contribution=contribution,
        )
    )

    assert Support.objects.count() == 1
    assert list(Entry.objects.values_list("type", flat=True)) == ["contribution_supported"]


def test_eight_people_who_speak_at_once_get_numbers_without_gaps():
    room = RoomFactory()
    people = iter(ParticipantFactory.create_batch(THREADS, room=room))

    at_the_same_moment(
        lambda: submit_contribution(actor=next(people), room=Room.objects.get(pk=room.pk), text="Een bankje")
    )

    assert list(Entry.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 9))
