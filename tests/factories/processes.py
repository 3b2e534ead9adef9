from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from dialogue.people.models import Role
from dialogue.processes.models import ClosingAnswer, Phase, PhaseKind, Process, ProcessRole
from dialogue.processes.rungs import Rung
from tests.factories.people import UserFactory


class ProcessFactory(DjangoModelFactory):
    """A published process that says all it must."""

    class Meta:
        model = Process
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"traject-{n}")
    title = factory.Sequence(lambda n: f"Traject {n}")
    question = "Hoe wilt u oud worden in Zwolle?"
    lead = "Steeds meer mensen blijven langer thuis wonen."
    what_is_fixed = "Er komen geen nieuwe verzorgingshuizen."
    what_is_open = "Welke hulp in de buurt er komt, en waar."
    rung = Rung.CONSULT
    decided_by = "De gemeenteraad"
    decided_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=90))
    answer_by = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=60))
    how_you_hear = "U leest ons antwoord op deze pagina."
    for_whom = "Voor iedereen in Zwolle."
    why = "Wij maken een nieuw plan."
    contact_name = "Sanne de Vries"
    contact_phone = "14 038"
    live = True

    class Params:
        draft = factory.Trait(live=False)
        late = factory.Trait(answer_by=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=3)))

    @factory.post_generation
    def sporen(self, create, extracted, **kwargs):
        if create and extracted:
            self.sporen.set(extracted)
            self.save()

    @factory.post_generation
    def target_groups(self, create, extracted, **kwargs):
        if create and extracted:
            self.target_groups.set(extracted)
            self.save()


class PhaseFactory(DjangoModelFactory):
    """An open conversation in which guests may join."""

    class Meta:
        model = Phase

    process = factory.SubFactory(ProcessFactory)
    kind = PhaseKind.TALK
    title = "Praat mee"
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))
    guests_allowed = True

    class Params:
        closed = factory.Trait(
            opens_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=9)),
            closes_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=2)),
        )
        planned = factory.Trait(opens_at=factory.LazyFunction(lambda: timezone.now() + timedelta(days=2)))


class ProcessRoleFactory(DjangoModelFactory):
    class Meta:
        model = ProcessRole

    process = factory.SubFactory(ProcessFactory)
    user = factory.SubFactory(UserFactory)
    role = Role.MODERATOR


class ClosingAnswerFactory(DjangoModelFactory):
    class Meta:
        model = ClosingAnswer

    process = factory.SubFactory(ProcessFactory)
    heard = "U vindt een plek in de buurt het belangrijkst."
    done = "Wij openen drie plekken."
    not_done = "Een nieuw verzorgingshuis komt er niet. Daar is geen geld voor."
    decided_by = "Het college"
    published_by = factory.SubFactory(UserFactory)
