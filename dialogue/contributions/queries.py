"""Reads a conversation for a page: the newest part last, in a fixed number of queries."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from dialogue.contributions.models import Contribution, Support
from dialogue.processes.models import ALLOWED, Phase, Process
from dialogue.rooms.models import Room

PER_PAGE = 50
WITH_A_ROOM = [kind for kind, allowed in ALLOWED.items() if "contribute" in allowed]


def room_of(slug):
    """The room of a process where people talk now, or talked last. A room opens when it is first entered."""
    process = get_object_or_404(Process.objects.public(), slug=slug)
    phases = Phase.objects.filter(process=process, kind__in=WITH_A_ROOM).select_related("room")
    begun = [phase for phase in phases if phase.is_open() or hasattr(phase, "room")]
    if not begun:
        raise Http404(_("There is no conversation here yet."))
    phase = max(begun, key=lambda phase: (phase.is_open(), phase.opens_at))
    phase.process = process
    room = phase.room if hasattr(phase, "room") else Room.objects.get_or_create(phase=phase)[0]
    room.phase = phase
    return room


def page_of(room, number):
    """One page of a conversation; page 1 is the newest, and each reads from old to new."""
    newest_first = room.contributions.for_screen().order_by("-pk")
    try:
        return Paginator(newest_first, PER_PAGE).page(number)
    except InvalidPage:
        raise Http404(_("This page of the conversation does not exist.")) from None


def supported_by(participant, contributions):
    """The ids of those contributions that this participant supports."""
    if participant.pk is None:
        return set()
    supports = Support.objects.filter(participant=participant, contribution__in=contributions)
    return set(supports.values_list("contribution_id", flat=True))


def latest(process, count=3):
    """The newest visible contributions of a process, newest first."""
    visible = Contribution.objects.visible().filter(room__phase__process=process)
    return visible.for_screen().order_by("-pk")[:count]
