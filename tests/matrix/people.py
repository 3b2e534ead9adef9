"""Everybody who may knock: one client per role, around one process with something in it."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.test import Client

from dialogue.moderation.actions import hide_contribution
from dialogue.moderation.models import Ground
from dialogue.people.models import Role
from home.groups import COLLEGE, COMMUNICATION, EDITING, MANAGEMENT, OFFICIALS, set_up_groups
from surveys.paper.models import Batch
from tests.factories.contributions import ContributionFactory
from tests.factories.outcomes import PromiseFactory, ThemeReplyFactory, ThemeSourceFactory
from tests.factories.people import UserFactory
from tests.factories.processes import ClosingAnswerFactory, PhaseFactory, ProcessFactory, ProcessRoleFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory
from tests.factories.surveys import VersionFactory
from tests.factories.taxonomy import MovementFactory, NeighbourhoodFactory, TargetGroupFactory
from tests.matrix.councils import make_council


@dataclass
class World:
    """A client per role, and the keys of the things that addresses name."""

    clients: dict
    keys: dict


def client_of(user):
    client = Client(raise_request_exception=False)
    if user:
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def member_of(group):
    user = UserFactory()
    user.groups.add(group)
    return user


def make_world():
    groups = set_up_groups()
    process = ProcessFactory(slug="open")
    room = RoomFactory(phase=PhaseFactory(process=process))
    contribution = ContributionFactory(author=ParticipantFactory(room=room))
    people = {
        "anonymous": None,
        "resident": UserFactory(),
        "participant": contribution.author.user,
        "moderator": ProcessRoleFactory(process=process, role=Role.MODERATOR).user,
        "other moderator": ProcessRoleFactory(role=Role.MODERATOR).user,
        "civil servant": ProcessRoleFactory(process=process, role=Role.CIVIL_SERVANT).user,
        "editor": member_of(groups[COMMUNICATION]),
        "approver": member_of(groups[EDITING]),
        "manager": member_of(groups[MANAGEMENT]),
        "admin": UserFactory(admin=True),
        "asks advice": member_of(groups[OFFICIALS]),
        "college": member_of(groups[COLLEGE]),
    }
    people["council chair"], council = make_council(owner=people["asks advice"])
    pile = Batch.objects.create(survey=VersionFactory(survey__slug="op-papier").survey, name="Post")
    for factory in (TargetGroupFactory, NeighbourhoodFactory, MovementFactory):
        factory(slug="tag")
    return World(
        clients={role: client_of(user) for role, user in people.items()},
        keys={
            "slug": process.slug,
            "process": process.pk,
            "contribution": contribution.pk,
            "hidden": hidden_by(people["moderator"], contribution.author).pk,
            "tag": "tag",
            "survey": VersionFactory().survey.slug,
            "closed": VersionFactory(survey__closed=True).survey.slug,
            **council,
            "paper": pile.survey.slug,
            "pile": pile.pk,
            **prepared_by(people["civil servant"]),
        },
    )


def prepared_by(civil_servant):
    """An outcome in preparation with a promise, and another one that is public."""
    source = ThemeSourceFactory(theme__number=1)
    process = source.theme.outcome.process
    ProcessRoleFactory(process=process, role=Role.CIVIL_SERVANT, user=civil_servant)
    public = ThemeReplyFactory(theme__number=1, theme__outcome__published=True, published=True).theme.outcome
    ClosingAnswerFactory(process=public.process)
    return {
        "sorted": process.slug,
        "source": source.pk,
        "promise": PromiseFactory(process=process).pk,
        "outcome": public.process.slug,
    }


def hidden_by(moderator, author):
    contribution = ContributionFactory(author=author)
    hide_contribution(actor=moderator, contribution=contribution, ground=Ground.INSULT, words="Dit scheldt.")
    return contribution
