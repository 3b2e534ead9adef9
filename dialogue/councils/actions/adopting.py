"""A session: who is there, who votes what, and then the signatures."""

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue.councils.models import (
    AdviceAttendance,
    AdviceSession,
    AdviceVote,
    Choice,
    MembershipRole,
    Signature,
)
from dialogue.councils.moving import held, move
from dialogue.councils.rules import membership_of, parts_in_advice
from dialogue.councils.states import AdviceState
from dialogue.councils.tasks import tell_college
from dialogue.terms.actions import start_term


@transaction.atomic
def start_session(*, actor, advice, held_on, place=""):
    """One session at a time; starting it twice is starting it once."""
    if not rules.has_perm("councils.lead", actor, advice):
        raise PermissionDenied
    advice = held(advice)
    if not advice.recommendations.exists():
        raise ValidationError(_("Write at least one recommendation first."))
    return AdviceSession.objects.get_or_create(
        advice=advice,
        closed_at=None,
        defaults={"held_on": held_on, "place": place, "quorum": advice.body.quorum},
    )[0]


def _running(session):
    session = AdviceSession.objects.select_for_update(no_key=True).get(pk=session.pk)
    if session.closed_at:
        raise ValidationError(_("This session is over."))
    return session


def _may_note(actor, session, membership):
    """Members say so themselves; chair and secretary may note it for others, as in minutes."""
    own = membership_of(actor, session.advice.body_id)
    if own is None or (
        own.pk != membership.pk and not rules.has_perm("councils.lead", actor, session.advice)
    ):
        raise PermissionDenied
    if membership.body_id != session.advice.body_id:
        raise PermissionDenied


@transaction.atomic
def note_attendance(*, actor, session, membership):
    _may_note(actor, session, membership)
    return AdviceAttendance.objects.get_or_create(session=_running(session), membership=membership)[0]


@transaction.atomic
def cast_vote(*, actor, session, membership, choice):
    """Vote about the advice as a whole, or change that vote while the session runs. Not without a quorum."""
    _may_note(actor, session, membership)
    session = _running(session)
    demand_quorum(session)
    if not session.attendances.filter(membership=membership).exists():
        raise ValidationError(_("%(name)s is not present."), params={"name": membership})
    return AdviceVote.objects.update_or_create(
        session=session, membership=membership, defaults={"choice": choice, "cast_at": timezone.now()}
    )[0]


def demand_quorum(session):
    present = session.attendances.count()
    if present < session.quorum:
        raise ValidationError(
            _("There is no quorum: %(present)s present, %(quorum)s needed. A vote does not count now."),
            code="quorum",
            params={"present": present, "quorum": session.quorum},
        )


@transaction.atomic
def close_session(*, actor, session):
    """Count. With more votes for than against the advice is adopted; otherwise the room writes on."""
    parts = parts_in_advice(actor, session.advice)
    if not rules.has_perm("councils.lead", actor, session.advice):
        raise PermissionDenied
    session = _running(session)
    demand_quorum(session)
    votes = list(session.votes.values_list("choice", flat=True))
    if not votes:
        raise ValidationError(_("Nobody has voted yet."))
    session.is_adopted = votes.count(Choice.FOR) > votes.count(Choice.AGAINST)
    session.closed_at = timezone.now()
    session.save(update_fields=["is_adopted", "closed_at"])
    if session.is_adopted:
        move(session.advice, AdviceState.ADOPTED, parts=parts, adopted_at=session.closed_at)
    return session


@transaction.atomic
def sign_advice(*, actor, advice):
    """Sign once per role; the last signature sends the advice to the college and starts its time to reply."""
    if not rules.has_perm("councils.sign", actor, advice):
        raise PermissionDenied
    advice = held(advice)
    if advice.state != AdviceState.ADOPTED:
        raise ValidationError(_("Only an advice that was adopted can be signed."))
    seat = membership_of(actor, advice.body_id)
    signature, _is_new = Signature.objects.get_or_create(
        advice=advice, role=seat.role, defaults={"membership": seat, "name": seat.name}
    )
    needed = (
        {MembershipRole.CHAIR, MembershipRole.SECRETARY}
        if advice.body.secretary_signs
        else {MembershipRole.CHAIR}
    )
    if needed <= set(advice.signatures.values_list("role", flat=True)):
        term = start_term(
            actor=actor, subject=advice, rule=advice.body.reply_term, starts_on=timezone.localdate()
        )
        move(
            advice,
            AdviceState.SIGNED,
            parts=parts_in_advice(actor, advice),
            signed_at=timezone.now(),
            reply_by=term.ends_on,
        )
        tell_college.enqueue(advice.pk)
    return signature
