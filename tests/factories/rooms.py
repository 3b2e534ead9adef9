import factory
from factory.django import DjangoModelFactory

from dialogue.rooms.models import Participant, Room
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory


class RoomFactory(DjangoModelFactory):
    class Meta:
        model = Room

    phase = factory.SubFactory(PhaseFactory)


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = Participant

    room = factory.SubFactory(RoomFactory)
    user = factory.SubFactory(UserFactory)
    public_name = factory.Sequence(lambda n: f"Reiger {n}")

    class Params:
        guest = factory.Trait(user=None, guest_hash=factory.Sequence(lambda n: f"{n:064d}"))
