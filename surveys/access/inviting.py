"""Asking members of the panel to answer: an invitation, two reminders at most, never to who has answered."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from config import codes
from surveys.access.handing_out import demand_right, note
from surveys.access.models import Invitation, InvitationState, PanelMember, Right, Used, Way
from surveys.access.rights import CODE_BITS, PURPOSE, key_of_right

AT_A_TIME = 1000
REMINDERS = 2
# Nobody is reminded within a few days.
PATIENCE = timedelta(days=4)


def code_of(survey, member):
    """The code of this member, always the same one. It is made from the secret of the platform and stands nowhere, so
    a second try to mail it, a reminder and a letter need no new one."""
    digest = salted_hmac("surveys.member_code", f"{survey.pk}:{member.pk}", algorithm="sha256").digest()
    number = int.from_bytes(digest[: CODE_BITS // 8])
    signs = "".join(
        codes.ALPHABET[number >> shift & (2**codes.BITS_PER_SIGN - 1)]
        for shift in range(0, CODE_BITS, codes.BITS_PER_SIGN)
    )
    return "-".join(signs[start : start + codes.GROUP] for start in range(0, len(signs), codes.GROUP))


def chosen(*, neighbourhoods=(), age_bands=(), target_groups=()):
    """Members who want to be asked, narrowed; nothing chosen means everybody."""
    members = PanelMember.objects.exclude(confirmed_at=None)
    if neighbourhoods:
        members = members.filter(neighbourhood__in=neighbourhoods)
    if age_bands:
        members = members.filter(age_band__in=age_bands)
    if target_groups:
        members = members.filter(
            pk__in=PanelMember.target_groups.through.objects.filter(targetgroup__in=target_groups).values(
                "panelmember"
            )
        )
    return members


@transaction.atomic
def invite(*, actor, survey, members):
    """Give each member a right to answer and plan their invitation. Who has one already is left alone. How many."""
    demand_right(actor, survey)
    new = list(members.exclude(rights__survey=survey))
    rights = [
        Right(survey=survey, member=member, code_hash=codes.hash_of(PURPOSE, code_of(survey, member)))
        for member in new
    ]
    # Who is invited by somebody else at this moment keeps that invitation.
    Right.objects.bulk_create(rights, AT_A_TIME, ignore_conflicts=True)
    stored = Right.objects.filter(survey=survey, member__in=new, invitations=None).select_related("member")
    plan(stored, number=0)
    note(survey, "panel_invited", actor, size=len(new))
    return len(new)


def plan(rights, number):
    invitations = [Invitation(right=right, number=number, way=way_to(right.member)) for right in rights]
    Invitation.objects.bulk_create(invitations, AT_A_TIME, ignore_conflicts=True)
    return len(invitations)


def way_to(member):
    return Way.MAIL if member.email else Way.LETTER


@transaction.atomic
def remind(*, actor, survey):
    """Plan the next reminder for who has not answered, got the one before some days ago, and had fewer than two."""
    demand_right(actor, survey)
    number = sum(plan(rights, number) for number, rights in to_remind(survey).items())
    if number:
        note(survey, "panel_reminded", actor, size=number)
    return number


def to_remind(survey):
    """{number of the reminder: rights}."""
    long_ago = timezone.localdate() - PATIENCE
    due = {number: [] for number in range(1, REMINDERS + 1)}
    for right in unanswered(survey).prefetch_related("invitations"):
        last = max(right.invitations.all(), key=lambda one: one.number, default=None)
        if (
            last
            and last.number < REMINDERS
            and last.state == InvitationState.SENT
            and last.sent_on <= long_ago
        ):
            due[last.number + 1].append(right)
    return due


def unanswered(survey):
    """Rights of panel members that were not used."""
    rights = Right.objects.filter(survey=survey, member__isnull=False).select_related("survey", "member")
    used = set(Used.objects.filter(survey=survey).values_list("key", flat=True))
    return rights.filter(pk__in=[right.pk for right in rights if key_of_right(right) not in used])
