"""The attack that our own tables must survive before they go out: what can somebody work out who reads all of them?

For every cell of one to four people we look for its lowest and highest possible number, by integer programming over
all tables and earlier releases together. When both are the same, or one apart, the tables tell too much.

The attacker is given more than we publish. About an answer: exactly how many people of every neighbourhood, age and
channel took part. That makes the questions independent of each other, so that each is a small problem of its own and
a cell that stays hidden here is hidden from everybody. What could not be shown to be hidden counts as recovered.
"""

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, vstack

from dialogue.disclosure.tables import figures_of, key_of

SMALL = range(1, 5)
WIDTH_NEEDED = 2
SECONDS_PER_SOLVE = 5
SHOTS, TRIES = 6, 4


@dataclass(frozen=True)
class Recovered:
    """A cell that can be worked out from the tables: which people, and between which numbers."""

    where: tuple
    truth: int
    low: int
    high: int

    @property
    def is_exact(self):
        return self.low == self.high


@dataclass
class Line:
    """One number as a row of the problem: over which cells it sums, between what."""

    cells: np.ndarray
    low: float
    high: float


@dataclass
class People:
    """The answers as codes: attribute -> one code per person. What tables are split by stands in `backgrounds`."""

    codes: dict
    backgrounds: tuple
    names: dict = field(init=False)
    numbers: dict = field(init=False)

    def __post_init__(self):
        self.names, self.numbers = {}, {}
        for attribute, codes in self.codes.items():
            names, numbers = np.unique(np.asarray(codes, dtype=str), return_inverse=True)
            self.names[attribute], self.numbers[attribute] = names.tolist(), numbers
        parts = [self.numbers[b] for b in self.backgrounds]
        size = len(next(iter(self.numbers.values()))) if self.numbers else 0
        grid = np.stack(parts, axis=1) if parts else np.zeros((size, 1), dtype=int)
        self.groups, self.group_of = np.unique(grid, axis=0, return_inverse=True)
        self.group_of = self.group_of.reshape(-1)
        self.sizes = np.bincount(self.group_of, minlength=len(self.groups))

    def joint(self, question):
        """How many of each group gave each answer."""
        answers, groups = len(self.names[question]), len(self.groups)
        flat = self.numbers[question] * groups + self.group_of
        return np.bincount(flat, minlength=answers * groups).reshape(answers, groups)

    def in_groups(self, where, groups):
        """Which of these groups are in the neighbourhoods, ages and channels of a figure."""
        chosen = np.ones(len(groups), dtype=bool)
        for place, background in enumerate(self.backgrounds):
            if background in where:
                chosen &= np.isin(groups[:, place], self._known(background, where[background]))
        return chosen

    def in_answers(self, where, question):
        return np.isin(np.arange(len(self.names[question])), self._known(question, where[question]))

    def _known(self, attribute, codes):
        wanted = set(map(str, codes))
        return [number for number, name in enumerate(self.names[attribute]) if name in wanted]


def recovered_cells(people, contents, on_progress=None):
    """The cells of one to four people that the tables give away; an empty list means they may go out."""
    figures = {figure for content in contents for figure in figures_of(content)}
    by_question = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: (figure.where, figure.low)):
        by_question[_question_of(people, figure.where)].append(figure)
    about_people = by_question.pop(None, [])
    found = []
    for number, (question, its) in enumerate(sorted(by_question.items()), start=1):
        targets = {figure.where for figure in its} | set(_the_others(contents, question))
        found += _attack_question(people, question, its, targets)
        if on_progress:
            on_progress(number, len(by_question) + 1)
    found += _attack_backgrounds(people, about_people, by_question)
    return found


def _question_of(people, where):
    questions = [attribute for attribute, _codes in where if attribute not in people.backgrounds]
    if len(questions) > 1:
        raise ValueError(f"A table crosses two questions, which the attack does not know: {questions}")
    return questions[0] if questions else None


