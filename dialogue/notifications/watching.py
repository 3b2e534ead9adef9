"""What happens by the clock instead of by somebody: seen by looking back further than the time between two looks."""

from datetime import timedelta

from django.utils import timezone

from dialogue.notifications.actions import tell
from dialogue.processes.models import Phase, Process
from dialogue.processes.phases import TAKING_PART
from dialogue.terms.clock import today
from dialogue.terms.reminders import due_reminders

LOOK_BACK = timedelta(days=3)
GUARDS = {}


def guards(kind):
    """Register who is to be reminded of the terms of a kind of thing: a function (thing) -> users.

    `kind` is its `_meta.label_lower`; the thing needs `get_absolute_url`.
    """

    def register(function):
        GUARDS[kind] = function
        return function

    return register


def look_around(now=None):
    """Tell what the clock brought since the last look; keys keep it from being told twice."""
    now = now or timezone.now()
    for process in Process.objects.public().filter(first_published_at__gte=now - LOOK_BACK):
        tell("process_published", key=f"process_published:{process.pk}", about=process)
    _opened(now)
    _late(now)
    _terms(now)


def _opened(now):
    phases = Phase.objects.filter(
        process__in=Process.objects.public(),
        kind__in=TAKING_PART,
        opens_at__gt=now - LOOK_BACK,
        opens_at__lte=now,
        closes_at__gt=now,
    )
    for phase in phases.select_related("process"):
        # A process that is new is news already.
        if phase.process.first_published_at and phase.process.first_published_at < phase.opens_at:
            tell("phase_opened", key=f"phase_opened:{phase.pk}", about=phase.process)


def _late(now):
    day = today(now)
    late = Process.objects.public().unanswered().filter(answer_by__lt=day, answer_by__gte=day - LOOK_BACK)
    for process in late:
        tell("process_late", key=f"process_late:{process.pk}:{process.answer_by:%Y%m%d}", about=process)


def _terms(now):
    for reminder in due_reminders(now):
        who, thing = GUARDS.get(reminder.term.subject_kind), reminder.term.subject
        if who and thing is not None:
            tell("term_runs_out", key=reminder.key, about=thing, people=who(thing))
