from hypothesis import given
from hypothesis import strategies as st

from dialogue.disclosure.merging import merged


def test_small_groups_are_taken_together():
    assert merged({"a": 30, "b": 2, "c": 9, "d": 4}) == [["a"], ["c"], ["b", "d"]]


def test_one_small_group_takes_the_smallest_other_with_it():
    assert merged({"a": 30, "b": 2, "c": 9}) == [["a"], ["b", "c"]]


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), min_size=1, max_size=9))
def test_everybody_is_in_exactly_one_group_and_no_group_is_small(counts):
    groups = merged(counts)

    assert sorted(code for group in groups for code in group) == sorted(counts)
    assert len(groups) == 1 or all(sum(counts[code] for code in group) >= 5 for group in groups)