def _the_others(contents, question):
    """Those who answered but did not choose this: nobody prints it, everybody can subtract."""
    for content in contents:
        row = content["rows"][content["base_row"]]
        base = next(
            (where[question] for where in (row["where"], *row.get("also", ())) if question in where), None
        )
        if base is None:
            continue
        for row in content["rows"]:
            if question not in row["where"]:
                continue
            others = [code for code in base if code not in row["where"][question]]
            for column in content["columns"]:
                if others and question not in column["where"]:
                    yield key_of({**row["where"], **column["where"], question: others})


def _attack_question(people, question, figures, targets):
    truth = people.joint(question)
    problem = Problem(people, question, figures, people.groups, people.sizes)
    cells = {}
    for where in sorted(targets):
        cell = problem.cells(dict(where))
        count = int(truth.reshape(-1)[cell].sum())
        if count in SMALL:
            cells[where] = (cell, count)
    return problem.attack(cells, truth.reshape(-1)) if cells else []


class Problem:
    """All ways in which the people of each group may have answered one question so that every figure still holds."""

    def __init__(self, people, question, figures, groups, sizes):
        self.people, self.question, self.groups, self.sizes = people, question, groups, sizes
        self.shape = len(people.names[question]), len(groups)
        lines = [Line(self.cells(dict(f.where)), f.low, f.high) for f in figures]
        everyone = np.arange(self.shape[0] * self.shape[1]).reshape(self.shape)
        lines += [Line(everyone[:, g], size, size) for g, size in enumerate(sizes)]
        self.matrix, self.low, self.high = _as_matrix(lines, self.shape[0] * self.shape[1])
        self.ceiling = np.broadcast_to(sizes, self.shape).reshape(-1)

    def cells(self, where):
        answers = self.people.in_answers(where, self.question)
        groups = self.people.in_groups(where, self.groups)
        return np.flatnonzero(np.outer(answers, groups).reshape(-1))

    def solve(self, cost, *extra, gap=0.0):
        matrix, low, high = self.matrix, self.low, self.high
        if extra:
            more, more_low, more_high = _as_matrix(extra, matrix.shape[1])
            matrix = vstack([matrix, more])
            low, high = np.append(low, more_low), np.append(high, more_high)
        return _solve(cost, matrix, low, high, self.ceiling, gap)

    def is_possible(self):
        return self.solve(np.zeros(self.matrix.shape[1])) is not None

    def attack(self, cells, truth):
        """Widen what each cell may be with every solution found, first many at once, then one by one."""
        lows = {where: count for where, (_cell, count) in cells.items()}
        highs = dict(lows)

        def learn(solution):
            for where, (cell, _count) in cells.items():
                value = int(round(solution[cell].sum()))
                lows[where], highs[where] = min(lows[where], value), max(highs[where], value)

        def unsure():
            return [where for where in cells if highs[where] - lows[where] < WIDTH_NEEDED]

        chance = np.random.default_rng(7)
        for _shot in range(SHOTS):
            open_cells = unsure()
            if not open_cells:
                return []
            cost = np.zeros(len(truth))
            for where in open_cells:
                cost[cells[where][0]] += chance.choice((-1.0, 1.0))
            solution = self.solve(cost, gap=0.3)
            if solution is not None:
                learn(solution)
        for where in unsure():
            cell, count = cells[where]
            for sign in (-1, 1):
                if highs[where] - lows[where] < WIDTH_NEEDED:
                    cost = np.zeros(len(truth))
                    cost[cell] = sign
                    enough = Line(cell, max(0, count - WIDTH_NEEDED), count + WIDTH_NEEDED)
                    solution = self.solve(cost, enough)
                    if solution is not None:
                        learn(solution)
        return [Recovered(where, cells[where][1], lows[where], highs[where]) for where in unsure()]


