"""Who may decide about contributions of others, and who may ask for it."""

import rules

from dialogue.people.models import Role
from dialogue.processes.models import ProcessRole
from dialogue.processes.rules import has_role

_is_moderator = has_role(Role.MODERATOR)


@rules.predicate
def is_moderator_somewhere(user):
    return user.is_authenticated and ProcessRole.objects.filter(user=user, role=Role.MODERATOR).exists()


@rules.predicate
def is_moderator_of_contribution(user, contribution):
    return _is_moderator(user, contribution.room.phase.process)


@rules.predicate
def may_read_along(participant, contribution):
    """In this room, under a name or as a guest, and not sent away."""
    return participant.room_id == contribution.room_id and participant.removed_at is None


@rules.predicate
def is_shown(participant, contribution):
    return contribution.hidden_at is None


@rules.predicate
def is_author(participant, contribution):
    return participant.pk is not None and participant.pk == contribution.author_id


rules.add_perm("dialogue.see_moderation", rules.is_active & is_moderator_somewhere)
rules.add_perm("dialogue.moderate", rules.is_active & is_moderator_of_contribution)
# Asked with a Participant, as in contributions: guests may too.
rules.add_perm("dialogue.flag", may_read_along & is_shown)
rules.add_perm("dialogue.appeal", is_author & ~is_shown)
