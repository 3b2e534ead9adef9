from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dialogue.councils.models import (
    Advice,
    AdviceRequest,
    Body,
    Membership,
    MinorityView,
    Paper,
    Recommendation,
    RecommendationReply,
    Remark,
    RequestQuestion,
    Slide,
    Stage,
)
from dialogue.councils.states import AdviceState, RequestState
from dialogue.outcomes.verdicts import Verdict
from tests.factories.people import UserFactory


class BodyFactory(DjangoModelFactory):
    class Meta:
        model = Body

    slug = factory.Sequence(lambda n: f"raad-{n}")
    name = factory.Sequence(lambda n: f"Participatieraad {n}")
    lead = "Inwoners die de gemeente raad geven over zorg en hulp."
    mandate = "De raad geeft advies, gevraagd en ongevraagd."
    quorum = 2


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    body = factory.SubFactory(BodyFactory)
    user = factory.SubFactory(UserFactory)
    name = factory.Sequence(lambda n: f"Lid {n}")
    role = "member"
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=100))


class AdviceRequestFactory(DjangoModelFactory):
    """A request that is open, two weeks from its end."""

    class Meta:
        model = AdviceRequest
        skip_postgeneration_save = True

    number = factory.Sequence(lambda n: f"AV-2026-{n:02}")
    subject = "Advies over het halfjaarrapport"
    explanation = "Wij willen weten wat u van het rapport vindt."
    stage = Stage.CONCEPT
    owner = factory.SubFactory(UserFactory)
    state = RequestState.OPEN
    opened_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=14))
    deadline_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))

    class Params:
        draft = factory.Trait(state=RequestState.DRAFT, opened_at=None, deadline_at=None)
        closed = factory.Trait(
            state=RequestState.CLOSED,
            deadline_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=1)),
        )

    @factory.post_generation
    def bodies(self, create, extracted, **kwargs):
        if create and extracted:
            self.bodies.set(extracted)


class RequestQuestionFactory(DjangoModelFactory):
    class Meta:
        model = RequestQuestion

    request = factory.SubFactory(AdviceRequestFactory)
    number = factory.Sequence(lambda n: n + 1)
    text = "Is de tekst over wonen duidelijk?"
    chapter = "Spoor 1"


class AdviceFactory(DjangoModelFactory):
    """An advice that is being written, on request."""

    class Meta:
        model = Advice

    body = factory.SubFactory(BodyFactory)
    request = factory.SubFactory(AdviceRequestFactory)
    subject = "Advies over het halfjaarrapport"
    summary = "Wij zijn positief, met twaalf punten."

    class Params:
        unasked = factory.Trait(request=None)
        adopted = factory.Trait(state=AdviceState.ADOPTED, adopted_at=factory.LazyFunction(timezone.now))
        signed = factory.Trait(
            state=AdviceState.SIGNED,
            adopted_at=factory.LazyFunction(timezone.now),
            signed_at=factory.LazyFunction(timezone.now),
        )
        published = factory.Trait(
            state=AdviceState.PUBLISHED,
            adopted_at=factory.LazyFunction(timezone.now),
            signed_at=factory.LazyFunction(timezone.now),
            published_at=factory.LazyFunction(timezone.now),
        )


class PaperFactory(DjangoModelFactory):
    class Meta:
        model = Paper

    request = factory.SubFactory(AdviceRequestFactory)
    title = "Presentatie halfjaarrapport"


class SlideFactory(DjangoModelFactory):
    class Meta:
        model = Slide

    paper = factory.SubFactory(PaperFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = "Wonen"
    text = "Er komen meer woningen.\n\nIn elke wijk."


class RemarkFactory(DjangoModelFactory):
    class Meta:
        model = Remark

    advice = factory.SubFactory(AdviceFactory)
    author = factory.SubFactory(MembershipFactory, body=factory.SelfAttribute("..advice.body"))
    text = "De cijfers van 2019 missen."


class RecommendationFactory(DjangoModelFactory):
    class Meta:
        model = Recommendation

    advice = factory.SubFactory(AdviceFactory)
    number = factory.Sequence(lambda n: n + 1)
    text = "Noem per wijk wat er komt."


class RecommendationReplyFactory(DjangoModelFactory):
    class Meta:
        model = RecommendationReply

    recommendation = factory.SubFactory(RecommendationFactory)
    verdict = Verdict.ADOPTED
    decided_by = "Het college"


class MinorityViewFactory(DjangoModelFactory):
    class Meta:
        model = MinorityView

    advice = factory.SubFactory(AdviceFactory)
    author = factory.SubFactory(MembershipFactory, body=factory.SelfAttribute("..advice.body"))
    text = "Wij vinden dit te snel gaan."
