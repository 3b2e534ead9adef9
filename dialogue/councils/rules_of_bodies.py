"""The rules a body sets for itself, read from how people write them."""

import re
from datetime import timedelta
from math import ceil

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Half way, at four fifths, a day before the end.
USUAL_REMINDERS = "50% 80% 1d"
REMINDER = re.compile(r"(?P<number>\d{1,3})(?P<unit>[%d])")


def check_reminders(text):
    if any(not _is_reminder(word) for word in text.split()):
        raise ValidationError(
            _("Write reminders as 50% (of the time) or 7d (days before the end), with spaces between them.")
        )


def _is_reminder(word):
    found = REMINDER.fullmatch(word)
    return bool(found) and (found["unit"] == "d" or 0 < int(found["number"]) < 100)


def reminder_days(text, first_day, last_day):
    """[(word, day)] in the order of time, only those between the first day and the last.

    Days, not moments: a deadline is over at midnight, so a day before its end is the day before its last day.
    """
    days = [(word, _day(REMINDER.fullmatch(word), first_day, last_day)) for word in text.split()]
    return sorted(((word, day) for word, day in days if first_day < day < last_day), key=lambda each: each[1])


def _day(found, first_day, last_day):
    number = int(found["number"])
    if found["unit"] == "%":
        return first_day + timedelta(days=ceil((last_day - first_day).days * number / 100))
    return last_day - timedelta(days=number)
