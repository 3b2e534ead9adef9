"""When a term ends: equal to a table that was written independently, whatever the server's zone (G38)."""

import os
import subprocess
import sys
from bisect import bisect_left, bisect_right
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from config import ROOT
from dialogue.terms.clock import end_of, last_moment, today
from dialogue.terms.holidays import holiday, is_working_day
from dialogue.terms.rules import RULES
from tests.dialogue.terms import oracle

FIRST, YEARS = date(2021, 1, 1), 10
STARTS = [FIRST + timedelta(days=n) for n in range((date(2031, 1, 1) - FIRST).days)]
EACH_YEAR = oracle.calendar(2020, 2033)
LUSTRUM = oracle.calendar(2020, 2033, lustrum=True)


def expected_end(rule, start, working_days=EACH_YEAR):
    """From the law: count, then the first working day that is not before it."""
    if rule in oracle.WORKING_DAYS:
        place = bisect_right(working_days, start.toordinal()) + oracle.WORKING_DAYS[rule] - 1
    else:
        place = bisect_left(working_days, start.toordinal() + 7 * oracle.WEEKS[rule])
    return date.fromordinal(working_days[place])


def test_the_rules_are_the_six_that_people_know():
    assert list(RULES) == [
        "awb-8-weken",
        "awb-verdaging-8-weken",
        "advies-4-weken",
        "herstel-2-weken",
        "werkdagen-10",
        "bezwaar-6-weken",
    ]
    assert set(RULES) == {*oracle.WEEKS, *oracle.WORKING_DAYS}


@pytest.mark.parametrize("rule", RULES)
def test_every_start_in_ten_years_ends_as_in_the_independent_table(rule):
    assert len(STARTS) == 3652
    wrong = [start for start in STARTS if end_of(rule, start) != expected_end(rule, start)]
    assert wrong == []


@pytest.mark.parametrize("rule", RULES)
def test_with_5_may_once_in_five_years_too(rule, settings):
    settings.LIBERATION_DAY = "lustrum"
    wrong = [start for start in STARTS if end_of(rule, start) != expected_end(rule, start, LUSTRUM)]
    assert wrong == []


def test_days_off_are_those_of_the_law_for_the_rest_of_the_century():
    for year in range(2014, 2101):
        # Easter and Whitsun are Sundays; the law need not name them.
        found = {
            day
            for day in (date(year, 1, 1) + timedelta(days=n) for n in range(366))
            if day.year == year and holiday(day)
        }
        sundays = {oracle.easter(year), oracle.easter(year) + timedelta(days=49)}
        assert found - sundays == oracle.days_off(year), year


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("awb-8-weken", "2026-01-05", "2026-03-02"),
        ("awb-8-weken", "2026-03-02", "2026-04-28"),  # 27 April is King's day
        ("awb-8-weken", "2026-02-06", "2026-04-07"),  # Good Friday, weekend, Easter Monday
        ("advies-4-weken", "2026-04-07", "2026-05-06"),  # 5 May counts every year
        ("herstel-2-weken", "2025-12-11", "2025-12-29"),  # both days of Christmas and a weekend
        ("werkdagen-10", "2026-04-24", "2026-05-12"),  # King's day and 5 May do not count
        ("bezwaar-6-weken", "2026-11-20", "2027-01-04"),  # New Year's Day on a Friday
    ],
)
def test_ends_that_people_checked_by_hand(rule, start, end):
    assert end_of(rule, date.fromisoformat(start)) == date.fromisoformat(end)


def test_days_in_a_pause_do_not_count():
    start, pause = date(2026, 1, 5), (date(2026, 2, 2), date(2026, 2, 6))
    assert end_of("awb-8-weken", start, [pause]) == date(2026, 3, 9)  # 2 + 5 days is a Saturday


def test_a_term_does_not_end_on_a_day_on_which_it_stands_still():
    start = date(2026, 1, 3)  # the eight weeks are over on a Saturday
    assert end_of("awb-8-weken", start) == date(2026, 3, 2)
    assert end_of("awb-8-weken", start, [(date(2026, 3, 1), date(2026, 3, 3))]) == date(2026, 3, 4)


@pytest.mark.parametrize(
    ("start", "pauses", "code"),
    [
        (date(2026, 1, 5), [(date(2026, 2, 6), date(2026, 2, 2))], "backwards"),
        (date(1900, 1, 1), [], "out_of_range"),
        (date(2100, 12, 30), [], "out_of_range"),
        (date.max, [], "out_of_range"),
        (date(2026, 1, 5), [(date(2026, 2, 2), date.max)], "out_of_range"),
    ],
)
def test_what_cannot_be_counted_is_refused(start, pauses, code):
    with pytest.raises(ValidationError) as refusal:
        end_of("awb-8-weken", start, pauses)
    assert refusal.value.code == code


