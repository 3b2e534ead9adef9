"""The one way into a room, and the one way into its log."""

import functools

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from config.page_cache import purge_path
from dialogue.rooms.bell import ring
from dialogue.rooms.models import Entry, Participant, Room


def record(room, event, *, participant=None, client_id=None):
    """Give an event the next number of its room. Must run in a transaction: the room's row stays locked until commit,
    so the order of numbers is the order of commits (docs/decisions/0001)."""
    Room.objects.filter(pk=room.pk).update(head=F("head") + 1)
    number = Room.objects.values_list("head", flat=True).get(pk=room.pk)
    transaction.on_commit(functools.partial(tell, room), robust=True)
    return Entry.objects.create(
        room_id=room.pk,
        number=number,
        type=event.type,
        keys=event.keys(),
        participant=participant,
        client_id=client_id,
    )


def tell(room):
    """After the commit: screens look again, and the page of the process is made anew."""
    purge_path(room.phase.process.get_absolute_url())
    ring(room.pk)


def join_room(*, visitor, room, public_name=""):
    """Make somebody a participant, once; the name of the first time stays."""
    participant = visitor.participant_in(room)
    if participant.pk is None:
        if not (participant.user or participant.guest_hash):
            raise PermissionDenied(_("Sign in first to take part."))
        known_as = public_name or (participant.user.public_name if participant.user else "")
        who = {"user": participant.user} if participant.user else {"guest_hash": participant.guest_hash}
        participant, _created = Participant.objects.get_or_create(
            room=room, **who, defaults={"public_name": known_as}
        )
    return participant


@transaction.atomic
def take_part(*, visitor, room, action, nickname="", **values):
    """Let somebody do one thing in a room, by page or by socket; who is refused has not joined either."""
    actor = join_room(visitor=visitor, room=room, public_name=nickname)
    return action(actor=actor, room=room, **values)


def once(event, result):
    """Make an action repeatable: the same person with the same client id gets the first result, and nothing happens."""

    def first_result(actor, room, client_id):
        entry = client_id and Entry.objects.filter(room=room, participant=actor, client_id=client_id).first()
        if entry and entry.type != event.type:
            raise ValidationError(_("Your screen sent this under a number it had used before. Try again."))
        return result(entry) if entry else None

    def decorate(action):
        @functools.wraps(action)
        def repeatable(*, actor, room, client_id=None, **values):
            first = first_result(actor, room, client_id)
            if first is not None:
                return first
            try:
                with transaction.atomic():
                    return action(actor=actor, room=room, client_id=client_id, **values)
            except IntegrityError:
                # The repeat came at the same moment as the first: that one won, ours is rolled back.
                first = first_result(actor, room, client_id)
                if first is None:
                    raise
                return first

        return repeatable

    return decorate
