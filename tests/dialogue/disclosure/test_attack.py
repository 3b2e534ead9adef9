"""What a reader with a solver gets out of our tables. DISCLOSURE_SURVEYS=200 is the nightly size; CI runs fewer."""

import os

import numpy as np
import pytest

from dialogue.disclosure.attack import People, recovered_cells
from dialogue.disclosure.tables import figures_of
from tests.dialogue.disclosure.surveys import BACKGROUNDS, line, random_people, table, tables_of

SURVEYS = int(os.environ.get("DISCLOSURE_SURVEYS", "6"))


def released(people):
    """What may go out, as a closing survey does it: by five, else by ten, else fewer tables."""
    for base, crosses in [(5, BACKGROUNDS), (10, BACKGROUNDS), (10, ("channel",)), (10, ())]:
        contents = tables_of(people, base, crosses)
        if not recovered_cells(people, contents):
            return contents
    return []


@pytest.mark.parametrize("seed", range(SURVEYS))
def test_no_small_cell_comes_back_from_what_is_released(seed):
    assert released(random_people(seed))


def small_survey():
    """Forty people; one of the eight in the north says no."""
    codes = {
        "area": np.array(["north"] * 8 + ["south"] * 32),
        "q": np.array(["no"] + ["yes"] * 7 + ["no"] * 12 + ["yes"] * 20),
    }
    return People(codes, ("area",))


def by_area(people, base):
    rows = [line({"q": ["no"]}), line({"q": ["yes"]}), line({"q": ["no", "yes"]})]
    columns = [line({"area": ["north"]}), line({"area": ["south"]}), line({})]
    return table(people, rows, columns, base, 2)


def test_the_attack_finds_what_unrounded_tables_tell():
    people = small_survey()

    found = recovered_cells(people, [by_area(people, 1)])

    assert [(cell.truth, cell.low, cell.high, cell.is_exact) for cell in found] == [(1, 1, 1, True)]


def test_hiding_the_small_cell_does_not_hide_it():
    people = small_survey()
    content = by_area(people, 1)
    row = content["rows"].pop(0)
    content["counts"].pop(0)
    content["base_row"] = 1

    # The row is not printed, but the margin of the whole city is.
    everyone = table(people, [row, line({"q": ["no", "yes"]})], [line({})], 1, 1)

    assert [cell.truth for cell in recovered_cells(people, [content, everyone])] == [1]


def test_rounding_hides_it():
    people = small_survey()

    assert recovered_cells(people, [by_area(people, 10)]) == []


def test_an_earlier_release_counts_too():
    people = small_survey()

    assert recovered_cells(people, [by_area(people, 10), by_area(people, 1)]) != []


def test_who_is_alone_in_a_group_is_found_as_well():
    codes = {"area": np.array(["north"] * 2 + ["south"] * 38), "q": np.array(["yes"] * 40)}
    people = People(codes, ("area",))
    rows = [line({"area": ["north"]}), line({"area": ["south"]}), line({})]

    found = [recovered_cells(people, [table(people, rows, [line({})], base, 2)]) for base in (1, 10)]

    assert [[cell.truth for cell in cells] for cells in found] == [[2], []]


def test_every_number_of_a_table_is_a_figure_with_the_real_one_in_it():
    people = random_people(3)

    for content in tables_of(people, 5):
        for figure in figures_of(content):
            chosen = np.ones(len(people.group_of), dtype=bool)
            for attribute, codes in figure.where:
                chosen &= np.isin(people.codes[attribute], codes)
            assert figure.low <= chosen.sum() <= figure.high