def _attack_backgrounds(people, figures, by_question):
    """How many people of a neighbourhood, an age or a channel took part: other crowds that give the same tables."""
    everyone = Crowd(people, figures)
    found = []
    for where in sorted({figure.where for figure in figures if figure.where}):
        cell = np.flatnonzero(people.in_groups(dict(where), everyone.groups))
        count = int(everyone.sizes[cell].sum())
        if count not in SMALL:
            continue
        low = high = count
        for value in sorted(
            {max(0, count + step) for step in (-2, -1, 1, 2)} - {count}, key=lambda v: abs(v - count)
        ):
            if high - low < WIDTH_NEEDED and _fits(people, everyone, cell, value, by_question):
                low, high = min(low, value), max(high, value)
        if high - low < WIDTH_NEEDED:
            found.append(Recovered(where, count, low, high))
    return found


def _fits(people, everyone, cell, value, by_question):
    """There is a crowd with this number in that cell, and answers of it, behind the same figures."""
    for attempt in range(TRIES):
        sizes = everyone.nearest(cell, value, seed=attempt)
        if sizes is None:
            return False
        some = sizes > 0
        if all(
            Problem(people, question, figures, everyone.groups[some], sizes[some]).is_possible()
            for question, figures in by_question.items()
        ):
            return True
    return False


class Crowd:
    """All crowds of people that the figures about neighbourhood, age and channel allow."""

    def __init__(self, people, figures):
        self.groups = _all_groups(people)
        place = {tuple(group): number for number, group in enumerate(self.groups)}
        self.sizes = np.zeros(len(self.groups), dtype=int)
        for group, size in zip(people.groups, people.sizes, strict=True):
            self.sizes[place[tuple(group)]] = size
        lines = [
            Line(np.flatnonzero(people.in_groups(dict(f.where), self.groups)), f.low, f.high) for f in figures
        ]
        self.matrix, self.low, self.high = _as_matrix(lines, len(self.groups))

    def nearest(self, cell, value, seed):
        """The crowd closest to the real one in which this cell has that number; another one for another seed."""
        size = len(self.groups)
        target, low, high = _as_matrix([Line(cell, value, value)], size)
        matrix = vstack([self.matrix, target])
        now = matrix @ self.sizes
        both_ways = csr_matrix(np.hstack([matrix.toarray(), -matrix.toarray()]))
        cost = 1 + np.random.default_rng(seed).random(2 * size) / 2
        ceiling = np.concatenate([np.full(size, 4), self.sizes])
        moved = _solve(
            cost, both_ways, np.append(self.low, low) - now, np.append(self.high, high) - now, ceiling, 0.2
        )
        if moved is None:
            return None
        return self.sizes + np.rint(moved[:size] - moved[size:]).astype(int)


MOST_GROUPS = 5000


def _all_groups(people):
    """Every combination of the codes that occur, or those that occur together when there are too many."""
    many = np.prod([len(people.names[b]) for b in people.backgrounds], initial=1)
    if not people.backgrounds or many > MOST_GROUPS:
        return people.groups
    axes = np.meshgrid(*(np.arange(len(people.names[b])) for b in people.backgrounds), indexing="ij")
    return np.stack([axis.reshape(-1) for axis in axes], axis=1)


def _as_matrix(lines, width):
    if not lines:
        return csr_matrix((0, width)), np.zeros(0), np.zeros(0)
    columns = np.concatenate([line.cells for line in lines])
    rows = np.repeat(np.arange(len(lines)), [len(line.cells) for line in lines])
    matrix = csr_matrix((np.ones(len(columns)), (rows, columns)), shape=(len(lines), width))
    return (
        matrix,
        np.array([line.low for line in lines], float),
        np.array([line.high for line in lines], float),
    )


def _solve(cost, matrix, low, high, ceiling, gap):
    """A whole solution, or None: there is none, or none was found in time."""
    result = milp(
        cost,
        constraints=LinearConstraint(matrix, low, high) if matrix.shape[0] else None,
        integrality=np.ones(len(cost)),
        bounds=Bounds(0, ceiling),
        options={"time_limit": SECONDS_PER_SOLVE, "mip_rel_gap": gap},
    )
    return None if result.x is None else np.rint(result.x)
