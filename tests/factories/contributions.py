import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dialogue.contributions.models import Contribution, Support
from tests.factories.rooms import ParticipantFactory


class ContributionFactory(DjangoModelFactory):
    class Meta:
        model = Contribution

    author = factory.SubFactory(ParticipantFactory)
    room = factory.SelfAttribute("author.room")
    text = "Een plek in de buurt waar ik gewoon kan binnenlopen voor koffie."

    class Params:
        hidden = factory.Trait(hidden_at=factory.LazyFunction(timezone.now))


class SupportFactory(DjangoModelFactory):
    class Meta:
        model = Support

    contribution = factory.SubFactory(ContributionFactory)
    participant = factory.SubFactory(ParticipantFactory, room=factory.SelfAttribute("..contribution.room"))
