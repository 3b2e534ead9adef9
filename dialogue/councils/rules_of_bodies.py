"""The rules a body sets for itself, read from how people write them."""

import re
from datetime import timedelta

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


def reminder_moments(text, opens_at, ends_at):
    """[(word, moment)] in the order of time, only those between opening and the end."""
    moments = [(word, _moment(REMINDER.fullmatch(word), opens_at, ends_at)) for word in text.split()]
    return sorted(((word, at) for word, at in moments if opens_at < at < ends_at), key=lambda each: each[1])


def _moment(found, opens_at, ends_at):
    number = int(found["number"])
    if found["unit"] == "%":
        return opens_at + (ends_at - opens_at) * number / 100
    return ends_at - timedelta(days=number)
