"""What a participant does with contributions. Mail, live screens and reports hang on the event."""

import rules
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from dialogue.contributions.models import Channel, Contribution, Support
from dialogue.events import ContributionSubmitted, ContributionSupported, ContributionUnsupported
from dialogue.rooms.actions import once, record


def contribution_of(entry):
    return Contribution.objects.get(pk=entry.keys["contribution"])


def ensure_allowed(right, actor, room):
    """Refuse with the reason that helps most: the phase, signing in, or just no."""
    if rules.has_perm(right, actor, room):
        return
    if not room.allows(right.removeprefix("dialogue.")):
        raise PermissionDenied(_("This phase is not open for contributions now."))
    if not actor.user:
        raise PermissionDenied(_("Sign in first to take part."))
    raise PermissionDenied(_("You cannot take part in this conversation any more."))


@once(ContributionSubmitted, result=contribution_of)
def submit_contribution(*, actor, room, text, channel=Channel.WEB, client_id=None):
    """Bring a cleaned text to a room, and tell everyone who is there."""
    ensure_allowed("dialogue.contribute", actor, room)
    contribution = Contribution.objects.create(author=actor, room=room, text=text, channel=channel)
    event = ContributionSubmitted(contribution=contribution.pk)
    record(room, event, participant=actor, client_id=client_id)
    return contribution


@once(ContributionSupported, result=contribution_of)
def support(*, actor, room, contribution, client_id=None):
    """Stand behind a contribution; a second time changes nothing."""
    ensure_allowed("dialogue.support", actor, room)
    _support, is_new = Support.objects.get_or_create(contribution=contribution, participant=actor)
    if is_new:
        event = ContributionSupported(contribution=contribution.pk)
        record(room, event, participant=actor, client_id=client_id)
    return contribution


@once(ContributionUnsupported, result=contribution_of)
def unsupport(*, actor, room, contribution, client_id=None):
    """Take one's support back; who did not support changes nothing."""
    ensure_allowed("dialogue.support", actor, room)
    deleted, _rows = Support.objects.filter(contribution=contribution, participant=actor).delete()
    if deleted:
        event = ContributionUnsupported(contribution=contribution.pk)
        record(room, event, participant=actor, client_id=client_id)
    return contribution
