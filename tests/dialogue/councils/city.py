"""One body with a chair, a secretary and members, a civil servant who asks and a college that replies."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission

from dialogue.councils.models import Advice
from tests.factories.councils import (
    AdviceFactory,
    AdviceRequestFactory,
    BodyFactory,
    MembershipFactory,
    RequestQuestionFactory,
)
from tests.factories.people import UserFactory


@dataclass
class City:
    body: object
    owner: object
    college: object
    chair: object
    secretary: object
    member: object
    other_member: object
    stranger: object
    official: object
    admin: object
    advice: Advice = None
    request: object = None
    question: object = None
    seats: dict = field(default_factory=dict)

    ROLES = (
        "owner",
        "college",
        "chair",
        "secretary",
        "member",
        "other_member",
        "stranger",
        "official",
        "admin",
    )

    def people(self):
        return {role: getattr(self, role) for role in self.ROLES}


def who_may(codename):
    """Somebody whose group has this right."""
    group, _is_new = Group.objects.get_or_create(name=codename)
    group.permissions.set(Permission.objects.filter(codename=codename))
    user = UserFactory()
    user.groups.add(group)
    return user


def make_city(**advice):
    """With a request that is open and an advice that is being written."""
    body = BodyFactory(quorum=2)
    seats = {role: MembershipFactory(body=body, role=role) for role in ("chair", "secretary", "member")}
    city = City(
        body=body,
        owner=who_may("ask_for_advice"),
        college=who_may("reply_for_college"),
        other_member=MembershipFactory().user,
        stranger=UserFactory(),
        official=who_may("ask_for_advice"),
        admin=UserFactory(admin=True),
        seats=seats,
        **{role: seat.user for role, seat in seats.items()},
    )
    city.request = AdviceRequestFactory(owner=city.owner, bodies=[body])
    city.question = RequestQuestionFactory(request=city.request, number=1)
    city.advice = AdviceFactory(body=body, request=city.request, **advice)
    return city
