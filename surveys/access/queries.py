"""How many were asked and how many answered. Exact figures are for disclosure/ only; a screen gets them in steps."""

from dataclasses import dataclass

from django.db.models import Count, Q

from surveys.access.models import Invitation, InvitationState, PanelMember, Right, Used, Way
from surveys.access.rights import key_of_right
from surveys.answering.models import Response

STEP = 10


@dataclass(frozen=True)
class Rate:
    """Of one way of asking people: how many were asked, and how many of those answered."""

    way: str  # code, mail, letter
    invited: int
    answered: int


def answered_by_channel(survey):
    """{channel: answers}, of what has been mixed."""
    counts = Response.objects.filter(survey=survey).order_by().values_list("channel").annotate(Count("pk"))
    return dict(counts)


def response_rates(survey):
    """Exact, so only for a closed and mixed survey, and only on the way through disclosure/."""
    used = set(Used.objects.filter(survey=survey).values_list("key", flat=True))
    counts = {"code": [0, 0], Way.MAIL.value: [0, 0], Way.LETTER.value: [0, 0]}
    rights = Right.objects.filter(survey=survey, batch__withdrawn_at=None).select_related("survey", "member")
    for right in rights.iterator(1000):
        way = "code" if right.member is None else ("mail" if right.member.email else "letter")
        counts[way][0] += 1
        counts[way][1] += key_of_right(right) in used
    return [Rate(way, *numbers) for way, numbers in counts.items() if numbers[0]]


def in_steps(number):
    """A figure that stands still until ten more have come, so nobody sees one person arrive (reliability G18)."""
    return number - number % STEP


@dataclass(frozen=True)
class State:
    """How a survey stands, for staff: answers only after the mix, and in steps."""

    codes: int
    invited: int
    answered: int
    mails: dict
    letters: dict


def state_of(survey):
    rights = Right.objects.filter(survey=survey).aggregate(
        codes=Count("pk", filter=Q(batch__isnull=False, batch__withdrawn_at=None)),
        invited=Count("pk", filter=Q(member__isnull=False)),
    )
    return State(
        **rights,
        answered=in_steps(Response.objects.filter(survey=survey).count()),
        mails=sending_of(survey, Way.MAIL),
        letters=sending_of(survey, Way.LETTER),
    )


def sending_of(survey, way):
    """{state: how many messages}, in the order of the states."""
    counts = dict(
        Invitation.objects.filter(right__survey=survey, way=way)
        .order_by()
        .values_list("state")
        .annotate(Count("pk"))
    )
    return {state.label: counts.get(state.value, 0) for state in InvitationState}


def size_of_panel():
    return PanelMember.objects.exclude(confirmed_at=None).count()