days = st.dates(date(2021, 1, 1), date(2029, 12, 31))
stretches = st.tuples(days, st.integers(0, 60)).map(lambda p: (p[0], p[0] + timedelta(days=p[1])))
pauses = st.lists(stretches, max_size=4)
names = st.sampled_from(list(RULES))


def counted_between(rule, start, end, stretches):
    """How many days count after the start, up to and including the end: one by one, from the oracle's calendar."""
    working = set(EACH_YEAR)
    count = 0
    for number in range(start.toordinal() + 1, end.toordinal() + 1):
        day = date.fromordinal(number)
        if any(first <= day <= last for first, last in stretches):
            continue
        count += 1 if rule in oracle.WEEKS else number in working
    return count


def asked(rule):
    return oracle.WORKING_DAYS.get(rule) or oracle.WEEKS[rule] * 7


@settings(max_examples=300, deadline=None)
@given(names, days, pauses)
def test_exactly_enough_days_count_and_the_last_is_a_working_day(rule, start, stretches):
    end = end_of(rule, start, stretches)
    assert end.toordinal() in set(EACH_YEAR)
    assert not any(first <= end <= last for first, last in stretches)
    assert counted_between(rule, start, end, stretches) >= asked(rule)
    # No earlier day would do: each working day before it that is not paused has too few.
    earlier = [
        date.fromordinal(n)
        for n in range(start.toordinal() + 1, end.toordinal())
        if n in set(EACH_YEAR) and not any(f <= date.fromordinal(n) <= t for f, t in stretches)
    ]
    assert all(counted_between(rule, start, day, stretches) < asked(rule) for day in earlier[-3:])


@settings(max_examples=200, deadline=None)
@given(names, days, pauses, stretches)
def test_a_pause_never_brings_the_end_nearer(rule, start, stretches, more):
    assert end_of(rule, start, [*stretches, more]) >= end_of(rule, start, stretches)


@settings(max_examples=200, deadline=None)
@given(names, days, pauses)
def test_order_and_repetition_of_pauses_change_nothing(rule, start, stretches):
    assert end_of(rule, start, [*reversed(stretches), *stretches]) == end_of(rule, start, stretches)


@settings(max_examples=100, deadline=None)
@given(names, days, stretches)
def test_a_pause_before_the_start_or_after_the_end_changes_nothing(rule, start, stretch):
    end, length = end_of(rule, start), stretch[1] - stretch[0]
    before = (start - length, start)
    after = (end + timedelta(days=1), end + timedelta(days=1) + length)
    assert end_of(rule, start, [before, after]) == end


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/Amsterdam"])
def test_nothing_shifts_with_the_zone_of_the_server(zone):
    """A server elsewhere counts the same ends, and knows which day it is here."""
    program = (
        "import django; django.setup()\n"
        "from datetime import UTC, date, datetime, timedelta\n"
        "from dialogue.terms.clock import end_of, last_moment, today\n"
        "from dialogue.terms.rules import RULES\n"
        "starts = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]\n"
        "print([end_of(rule, start).isoformat() for rule in RULES for start in starts])\n"
        "print(today(datetime(2026, 3, 2, 22, 59, tzinfo=UTC)), today(datetime(2026, 3, 2, 23, 0, tzinfo=UTC)))\n"
        "print(last_moment(date(2026, 3, 28)).astimezone(UTC), last_moment(date(2026, 10, 25)).astimezone(UTC))\n"
    )
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"}
    answer = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    starts = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert answer[0] == str([expected_end(rule, start).isoformat() for rule in RULES for start in starts])
    assert answer[1] == "2026-03-02 2026-03-03"
    assert answer[2] == "2026-03-28 23:00:00+00:00 2026-10-25 23:00:00+00:00"


def test_a_day_is_over_at_midnight_here_also_when_the_clock_changes():
    assert last_moment(date(2026, 3, 28)) == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert last_moment(date(2026, 3, 29)) == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert today(datetime(2026, 3, 29, 21, 59, tzinfo=UTC)) == date(2026, 3, 29)
    assert today(datetime(2026, 3, 29, 22, 0, tzinfo=UTC)) == date(2026, 3, 30)


def test_a_saturday_is_no_working_day():
    assert [is_working_day(date(2026, 11, 20) + timedelta(days=n)) for n in range(4)] == [
        True,
        False,
        False,
        True,
    ]
