"""Dates as exact as the source gives them: a year, a month or a day."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

SHAPE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
FORMATS = {1: "Y", 2: "F Y", 3: "l j F Y"}

is_partial_date = RegexValidator(
    rf"^{SHAPE.pattern}$", _("Write a year, a month or a day: 2020, 2020-05 or 2020-05-31.")
)


def day_of(text):
    """(first day, how many parts are known)."""
    parts = [int(part) for part in SHAPE.fullmatch(text).groups() if part]
    return date(*[*parts, 1, 1][:3]), len(parts)


def in_words(text):
    """As exact as it is: 2020, mei 2020, zondag 31 mei 2020."""
    if not SHAPE.fullmatch(text or ""):
        return text or ""
    day, known = day_of(text)
    return date_format(day, FORMATS[known])


def exists(text):
    """A day that is in the calendar."""
    try:
        day_of(text)
    except (AttributeError, ValueError):
        raise ValidationError(_("This day does not exist.")) from None


class PartialDateField(models.CharField):
    """A date of which the day or the month may be unknown."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs["validators"] = [is_partial_date, exists]
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        # Migrations need not know this class: the column is that of any text.
        return name, "django.db.models.CharField", args, kwargs
