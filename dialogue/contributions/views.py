"""The conversation of a process as pages: everything a socket can do, without a script."""

import uuid

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dialogue.contributions import actions, drafts
from dialogue.contributions.forms import ContributionForm, SupportForm
from dialogue.contributions.led_to import led_to
from dialogue.contributions.queries import page_of, room_of, supported_by
from dialogue.contributions.reasons import reasons_for
from dialogue.rooms.actions import take_part
from dialogue.rooms.limits import take
from dialogue.rooms.visitors import new_guest_key, remember_guest, visitor_of_request


@require_safe
def conversation(request, slug):
    """What is said so far, and the form to say something."""
    room = room_of(slug)
    draft = drafts.take(request, room)
    form = ContributionForm(initial=draft, room=room)
    return show(request, room, form=form, page=request.GET.get("pagina", 1))


def contribute(request, slug):
    """Bring a contribution; the same post twice has one effect and the same answer."""
    room = room_of(slug)
    if request.method != "POST":
        return redirect(address_of(room))
    visitor = visitor_who_acts(request, room)
    form = ContributionForm(request.POST, room=room)
    if not room.allows("contribute"):
        return show(
            request, room, form=form, status=403, refusal=_("This phase is closed. We cannot add it.")
        )
    if not form.is_valid():
        return show(request, room, form=form, status=422)
    if not visitor.is_known():
        drafts.keep(request, room, form.cleaned_data)
        return redirect_to_login(address_of(room))
    if not take(visitor.user_id or visitor.guest_key):
        return show(request, room, form=form, status=429, refusal=_("You send a lot at once. Wait a minute."))
    client_id = client_id_of(request, form.cleaned_data["text"])
    try:
        contribution = take_part(
            visitor=visitor,
            room=room,
            action=actions.submit_contribution,
            client_id=client_id,
            **form.cleaned_data,
        )
    except PermissionDenied as denied:
        return show(request, room, form=form, status=403, refusal=str(denied))
    messages.success(request, _("Thank you. Your contribution is in the conversation."))
    return remember_guest(request, redirect(f"{address_of(room)}#contribution-{contribution.pk}"))


def give_support(request, slug, pk):
    return change_support(request, slug, pk, actions.support)


def take_support_back(request, slug, pk):
    return change_support(request, slug, pk, actions.unsupport)


def change_support(request, slug, pk, action):
    """Support or not; what is not in this conversation is answered like what does not exist."""
    room = room_of(slug)
    if request.method != "POST":
        return redirect(address_of(room))
    form = SupportForm({"contribution": pk}, room=room)
    if not form.is_valid():
        raise Http404(form.errors["contribution"][0])
    visitor = visitor_who_acts(request, room)
    back = f"{address_of(room)}?pagina={page_number(request)}#contribution-{pk}"
    if not visitor.is_known():
        return redirect_to_login(back)
    try:
        take_part(visitor=visitor, room=room, action=action, **form.cleaned_data)
    except (PermissionDenied, ValidationError) as refused:
        return show(request, room, form=ContributionForm(room=room), status=403, refusal=str(refused))
    return remember_guest(request, redirect(back))


def show(request, room, *, form, status=200, refusal="", page=1):
    """The page of a conversation for one person; never kept anywhere."""
    visitor = visitor_who_acts(request, room)
    participant = visitor.participant_in(room)
    page = page_of(room, page)
    contributions = list(page.object_list)[::-1]
    supported = supported_by(participant, contributions)
    own_hidden = [c for c in contributions if c.hidden_at and c.author_id == participant.pk]
    reasons = reasons_for(own_hidden)
    # Publishing an outcome closes what was open, so while people talk there is nothing to look for.
    became = {} if room.allows("contribute") else led_to(contributions)
    for contribution in contributions:
        contribution.led_to = became.get(contribution.pk, [])
        contribution.is_supported = contribution.pk in supported
        contribution.hidden_reason = reasons.get(contribution.pk, "")
    process = room.phase.process
    context = {
        "process": process,
        "crumbs": [
            {"title": _("Taking part"), "url": reverse("processes:list")},
            {"title": process.title, "url": process.get_absolute_url()},
        ],
        "room": room,
        "form": form,
        "refusal": refusal,
        "page": page,
        "contributions": contributions,
        "participant": participant,
        "person": visitor.mark(room),
        "is_open": room.allows("contribute"),
        "needs_login": not (participant.user or room.phase.guests_allowed),
        "client_id": request.POST.get("client_id") or uuid.uuid4(),
    }
    response = render(request, "dialogue/contributions/conversation.html", context, status=status)
    return remember_guest(request, response)


def visitor_who_acts(request, room):
    """Who asks; where guests may join, somebody without an account gets a key for this browser."""
    visitor = visitor_of_request(request)
    if not visitor.is_known() and room.phase.guests_allowed and room.allows("contribute"):
        new_guest_key(request)
        visitor = visitor_of_request(request)
    return visitor


def address_of(room):
    return reverse("contributions:conversation", args=[room.phase.process.slug])


def client_id_of(request, text):
    """The id of the form and its text together: a double click is the same, a changed text after «back» is not."""
    try:
        return uuid.uuid5(uuid.UUID(request.POST.get("client_id", "")), text)
    except ValueError:
        return None


def page_number(request):
    number = request.GET.get("pagina", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1
