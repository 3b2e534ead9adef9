import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.disclosure.rounding import (
    SPECIAL_BASE,
    in_steps,
    interval,
    may_be_counted,
    may_be_split,
    percent,
    rounded,
    tally,
    words,
)

COUNTS = st.integers(0, 100_000)
BASES = st.sampled_from([5, SPECIAL_BASE])


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (1, 0), (4, 0), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (347, 345)]
)
def test_a_count_is_shown_as_a_multiple_of_five(count, shown):
    assert rounded(count) == shown


@pytest.mark.parametrize(("count", "shown"), [(9, 0), (10, 10), (14, 10), (15, 20), (347, 350)])
def test_what_is_sensitive_is_shown_in_tens(count, shown):
    assert rounded(count, SPECIAL_BASE) == shown


def test_none_and_four_look_the_same():
    assert {words(rounded(count)) for count in range(5)} == {"minder dan 5"}


def test_a_large_number_is_written_as_people_write_it():
    assert words(rounded(12_347)) == "12.345"


@given(COUNTS, BASES)
def test_the_real_number_lies_in_what_a_reader_can_conclude(count, base):
    low, high = interval(rounded(count, base), base)

    assert low <= count <= high
    assert high - low >= 2


@given(COUNTS, BASES)
def test_what_a_reader_can_conclude_is_not_wider_than_it_is(count, base):
    shown = rounded(count, base)
    low, high = interval(shown, base)

    assert {rounded(value, base) for value in (low, high)} == {shown}
    assert rounded(high + 1, base) != shown


@pytest.mark.parametrize(
    ("shown", "of", "expected"), [(15, 50, 30), (10, 95, 10), (25, 120, 21), (0, 120, None), (120, 115, 100)]
)
def test_a_percentage_comes_from_what_is_shown(shown, of, expected):
    assert percent(shown, of) == expected


def test_nothing_is_counted_under_twenty_or_split_under_fifty():
    assert [may_be_counted(19), may_be_counted(20), may_be_split(49), may_be_split(50)] == [
        False,
        True,
        False,
        True,
    ]
    assert tally({"web": 15, "paper": 4}) is None
    assert tally({"web": 96, "paper": 3}) == {"web": 95, "paper": 0}


@given(st.lists(st.integers(0, 30), max_size=40))
def test_two_looks_at_a_running_figure_differ_by_nothing_or_by_ten_or_more(arrivals):
    seen, total = [], 0
    for arrived in arrivals:
        total += arrived
        seen.append(in_steps(total))

    assert all(
        later - earlier == 0 or later - earlier >= 10 for earlier, later in zip(seen, seen[1:], strict=False)
    )
