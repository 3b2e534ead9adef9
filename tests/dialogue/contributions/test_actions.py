"""Who may say something when, and that saying it twice has one effect."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dialogue.contributions.actions import submit_contribution, support, unsupport
from dialogue.contributions.models import Contribution, Support
from dialogue.processes.models import PhaseKind
from dialogue.rooms.actions import take_part
from dialogue.rooms.models import Participant
from dialogue.rooms.visitors import Visitor
from tests.factories.contributions import ContributionFactory, SupportFactory
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db

OPEN, CLOSED, PLANNED = {}, {"closed": True}, {"planned": True}
COLLECT, DECIDE = {"kind": PhaseKind.COLLECT}, {"kind": PhaseKind.DECIDE}
ACCOUNTS_ONLY = {"guests_allowed": False}


def resident(room):
    return ParticipantFactory(room=room)


def guest(room):
    return ParticipantFactory(room=room, guest=True)


def blocked_person(room):
    return ParticipantFactory(room=room, user__is_active=False)


def removed_person(room):
    return ParticipantFactory(room=room, removed_at="2026-01-01T12:00:00Z")


def participant_of_another_room(room):
    return ParticipantFactory()


ROLES = [resident, guest, blocked_person, removed_person, participant_of_another_room]
ALLOWED = {
    (resident, "open"), (resident, "collect"), (resident, "accounts only"),
    (guest, "open"), (guest, "collect"),
}  # fmt: skip
PHASES = {
    "open": OPEN,
    "closed": CLOSED,
    "planned": PLANNED,
    "collect": COLLECT,
    "decide": DECIDE,
    "accounts only": ACCOUNTS_ONLY,
}


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("right", ["contribute", "support"])
def test_who_may_take_part_when(role, phase, right):
    room = RoomFactory(phase=PhaseFactory(**PHASES[phase]))
    actor = role(room)
    contribution = ContributionFactory(author=ParticipantFactory(room=room))

    def act():
        if right == "contribute":
            submit_contribution(actor=actor, room=room, text="Een bankje")
        else:
            support(actor=actor, room=room, contribution=contribution)

    if (role, phase) in ALLOWED:
        act()
        assert room.entries.count() == 1
    else:
        with pytest.raises(PermissionDenied):
            act()
        assert not room.entries.exists()
        assert not Contribution.objects.filter(author=actor).exists()
        assert not Support.objects.exists()


def test_somebody_who_is_refused_has_not_joined_either():
    room = RoomFactory(phase=PhaseFactory(closed=True))
    visitor = Visitor(user_id=UserFactory().pk)

    with pytest.raises(PermissionDenied):
        take_part(visitor=visitor, room=room, action=submit_contribution, text="Te laat")

    assert not Participant.objects.exists()


def test_a_repeat_gives_the_first_result_and_no_second_effect():
    actor = ParticipantFactory()
    client_id = uuid.uuid4()

    first = submit_contribution(actor=actor, room=actor.room, text="Een bankje", client_id=client_id)
    again = submit_contribution(actor=actor, room=actor.room, text="Een bankje", client_id=client_id)

    assert again == first
    assert Contribution.objects.count() == 1
    assert list(actor.room.entries.values_list("number", flat=True)) == [1]


def test_a_repeat_after_the_phase_closed_still_gives_the_first_result():
    actor = ParticipantFactory()
    client_id = uuid.uuid4()
    first = submit_contribution(actor=actor, room=actor.room, text="Een bankje", client_id=client_id)
    actor.room.phase.kind = PhaseKind.DECIDE

    again = submit_contribution(actor=actor, room=actor.room, text="Een bankje", client_id=client_id)

    assert again == first


def test_the_same_id_from_two_people_is_two_contributions():
    first = ParticipantFactory()
    second = ParticipantFactory(room=first.room)
    client_id = uuid.uuid4()

    for actor in (first, second):
        submit_contribution(actor=actor, room=first.room, text="Een bankje", client_id=client_id)

    assert Contribution.objects.count() == 2


def test_an_id_that_was_used_for_something_else_is_refused():
    contribution = ContributionFactory()
    actor = ParticipantFactory(room=contribution.room)
    client_id = uuid.uuid4()
    support(actor=actor, room=actor.room, contribution=contribution, client_id=client_id)

    with pytest.raises(ValidationError):
        submit_contribution(actor=actor, room=actor.room, text="Een bankje", client_id=client_id)


def test_support_counts_once_and_can_be_taken_back():
    contribution = ContributionFactory()
    actor = ParticipantFactory(room=contribution.room)
    room = contribution.room

    support(actor=actor, room=room, contribution=contribution)
    support(actor=actor, room=room, contribution=contribution)
    assert contribution.supports.count() == 1

    unsupport(actor=actor, room=room, contribution=contribution)
    unsupport(actor=actor, room=room, contribution=contribution)
    assert contribution.supports.count() == 0
    assert list(room.entries.values_list("type", flat=True)) == [
        "contribution_supported",
        "contribution_unsupported",
    ]


def test_taking_support_back_leaves_that_of_others():
    kept = SupportFactory()
    actor = ParticipantFactory(room=kept.contribution.room)
    support(actor=actor, room=actor.room, contribution=kept.contribution)

    unsupport(actor=actor, room=actor.room, contribution=kept.contribution)

    assert list(kept.contribution.supports.all()) == [kept]
