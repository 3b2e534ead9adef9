from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dialogue.outcomes.models import Outcome, Quote, Receipt, Theme, ThemeReply, ThemeSource
from dialogue.outcomes.promises import Evidence, Promise, PromiseChange, PromiseSource
from dialogue.outcomes.states import ChangeKind
from dialogue.outcomes.verdicts import Verdict
from tests.factories.contributions import ContributionFactory
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory
from tests.factories.rooms import ParticipantFactory


class OutcomeFactory(DjangoModelFactory):
    """An outcome in preparation."""

    class Meta:
        model = Outcome

    process = factory.SubFactory(ProcessFactory)
    heard = "U wilt hulp dicht bij huis."
    done = "Wij openen drie plekken."
    not_done = "Een nieuw verzorgingshuis komt er niet. Daar is geen geld voor."
    decided_by = "Het college"
    started_by = factory.SubFactory(UserFactory)

    class Params:
        published = factory.Trait(
            published_at=factory.LazyFunction(timezone.now), published_by=factory.SubFactory(UserFactory)
        )


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    outcome = factory.SubFactory(OutcomeFactory)
    number = factory.Sequence(lambda n: n + 1)
    title = factory.Sequence(lambda n: f"Maak plek {n} in de buurt")
    gist = "Mensen willen ergens kunnen binnenlopen."
    made_by = factory.SubFactory(UserFactory)


class ThemeSourceFactory(DjangoModelFactory):
    """A contribution under a theme."""

    class Meta:
        model = ThemeSource
        exclude = ["contribution"]

    theme = factory.SubFactory(ThemeFactory)
    contribution = factory.SubFactory(ContributionFactory)
    kind = "contribution"
    key = factory.SelfAttribute("contribution.pk")
    added_by = factory.SubFactory(UserFactory)


class QuoteFactory(DjangoModelFactory):
    class Meta:
        model = Quote

    source = factory.SubFactory(ThemeSourceFactory)
    text = "Ik wil gewoon kunnen binnenlopen."
    consent = "Per telefoon gevraagd"
    consent_on = factory.LazyFunction(timezone.localdate)
    added_by = factory.SubFactory(UserFactory)


class ThemeReplyFactory(DjangoModelFactory):
    """A draft of an answer."""

    class Meta:
        model = ThemeReply

    theme = factory.SubFactory(ThemeFactory)
    verdict = Verdict.ADOPTED
    decided_by = "Het college"
    written_by = factory.SubFactory(UserFactory)

    class Params:
        published = factory.Trait(published_at=factory.LazyFunction(timezone.now))


class PromiseFactory(DjangoModelFactory):
    """A public promise that is open."""

    class Meta:
        model = Promise

    title = factory.Sequence(lambda n: f"Wij openen inlooppunt {n}")
    text = "Er komt een inlooppunt in de wijk, elke werkdag open."
    owner = "De wethouder Zorg"
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    proof = "Het inlooppunt is open."
    made_on = factory.LazyFunction(timezone.localdate)
    public_at = factory.LazyFunction(timezone.now)
    created_by = factory.SubFactory(UserFactory)

    class Params:
        late = factory.Trait(due_on=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=3)))
        draft = factory.Trait(public_at=None)


class PromiseSourceFactory(DjangoModelFactory):
    class Meta:
        model = PromiseSource

    promise = factory.SubFactory(PromiseFactory)
    kind = "theme"
    key = factory.LazyFunction(lambda: ThemeFactory().pk)
    added_by = factory.SubFactory(UserFactory)


class PromiseChangeFactory(DjangoModelFactory):
    class Meta:
        model = PromiseChange

    promise = factory.SubFactory(PromiseFactory)
    number = factory.Sequence(lambda n: n + 1)
    kind = ChangeKind.MADE
    reason = "Beloofd in het antwoord."
    changed_by = factory.SubFactory(UserFactory)


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    promise = factory.SubFactory(PromiseFactory)
    text = "Foto van de opening"
    added_by = factory.SubFactory(UserFactory)


class ReceiptFactory(DjangoModelFactory):
    class Meta:
        model = Receipt

    participant = factory.SubFactory(ParticipantFactory, guest=True)
    code_hash = factory.Sequence(lambda n: f"{n:064d}")
