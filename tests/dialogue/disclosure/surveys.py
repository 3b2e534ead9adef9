"""Random surveys as frozen tables, without a database: questions by neighbourhood, age and channel."""

import numpy as np

from dialogue.disclosure.attack import People
from dialogue.disclosure.merging import merged
from dialogue.disclosure.rounding import rounded

BACKGROUNDS = ("area", "age", "channel")


def random_people(seed, questions=3):
    """60 to 600 people, spread unevenly, some of whom skip a question."""
    chance = np.random.default_rng(seed)
    size = int(chance.integers(60, 600))
    spread = {
        "area": 6,
        "age": 5,
        "channel": 3,
        **{f"q{n}": int(chance.integers(2, 6)) for n in range(questions)},
    }
    codes = {
        name: chance.choice(kinds, size=size, p=chance.dirichlet(np.full(kinds, 2.0))).astype(str)
        for name, kinds in spread.items()
    }
    for n in range(questions):
        codes[f"q{n}"][chance.random(size) < 0.05] = ""
    return People(codes, BACKGROUNDS)


def line(where, label=""):
    return {"key": label, "label": label, "where": where}


def table(people, rows, columns, base, base_row):
    """Count, round each number on its own, forget the rest."""

    def count(row, column):
        chosen = np.ones(len(people.group_of), dtype=bool)
        for where in (row["where"], column["where"]):
            for attribute, codes in where.items():
                chosen &= np.isin(people.codes[attribute], codes)
        return rounded(int(chosen.sum()), base)

    counts = [[count(row, column) for column in columns] for row in rows]
    return {"rows": rows, "columns": columns, "counts": counts, "base_row": base_row, "rounded_to": base}


def sizes_of(people, name):
    return {code: int((people.codes[name] == code).sum()) for code in people.names[name]}


def tables_of(people, base, crosses=BACKGROUNDS):
    """One way for everything, and every question by each background."""
    total, contents = line({}), []
    for name in BACKGROUNDS:
        rows = [line({name: [code]}) for code in people.names[name]] + [line({})]
        contents.append(table(people, rows, [total], base, len(rows) - 1))
    for question in sorted(set(people.codes) - set(BACKGROUNDS)):
        given = [code for code in people.names[question] if code]
        rows = [line({question: [code]}) for code in given] + [line({question: given})]
        contents.append(table(people, rows, [total], base, len(rows) - 1))
        for name in crosses:
            columns = [line({name: codes}) for codes in merged(sizes_of(people, name))] + [total]
            contents.append(table(people, rows, columns, base, len(rows) - 1))
    return contents
