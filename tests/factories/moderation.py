import factory
from factory.django import DjangoModelFactory

from dialogue.moderation.models import Appeal, Decision, Flag, Ground, Verdict
from tests.factories.contributions import ContributionFactory
from tests.factories.people import UserFactory
from tests.factories.rooms import ParticipantFactory


class FlagFactory(DjangoModelFactory):
    class Meta:
        model = Flag

    contribution = factory.SubFactory(ContributionFactory)
    participant = factory.SubFactory(ParticipantFactory, room=factory.SelfAttribute("..contribution.room"))
    ground = Ground.INSULT
    words = "Dit is niet aardig."


class DecisionFactory(DjangoModelFactory):
    """Somebody hid a contribution."""

    class Meta:
        model = Decision

    contribution = factory.SubFactory(ContributionFactory, hidden=True)
    moderator = factory.SubFactory(UserFactory)
    verdict = Verdict.HIDE
    ground = Ground.INSULT
    words = "U noemt iemand een scheldwoord."


class AppealFactory(DjangoModelFactory):
    class Meta:
        model = Appeal

    decision = factory.SubFactory(DecisionFactory)
    contribution = factory.SelfAttribute("decision.contribution")
    words = "Dat was een grapje."
