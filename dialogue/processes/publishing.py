"""What a process must say before the public may see it, in one place for the editor and for every other route.

The editor shows these at the field; whoever publishes a revision in another way gets the same words.
"""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import router
from django.db.models import ProtectedError
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from dialogue.processes.phases import TAKING_PART

REQUIRED = {
    "title": _("Write a short title."),
    "question": _("Write the question to the city."),
    "lead": _("Write an introduction."),
    "what_is_fixed": _("Write what is fixed."),
    "what_is_open": _("Write what is open."),
    "rung": _("Choose the rung of the ladder."),
    "decided_by": _("Write who decides."),
    "decided_on": _("Fill in when they decide."),
    "answer_by": _("Fill in when people get an answer at the latest."),
    "how_you_hear": _("Write how people hear what you did with it."),
    "for_whom": _("Write for whom it is."),
    "why": _("Write why you ask this."),
    "contact_name": _("Write who people can ask questions to."),
    "contact_phone": _("Write the telephone number of the contact person."),
    "sporen": _("Choose at least one spoor."),
    "target_groups": _("Choose at least one target group."),
}
NO_PHASES = _("Add at least one phase.")
INCOMPLETE_PHASE = _("Give every phase a kind and a title.")
OVERLAP = _("Phases cannot overlap. This one begins before “%(other)s” ends.")
TOO_EARLY = _("The answer comes after the last conversation. That one is open until %(day)s.")
HAS_A_ROOM = _("The phase “%(phase)s” cannot go: people have talked in it.")


def last_day_of(closes_at):
    return timezone.localtime(closes_at - timedelta(microseconds=1)).date()


def overlaps(phases):
    """Pairs (earlier, later) of phases in which the later one begins too soon."""
    found, longest = [], None
    for phase in sorted(phases, key=lambda phase: (phase.opens_at, phase.closes_at)):
        if longest and phase.opens_at < longest.closes_at:
            found.append((longest, phase))
        if longest is None or phase.closes_at > longest.closes_at:
            longest = phase
    return found


def too_early(answer_by, phases):
    """What to say when the answer comes before people have finished talking, or nothing."""
    days = [last_day_of(phase.closes_at) for phase in phases if phase.kind in TAKING_PART]
    if answer_by and days and answer_by < max(days):
        return TOO_EARLY % {"day": date_format(max(days), "l j F Y")}
    return None


def can_go(thing):
    """Nothing that must be kept hangs on it."""
    try:
        Collector(using=router.db_for_write(type(thing), instance=thing)).collect([thing])
    except ProtectedError:
        return False
    return True


def _is_empty(process, name):
    if process._meta.get_field(name).many_to_many:
        return not getattr(process, name).all()
    return getattr(process, name) in (None, "")


def _problems_of_phases(process, phases):
    if not phases:
        return [NO_PHASES]
    found = [OVERLAP % {"other": one.title} for one, _two in overlaps(phases)]
    if not all(phase.kind and phase.title for phase in phases):
        found.append(INCOMPLETE_PHASE)
    kept = {phase.pk for phase in phases}
    gone = type(phases[0]).objects.filter(process_id=process.pk).exclude(pk__in=kept) if process.pk else []
    return found + [HAS_A_ROOM % {"phase": phase.title} for phase in gone if not can_go(phase)]


def problems(process):
    """{field: [what is missing or wrong]} of a process that somebody wants to publish."""
    phases = list(process.phases.all())
    found = {name: [words] for name, words in REQUIRED.items() if _is_empty(process, name)}
    if words := _problems_of_phases(process, phases):
        found["phases"] = words
    if words := too_early(process.answer_by, phases):
        found["answer_by"] = [words]
    return found


def demand_complete(process):
    """Refuse, naming what is missing at its field."""
    if found := problems(process):
        raise ValidationError(found)
