import pytest
from django.db import IntegrityError

from dialogue.rooms.models import Participant
from tests.factories.rooms import ParticipantFactory

pytestmark = pytest.mark.django_db


def test_a_person_is_in_a_room_once():
    participant = ParticipantFactory()

    with pytest.raises(IntegrityError):
        Participant.objects.create(room=participant.room, user=participant.user)


def test_a_guest_is_in_a_room_once():
    participant = ParticipantFactory(guest=True)

    with pytest.raises(IntegrityError):
        Participant.objects.create(room=participant.room, guest_hash=participant.guest_hash)
