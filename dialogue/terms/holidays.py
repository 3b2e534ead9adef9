"""Which days are no working days in the Netherlands.

The generally recognised holidays are those of the Algemene termijnenwet, article 3: New Year's Day, Good Friday,
Easter Monday, the King's birthday, 5 May, Ascension Day, Whit Monday and both days of Christmas.
"""

from datetime import timedelta
from functools import cache

from django.conf import settings
from holidays import NL

ONE_DAY = timedelta(days=1)
EACH_YEAR, LUSTRUM = "each_year", "lustrum"
CATEGORIES = {
    # The law counts 5 May every year; collective agreements often once in five years (2025, 2030).
    EACH_YEAR: ("public", "optional"),
    LUSTRUM: ("public",),
}
SATURDAY = 5


@cache
def holidays_of(year, liberation_day):
    """{day: its name in Dutch} of one year; `liberation_day` says how 5 May counts."""
    return dict(NL(years=year, categories=CATEGORIES[liberation_day], language="nl").items())


def holiday(day):
    """The name of the holiday that falls on a day, or "" on any other day."""
    return holidays_of(day.year, settings.LIBERATION_DAY).get(day, "")


def is_working_day(day):
    """No Saturday, no Sunday and no holiday."""
    return day.weekday() < SATURDAY and not holiday(day)
