"""When terms end, written a second time and in another way: from the law, without our code and without `holidays`.

Works with day numbers and a set of days off for the whole century; Easter by the method of Gauss as the law's calendar.
"""

from datetime import date, timedelta

WEEKS = {
    "awb-8-weken": 8,
    "awb-verdaging-8-weken": 8,
    "advies-4-weken": 4,
    "herstel-2-weken": 2,
    "bezwaar-6-weken": 6,
}
WORKING_DAYS = {"werkdagen-10": 10}


def easter(year):
    """Easter Sunday (Gauss, as corrected for the Gregorian calendar)."""
    a, b, c = year % 19, year % 4, year % 7
    k = year // 100
    p = (13 + 8 * k) // 25
    q = k // 4
    m = (15 - p + k - q) % 30
    n = (4 + k - q) % 7
    d = (19 * a + m) % 30
    e = (2 * b + 4 * c + 6 * d + n) % 7
    if d == 29 and e == 6:
        return date(year, 4, 19)
    if d == 28 and e == 6 and (11 * m + 11) % 30 < 19:
        return date(year, 4, 18)
    return date(year, 3, 22) + timedelta(days=d + e)


def days_off(year, *, lustrum=False):
    """Article 3 of the Algemene termijnenwet, day by day; since 2014 the King's birthday."""
    sunday = easter(year)
    king = date(year, 4, 27)
    days = {
        date(year, 1, 1),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        king if king.isoweekday() != 7 else date(year, 4, 26),
        sunday + timedelta(days=39),
        sunday + timedelta(days=50),
        date(year, 12, 25),
        date(year, 12, 26),
    }
    if not lustrum or year % 5 == 0:
        days.add(date(year, 5, 5))
    return days


def calendar(first_year, last_year, *, lustrum=False):
    """The ordinal numbers of all working days, in order."""
    free = set()
    for year in range(first_year, last_year + 1):
        free |= days_off(year, lustrum=lustrum)
    first, last = date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
    return [
        number
        for number in range(first, last + 1)
        if number % 7 not in (6, 0) and date.fromordinal(number) not in free
    ]
