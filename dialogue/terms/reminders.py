"""Who is to be reminded: at half time, at 80 % and a day before the end. A query; sending is for others."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.utils.translation import gettext_lazy as _

from dialogue.terms.clock import today
from dialogue.terms.models import Term

HALF, MOST, DAY_BEFORE = "half", "80-percent", "day-before"
WORDS = {
    HALF: _("Half of the time is over."),
    MOST: _("Most of the time is over."),
    DAY_BEFORE: _("Tomorrow is the last day."),
}
SHARES = {HALF: 0.5, MOST: 0.8}


@dataclass(frozen=True)
class Reminder:
    term: Term
    kind: str
    day: date  # from which day on it is due

    @property
    def key(self):
        """Once per moment and last day: after an extension people hear again."""
        return f"term:{self.term.pk}:{self.kind}:{self.term.ends_on:%Y%m%d}"

    @property
    def words(self):
        return WORDS[self.kind]


def moments(starts_on, ends_on):
    """[(kind, day)] in order of time; what falls on or after a later one gives way to that."""
    length = (ends_on - starts_on).days
    days = {kind: starts_on + timedelta(days=ceil(length * share)) for kind, share in SHARES.items()}
    days[DAY_BEFORE] = ends_on - timedelta(days=1)
    return [(kind, day) for kind, day in days.items() if kind == DAY_BEFORE or day < days[DAY_BEFORE]]


def last_due(starts_on, ends_on, day):
    """(kind, day) of the last reminder that is due on a day, or None: nobody gets three at once after a week away."""
    if not starts_on < day <= ends_on:
        return None
    return next(
        ((kind, since) for kind, since in reversed(moments(starts_on, ends_on)) if since <= day), None
    )


def due_reminders(now=None):
    """The last reminder that is due of every term that runs."""
    day, found = today(now), []
    for term in Term.objects.running().filter(starts_on__lt=day, ends_on__gte=day):
        if due := last_due(term.starts_on, term.ends_on, day):
            found.append(Reminder(term, *due))
    return found
