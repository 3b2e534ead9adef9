"""Who may say something, and support what others said. Asked with a Participant, not a user: guests may too."""

import rules


def room_allows(what):
    @rules.predicate(name=f"room_allows:{what}")
    def predicate(participant, room):
        return room.allows(what)

    return predicate


@rules.predicate
def is_in_room(participant, room):
    return participant is not None and participant.room_id == room.pk and participant.removed_at is None


@rules.predicate
def may_be_guest(participant, room):
    """Somebody without an account only where the phase says so; somebody blocked never."""
    return participant.user.is_active if participant.user else room.phase.guests_allowed


rules.add_perm("dialogue.contribute", is_in_room & may_be_guest & room_allows("contribute"))
rules.add_perm("dialogue.support", is_in_room & may_be_guest & room_allows("support"))
