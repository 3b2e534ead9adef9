"""What happens by the clock instead of by somebody: seen by looking back further than the time between two looks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from dialogue.notifications.actions import tell
from dialogue.people.models import Role, User
from dialogue.processes.models import Phase, Process
from dialogue.processes.phases import TAKING_PART
from dialogue.terms.clock import today
from dialogue.terms.models import Term
from dialogue.terms.reminders import due_reminders, last_due

LOOK_BACK = timedelta(days=3)
GUARDS, LOOKS = {}, []


@dataclass(frozen=True)
class Guard:
    """Who is to be reminded of the term of a thing, and how the thing is called to them."""

    people: Callable
    title: Callable
    url: Callable

    def words(self, thing):
        return {"people": self.people(thing), "title": self.title(thing), "url": self.url(thing)}


def guards(kind, *, title=str, url=lambda thing: thing.get_absolute_url()):
    """Register who is to be reminded of the terms of a kind of thing: a function (thing) -> users.

    `kind` is its `_meta.label_lower`. Editors read the title too, so it says nothing that is under embargo.
    """

    def register(function):
        GUARDS[kind] = Guard(function, title, url)
        return function

    return register


def by_the_clock(function):
    """Register a function (now) that tells what came by the clock; it is called again and again."""
    LOOKS.append(function)
    return function


def remind(event, thing, *, starts_on, ends_on, now, people):
    """For what has a last day without a term of its own: at half time, at 80 % and a day before."""
    due = last_due(starts_on, ends_on, today(now))
    if due and people:
        key = f"{event}:{thing.pk}:{due[0]}:{ends_on:%Y%m%d}"
        tell(event, key=key, about=thing, people=people)


def look_around(now=None):
    """Tell what the clock brought since the last look; keys keep it from being told twice."""
    now = now or timezone.now()
    for look in LOOKS:
        look(now)


@by_the_clock
def _new(now):
    for process in Process.objects.public().filter(first_published_at__gte=now - LOOK_BACK):
        tell("process_published", key=f"process_published:{process.pk}", about=process)


@by_the_clock
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


@by_the_clock
def _late(now):
    day = today(now)
    late = Process.objects.public().unanswered().filter(answer_by__lt=day, answer_by__gte=day - LOOK_BACK)
    for process in late:
        tell("process_late", key=f"process_late:{process.pk}:{process.answer_by:%Y%m%d}", about=process)


@by_the_clock
def _answers_due(now):
    asked = Process.objects.public().unanswered().filter(answer_by__gte=today(now))
    for process in asked.exclude(first_published_at=None):
        servants = User.objects.filter(process_roles__process=process, process_roles__role=Role.CIVIL_SERVANT)
        since = today(process.first_published_at)
        remind("answer_due", process, starts_on=since, ends_on=process.answer_by, now=now, people=servants)


@by_the_clock
def _terms(now):
    for reminder in due_reminders(now):
        _tell_guards("term_runs_out", reminder.term, reminder.key)
    for term in Term.objects.overdue(now).filter(ends_on__gte=today(now) - LOOK_BACK):
        _tell_guards("term_is_over", term, f"term:{term.pk}:over:{term.ends_on:%Y%m%d}")


def _tell_guards(event, term, key):
    guard, thing = GUARDS.get(term.subject_kind), term.subject
    if guard and thing is not None:
        tell(event, key=key, about=thing, **guard.words(thing))
