from datetime import date

import factory
from factory.django import DjangoModelFactory

from dialogue.taxonomy.models import (
    Edition,
    Movement,
    Neighbourhood,
    Spoor,
    SpoorEdition,
    SpoorName,
    TargetGroup,
)


class EditionFactory(DjangoModelFactory):
    class Meta:
        model = Edition

    slug = factory.Sequence(lambda n: str(2019 + n))
    name = factory.LazyAttribute(lambda edition: f"Hervormingsagenda {edition.slug}")
    dated_on = factory.Sequence(lambda n: date(2019 + n % 80, 1, 1))


class SpoorFactory(DjangoModelFactory):
    class Meta:
        model = Spoor

    slug = factory.Sequence(lambda n: f"spoor-{n}")
    colour = factory.Sequence(lambda n: n % 6 + 1)
    preferred_name = factory.Sequence(lambda n: f"Spoor {n}")


class SpoorEditionFactory(DjangoModelFactory):
    class Meta:
        model = SpoorEdition

    spoor = factory.SubFactory(SpoorFactory)
    edition = factory.SubFactory(EditionFactory)
    number = factory.Sequence(lambda n: n + 1)
    name = factory.SelfAttribute("spoor.preferred_name")


class SpoorNameFactory(DjangoModelFactory):
    class Meta:
        model = SpoorName

    spoor = factory.SubFactory(SpoorFactory)
    name = factory.Sequence(lambda n: f"Andere naam {n}")


class TargetGroupFactory(DjangoModelFactory):
    class Meta:
        model = TargetGroup

    number = factory.Sequence(lambda n: n + 1)
    slug = factory.Sequence(lambda n: f"doelgroep-{n}")
    name = factory.Sequence(lambda n: f"Doelgroep {n}")


class MovementFactory(DjangoModelFactory):
    class Meta:
        model = Movement

    code = factory.Sequence(lambda n: chr(ord("A") + n % 26))
    slug = factory.Sequence(lambda n: f"beweging-{n}")
    name = factory.Sequence(lambda n: f"Beweging {n}")


class NeighbourhoodFactory(DjangoModelFactory):
    class Meta:
        model = Neighbourhood

    slug = factory.Sequence(lambda n: f"wijk-{n}")
    name = factory.Sequence(lambda n: f"Wijk {n}")
