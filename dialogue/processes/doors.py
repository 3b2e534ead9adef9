"""Where people take part: the conversation here, other kinds of phases by who registers them.

A later subject says in a module `doors.py`, found by autodiscovery, where its kind of phase leads:

    @leads_to(PhaseKind.SURVEY)
    def surveys_of(process, phase): return [Door(...)]
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from dialogue.processes.phases import PhaseKind

LEADS = {}


@dataclass(frozen=True)
class Door:
    """A way to take part: where it is and what the button says."""

    url: str
    words: str
    hint: str = ""


def leads_to(kind):
    def register(function):
        LEADS[kind] = function
        return function

    return register


def doors_of(process, phase):
    """The ways in during a phase; none when nothing stands ready yet."""
    return LEADS[phase.kind](process, phase) if phase and phase.kind in LEADS else []


def _hint_of(phase):
    if phase.guests_allowed:
        return _("You do not need an account.")
    return _("You sign in with a code that we mail to you.")


@leads_to(PhaseKind.TALK)
def conversation_of(process, phase):
    return [Door(process.talk_address, _("Join the conversation"), _hint_of(phase))]


@leads_to(PhaseKind.COLLECT)
def ideas_of(process, phase):
    return [Door(process.talk_address, _("Bring in your idea"), _hint_of(phase))]
