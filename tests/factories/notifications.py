import factory
from factory.django import DjangoModelFactory

from dialogue.notifications.models import Follow, MailChoice, PostalAddress
from tests.factories.people import UserFactory


class FollowFactory(DjangoModelFactory):
    """Somebody follows `thing`."""

    class Meta:
        model = Follow

    class Params:
        thing = None

    user = factory.SubFactory(UserFactory)
    kind = "traject"
    key = factory.LazyAttribute(lambda row: row.thing.pk)


class MailChoiceFactory(DjangoModelFactory):
    class Meta:
        model = MailChoice

    user = factory.SubFactory(UserFactory)


class PostalAddressFactory(DjangoModelFactory):
    class Meta:
        model = PostalAddress

    name = factory.Sequence(lambda n: f"Truus de Boer {n}")
    street = "Dorpsstraat 1"
    postcode = "8011 AA"
    town = "Zwolle"
