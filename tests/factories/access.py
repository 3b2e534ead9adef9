"""Rights to answer, and the people of the panel."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from config import codes
from surveys.access.models import CodeBatch, PanelMember, Right
from surveys.access.rights import PURPOSE
from tests.factories.surveys import SurveyFactory


class CodeBatchFactory(DjangoModelFactory):
    class Meta:
        model = CodeBatch

    survey = factory.SubFactory(SurveyFactory, by_code=True)
    name = "Brieven aan Holtenbroek"
    size = 3


class RightFactory(DjangoModelFactory):
    """A letter with a code; say which code: `RightFactory(code=codes.new_code(80))`."""

    class Meta:
        model = Right

    class Params:
        code = factory.LazyFunction(lambda: codes.new_code(80))

    survey = factory.SubFactory(SurveyFactory, by_code=True)
    code_hash = factory.LazyAttribute(lambda right: codes.hash_of(PURPOSE, right.code))


class PanelMemberFactory(DjangoModelFactory):
    class Meta:
        model = PanelMember

    email = factory.Sequence(lambda n: f"panellid{n}@demo.example")
    confirmed_at = factory.LazyFunction(timezone.now)

    class Params:
        by_letter = factory.Trait(
            email="", name="Toos Bakker", street="Dijkstraat 1", postcode="8011 AA", town="Zwolle"
        )
        unconfirmed = factory.Trait(confirmed_at=None)
