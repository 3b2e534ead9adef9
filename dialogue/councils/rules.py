"""Who may do what with a request, in the room of an advice, and with the reply.

Asked with `rules.has_perm`, never with `user.has_perm`: an administrator has no seat in a closed room.
"""

import rules

from dialogue.councils.models import Membership
from dialogue.councils.states import AdviceState, Part, RequestState

ASK, COLLEGE = "dialogue.ask_for_advice", "dialogue.reply_for_college"
# What nobody of the body sees yet, or not any more.
NOT_SENT = {RequestState.DRAFT, RequestState.WITHDRAWN}


def has_group_right(user, name):
    """Given by a group. Django says an administrator has every right, so it is not asked."""
    codename = name.partition(".")[2]
    is_awake = user.is_authenticated and user.is_active
    return is_awake and user.groups.filter(permissions__codename=codename).exists()


def membership_of(user, body):
    """The seat somebody has in a body today, or None."""
    if not (user.is_authenticated and user.is_active):
        return None
    return Membership.objects.current().filter(body=body, user=user).first()


def parts_in_request(user, request):
    """What somebody is to a request: asker, college, or neither."""
    owner = {Part.OWNER} if user.is_active and request.owner_id == user.pk else set()
    return owner | ({Part.COLLEGE} if has_group_right(user, COLLEGE) else set())


def parts_in_advice(user, advice):
    """What somebody is to an advice, as a set: a chair is a member as well."""
    seat = membership_of(user, advice.body_id)
    seated = {Part.MEMBER, Part(seat.role)} if seat else set()
    if advice.request_id:
        return seated | parts_in_request(user, advice.request)
    asked = {Part.OWNER} if has_group_right(user, ASK) else set()
    return seated | asked | ({Part.COLLEGE} if has_group_right(user, COLLEGE) else set())


def is_part(*parts):
    @rules.predicate(name="is_part:" + "|".join(parts))
    def predicate(user, advice):
        return bool(parts_in_advice(user, advice) & set(parts))

    return predicate


def is_state(*states):
    @rules.predicate(name="is_state:" + "|".join(states))
    def predicate(user, advice):
        return advice.state in states

    return predicate


@rules.predicate
def may_ask(user):
    return has_group_right(user, ASK)


@rules.predicate
def sits_somewhere(user):
    return user.is_authenticated and Membership.objects.current().filter(user=user).exists()


@rules.predicate
def is_owner(user, request):
    return user.is_authenticated and user.is_active and request.owner_id == user.pk


@rules.predicate
def was_sent(user, advice):
    return advice.request is None or advice.request.state not in NOT_SENT


@rules.predicate
def takes_remarks(user, advice):
    return advice.is_open_for_remarks()


is_member = is_part(Part.MEMBER)
leads = is_part(Part.CHAIR, Part.SECRETARY)
replies = is_part(Part.OWNER, Part.COLLEGE)
is_being_written = is_state(AdviceState.WRITING)

rules.add_perm("councils.ask", may_ask)
rules.add_perm("councils.advise_unasked", sits_somewhere)
rules.add_perm("councils.manage_request", is_owner)
rules.add_perm("councils.see_room", is_member & was_sent)
rules.add_perm("councils.remark", is_member & was_sent & takes_remarks)
rules.add_perm("councils.write", is_member & was_sent & is_being_written)
rules.add_perm("councils.lead", leads & was_sent & is_being_written)
rules.add_perm("councils.sign", leads & is_state(AdviceState.ADOPTED))
rules.add_perm("councils.see_reply", replies & is_state(AdviceState.SIGNED, AdviceState.PUBLISHED))
rules.add_perm("councils.reply", replies & is_state(AdviceState.SIGNED))
rules.add_perm("councils.publish", is_part(Part.COLLEGE) & is_state(AdviceState.SIGNED))
