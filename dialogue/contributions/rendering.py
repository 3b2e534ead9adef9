"""How a contribution is drawn for everyone at once: the same fragment for each screen, so nothing personal in it."""

from django.template.loader import render_to_string

from dialogue.contributions.models import Contribution
from dialogue.events import (
    ContributionErased,
    ContributionHidden,
    ContributionRestored,
    ContributionSubmitted,
    ContributionSupported,
    ContributionUnsupported,
    ProcessAnswered,
)
from dialogue.processes.models import Process
from dialogue.rooms.rendering import renders

TEMPLATE = "dialogue/contributions/_contribution.html"
ANSWERED = "dialogue/contributions/_answered.html"


@renders(
    ContributionSubmitted,
    ContributionSupported,
    ContributionUnsupported,
    ContributionHidden,
    ContributionRestored,
    ContributionErased,
)
def told_of(entries):
    """{number: fragment}; a contribution that occurs more than once is drawn at its first entry only."""
    first = {}
    for entry in entries:
        first.setdefault(entry.keys["contribution"], entry.number)
    contributions = Contribution.objects.for_screen().select_related("room__phase__process").in_bulk(first)
    return {
        first[pk]: {"html": render_to_string(TEMPLATE, fragment_context(contribution))}
        for pk, contribution in contributions.items()
    }


def fragment_context(contribution):
    return {
        "contribution": contribution,
        "process": contribution.room.phase.process,
        "is_open": contribution.room.allows("support"),
    }


@renders(ProcessAnswered)
def told_of_answers(entries):
    """Open screens hear that the municipality answered, and where to read it."""
    processes = Process.objects.in_bulk({entry.keys["process"] for entry in entries})
    return {
        entry.number: {"html": render_to_string(ANSWERED, {"process": processes[entry.keys["process"]]})}
        for entry in entries
        if entry.keys["process"] in processes
    }
