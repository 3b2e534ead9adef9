"""When a term ends. Days, never moments: a day is a day in the Netherlands, whatever zone the server is in.

end_of("awb-8-weken", date(2026, 1, 5))                                  -> date(2026, 3, 2)
end_of("awb-8-weken", start, pauses=[(date(2026, 2, 2), date(2026, 2, 6))])  # both days belong to the pause
"""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogue.terms.holidays import ONE_DAY, is_working_day
from dialogue.terms.rules import RULES, WEEK

NETHERLANDS = ZoneInfo("Europe/Amsterdam")
# The holidays are known up to and including 2100; a term with its pauses has to fit in them.
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
DAYS_IN_WEEK = 7


def today(now=None):
    """Which day it is in the Netherlands."""
    return timezone.localdate(now or timezone.now(), timezone=NETHERLANDS)


def last_moment(day):
    """The moment at which a last day is over: midnight in the Netherlands, also when the clock changes that night."""
    return datetime.combine(day + ONE_DAY, time.min, tzinfo=NETHERLANDS)


def end_of(rule, start, pauses=()):
    """The last day of a term. `rule` is a Rule or its name, `pauses` are (first day, last day), both paused."""
    rule = RULES[rule] if isinstance(rule, str) else rule
    stretches = [_checked(first, last) for first, last in pauses]
    _within_the_calendar(start)

    def is_paused(day):
        return any(first <= day <= last for first, last in stretches)

    by_week = rule.unit == WEEK
    left, day = rule.count * (DAYS_IN_WEEK if by_week else 1), start
    while left:
        day = _next(day)
        # Awb 4:15: while it is suspended the term stands still. Weeks count every other day, working days only those.
        if not is_paused(day) and (by_week or is_working_day(day)):
            left -= 1
    # Algemene termijnenwet, article 1. A day on which the term stands still cannot be its last either.
    while not is_working_day(day) or is_paused(day):
        day = _next(day)
    return day


def _next(day):
    _within_the_calendar(day + ONE_DAY)
    return day + ONE_DAY


def _within_the_calendar(day):
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(
            _("We can only count from %(first)s to %(last)s.")
            % {"first": FIRST_DAY.isoformat(), "last": LAST_DAY.isoformat()},
            code="out_of_range",
        )


def _checked(first, last):
    if last < first:
        raise ValidationError(_("A pause cannot end before it starts."), code="backwards")
    return first, last
