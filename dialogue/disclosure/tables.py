"""The shape of a frozen table: rows by columns, and for every line which people it stands for.

A line says `where`: {attribute: [codes]}; a cell is about the people of its row and its column. Totals and bases are
lines like any other, rounded on their own. So what a reader could conclude can be worked out from the tables alone.
A line may say the same in other words (`also`). The line of everybody (`in_steps`) moves in whole steps, as it did
while people answered.
"""

from dataclasses import dataclass

from dialogue.disclosure.rounding import STEP, interval, percent, words


@dataclass(frozen=True)
class Figure:
    """One published number: the people it is about, and what it tells: at least `low`, at most `high`."""

    where: tuple
    low: int
    high: int


def both(row, column):
    """The people of a row and a column together; one attribute in both means: in both lists."""
    together = dict(row)
    for attribute, codes in column.items():
        together[attribute] = (
            [c for c in codes if c in together[attribute]] if attribute in together else codes
        )
    return together


def key_of(where):
    return tuple(sorted((attribute, tuple(sorted(codes))) for attribute, codes in where.items()))


def figures_of(content):
    """All numbers of a table as a reader meets them."""
    for row, counts in zip(content["rows"], content["counts"], strict=True):
        for column, shown in zip(content["columns"], counts, strict=True):
            bounds = _bounds(content, row, column, shown)
            for where in (row["where"], *row.get("also", ())):
                yield Figure(key_of(both(where, column["where"])), *bounds)


def _bounds(content, row, column, shown):
    if row.get("in_steps") and not column["where"]:
        return shown, shown + STEP - 1
    return interval(shown, content["rounded_to"])


def lines_for_screen(content, place=0):
    """One column as lines: label, number in words, percent of the base (None under the base)."""
    base = content["rounded_to"]
    of = content["counts"][content["base_row"]][place]
    return [
        {
            "key": row["key"],
            "label": row["label"],
            "count": counts[place],
            "words": words(counts[place], base),
            "percent": percent(counts[place], of),
        }
        for number, (row, counts) in enumerate(zip(content["rows"], content["counts"], strict=True))
        if number != content["base_row"]
    ]
