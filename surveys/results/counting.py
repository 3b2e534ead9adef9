"""From answers to tables: count with numpy, take small groups together, round every number on its own."""

import numpy as np
from django.utils.translation import gettext as _

from dialogue.disclosure.attack import People
from dialogue.disclosure.merging import merged
from dialogue.disclosure.rounding import SPECIAL_BASE, in_steps, may_be_counted, may_be_split, rounded
from surveys.results.answered import CHANNEL

EVERYBODY = {"key": "all", "where": {}}


class Counter:
    """Makes the tables of one survey, rounded to one base (ten where a question is sensitive)."""

    def __init__(self, survey, answered, plan, base):
        self.survey, self.answered, self.plan, self.base = survey, answered, plan, base
        self._kept = {}

    def base_of(self, coding):
        sensitive = self.survey.is_sensitive or (coding is not None and coding.question.is_sensitive)
        return max(self.base, SPECIAL_BASE) if sensitive else self.base

    def tables(self):
        """Every table of the plan that may be made of so many answers."""
        if not may_be_counted(self.answered.size):
            return
        yield self.by_channel()
        for key, column in self.answered.columns.items():
            people = int(np.count_nonzero(column.is_answered))
            if not may_be_counted(people):
                continue
            yield self.one_way(key, column)
            if key in self.plan.crossed and may_be_split(people):
                yield from self.crosses(key, column)

    def by_channel(self):
        counts = np.bincount(self.answered.channel_of, minlength=len(self.answered.channels))
        order = np.argsort(-counts, kind="stable")
        rows = [_line(name, channel_words(name), {CHANNEL: [name]}) for name in self._names(order)]
        base = self.base_of(None)
        everyone = _line("base", _("All answers"), {}) | {"in_steps": True}
        shown = [[rounded(int(counts[place]), base)] for place in order] + [[in_steps(self.answered.size)]]
        return _table(
            CHANNEL, _("How people answered"), "channel", rows + [everyone], [_everybody()], shown, base
        )

    def _names(self, order):
        return [self.answered.channels[place] for place in order]

    def one_way(self, key, column):
        base = self.base_of(column.coding)
        lines = self._lines(key, column)
        counts = [[rounded(int(np.count_nonzero(mask)), base)] for _row, mask in lines]
        table = _table(
            key,
            column.coding.question.title,
            "one_way",
            [row for row, _mask in lines],
            [_everybody()],
            counts,
            base,
        )
        return table | {"question": key, "several": column.coding.is_several}

    def crosses(self, key, column):
        for name, words, groups, place_of in self.splits():
            if len(groups) < 2:
                continue
            base = self.base_of(column.coding)
            columns = [group for group, _places in groups] + [_everybody()]
            counts, rows = [], []
            for row, mask in self._lines(key, column):
                by_place = np.bincount(place_of[mask], minlength=places_in(groups))
                cells = [rounded(int(by_place[places].sum()), base) for _group, places in groups]
                counts.append([*cells, rounded(int(np.count_nonzero(mask)), base)])
                rows.append(row)
            title = _("%(question)s (by %(split)s)") % {
                "question": column.coding.question.title,
                "split": words,
            }
            yield _table(f"{key}.{name}", title, "cross", rows, columns, counts, base) | {
                "question": key,
                "by": name,
                "by_words": words,
                "several": column.coding.is_several,
            }

    def splits(self):
        """(name, words, [(line of a group, its places)], place of everybody) for each background of the plan."""
        if self.plan.area in self.answered.columns:
            yield self._split("area", _("neighbourhood"), self.plan.area)
        if self.plan.age in self.answered.columns:
            yield self._split("age", _("age"), self.plan.age)
        if self.plan.by_channel and self.answered.size:
            names = self.answered.channels
            labels = {name: channel_words(name) for name in names}
            yield (
                "channel",
                _("way of answering"),
                _groups(CHANNEL, names, labels, self.answered.channel_of),
                (self.answered.channel_of),
            )

    def _split(self, name, words, key):
        column = self.answered.columns[key]
        labels = {"": _("not filled in"), **column.coding.labels}
        return name, words, _groups(key, column.coding.codes, labels, column.values), column.values

    def _lines(self, key, column):
        """The rows of a question, each with who is in it: its answers, and last everybody who answered."""
        if key not in self._kept:
            self._kept[key] = list(self._made_lines(key, column))
        return self._kept[key]

    def _made_lines(self, key, column):
        coding, everyone = column.coding, column.is_answered
        if coding.is_several:
            also = []
            for place, code in enumerate(coding.codes):
                also.append({f"{key}:{code}": ["no", "yes"]})
                yield _line(code, coding.labels[code], {f"{key}:{code}": ["yes"]}), column.holds(place)
            yield _line("base", _("Answered this question"), also[0]) | {"also": also[1:]}, everyone
            return
        for codes in self._rows_of(column):
            places = [coding.known[code] for code in codes]
            label = coding.labels[codes[0]] if len(codes) == 1 else _("Other answers")
            chosen = np.zeros(len(coding.codes), dtype=bool)
            chosen[places] = True
            yield _line(codes[0], label, {key: codes}), chosen[column.values]
        yield _line("base", _("Answered this question"), {key: coding.codes[1:]}), everyone

    def _rows_of(self, column):
        coding = column.coding
        if not coding.is_open and not coding.cut:
            return [[code] for code in coding.codes[1:]]
        counts = np.bincount(column.values, minlength=len(coding.codes))
        found = {code: int(counts[place]) for place, code in enumerate(coding.codes) if place}
        return merged(dict(sorted(found.items())) if coding.is_open else found)

    def people(self):
        """Everybody's codes, for the attack on the tables."""
        answered = self.answered
        codes = {CHANNEL: np.array(answered.channels or [""])[answered.channel_of]}
        for key, column in answered.columns.items():
            if column.coding.is_several:
                for place, code in enumerate(column.coding.codes):
                    chosen = np.where(column.holds(place), "yes", "no")
                    codes[f"{key}:{code}"] = np.where(column.is_answered, chosen, "")
            else:
                codes[key] = answered.attribute(key)
        return People(codes, (*(k for k in self.plan.backgrounds if k in codes), CHANNEL))


def _groups(attribute, codes, labels, place_of):
    counts = np.bincount(place_of, minlength=len(codes))
    known = {code: int(counts[place]) for place, code in enumerate(codes) if code}
    if "" in codes and counts[codes.index("")]:
        known[""] = int(counts[codes.index("")])  # who did not say comes last
    groups = []
    for together in merged(known):
        words = (
            labels[together[0]]
            if len(together) == 1
            else _("other: %(names)s") % {"names": ", ".join(str(labels[code]) for code in together)}
        )
        line = _line(together[0], str(words), {attribute: together})
        groups.append((line, [codes.index(code) for code in together]))
    return groups


def places_in(groups):
    return 1 + max(place for _group, places in groups for place in places)


def channel_words(name):
    from surveys.answering.models import Channel

    return str(Channel(name).label) if name in Channel.values else name


def _line(key, label, where):
    return {"key": key or "none", "label": str(label), "where": where}


def _everybody():
    return EVERYBODY | {"label": _("Everybody")}


def _table(key, title, kind, rows, columns, counts, base):
    return {
        "key": key,
        "title": str(title),
        "kind": kind,
        "rows": rows,
        "columns": columns,
        "counts": counts,
        "base_row": len(rows) - 1,
        "rounded_to": base,
    }
