import factory
from factory.django import DjangoModelFactory

from dialogue.people.models import User


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"inwoner{n}@demo.example")
    public_name = factory.Sequence(lambda n: f"Inwoner {n}")

    class Params:
        admin = factory.Trait(is_staff=True, is_superuser=True)
        blocked = factory.Trait(is_active=False)
