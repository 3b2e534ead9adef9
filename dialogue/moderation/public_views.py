"""What people in a conversation can ask of moderators: to look at a contribution, and to look again."""

import rules
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dialogue.contributions.models import Contribution
from dialogue.moderation import actions
from dialogue.moderation.forms import AppealForm, FlagForm
from dialogue.moderation.queries import reasons
from dialogue.rooms.actions import take_part
from dialogue.rooms.limits import take
from dialogue.rooms.visitors import new_guest_key, remember_guest, visitor_of_request

page_with_form = require_http_methods(["GET", "HEAD", "POST"])


def contribution_of(slug, pk):
    """A contribution in a conversation of this process, as the public knows it."""
    public = Contribution.objects.filter(room__phase__process__live=True, room__phase__process__slug=slug)
    return get_object_or_404(public.select_related("author", "room__phase__process"), pk=pk)


def address_of(slug, pk):
    return f"{reverse('contributions:conversation', args=[slug])}#contribution-{pk}"


def show(request, template, contribution, form, status=200, **more):
    process = contribution.room.phase.process
    context = {
        "contribution": contribution,
        "process": process,
        "form": form,
        "crumbs": [
            {"title": process.title, "url": process.get_absolute_url()},
            {"title": _("Conversation"), "url": reverse("contributions:conversation", args=[process.slug])},
        ],
        "back": address_of(process.slug, contribution.pk),
        **more,
    }
    return render(request, f"dialogue/moderation/{template}.html", context, status=status)


def visitor_who_may_be_guest(request, room):
    visitor = visitor_of_request(request)
    if not visitor.is_known() and room.phase.guests_allowed:
        new_guest_key(request)
        visitor = visitor_of_request(request)
    return visitor


@page_with_form
def flag(request, slug, pk):
    """Ask a moderator to look at a contribution; the same person asking twice has one effect."""
    contribution = contribution_of(slug, pk)
    if contribution.hidden_at:
        raise Http404
    visitor = visitor_who_may_be_guest(request, contribution.room)
    if not visitor.is_known():
        return redirect_to_login(request.path)
    form = FlagForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return remember_guest(request, show(request, "flag", contribution, form))
    if not form.is_valid():
        return remember_guest(request, show(request, "flag", contribution, form, status=422))
    if not take(visitor.user_id or visitor.guest_key):
        form.add_error(None, _("You send a lot at once. Wait a minute."))
        return show(request, "flag", contribution, form, status=429)
    try:
        take_part(
            visitor=visitor,
            room=contribution.room,
            action=actions.flag_contribution,
            contribution=contribution,
            **form.cleaned_data,
        )
    except PermissionDenied:
        raise Http404 from None
    messages.success(request, _("Thank you. A moderator looks at it."))
    return remember_guest(request, redirect(address_of(slug, pk)))


@page_with_form
def appeal(request, slug, pk):
    """Ask somebody else to look again at one's own contribution that was hidden; nobody else's exists here."""
    visitor = visitor_of_request(request)
    if not visitor.is_known():
        return redirect_to_login(request.path)
    contribution = contribution_of(slug, pk)
    participant = visitor.participant_in(contribution.room)
    if not rules.has_perm("dialogue.appeal", participant, contribution):
        raise Http404
    reason = reasons([contribution]).get(contribution.pk, "")
    form = AppealForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            actions.appeal_decision(actor=participant, contribution=contribution, **form.cleaned_data)
        except PermissionDenied as denied:
            refusal = str(denied)
        else:
            messages.success(request, _("We got your appeal. Somebody else looks at it."))
            return redirect(request.path)
    pending = actions.pending_appeal(contribution)
    status = 403 if refusal else 422 if form.errors else 200
    return show(
        request,
        "appeal",
        contribution,
        form,
        status,
        reason=reason,
        pending=pending,
        refusal=refusal,
        is_final=contribution.decisions.first().appeal_id is not None,
    )
