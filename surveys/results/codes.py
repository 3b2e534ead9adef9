"""How an answer becomes a code that can be counted: the choices of a question, or fixed classes of what is typed.

The classes follow from the question, never from the answers: what people said must not move the borders.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

NOTHING = 0
SEVERAL = ("several_choices", "picture_choice", "vision")
CLASSED = ("number", "amount", "date")
BORDERS = (0, 1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000)
MOST_CLASSES = 8


@dataclass
class Coding:
    """The codes of one question with their words. Place 0 is "no answer", except among several answers."""

    question: object
    labels: dict
    is_several: bool = False
    is_open: bool = False  # its codes are found in the answers, such as postcodes
    codes: list = field(init=False)
    known: dict = field(init=False)
    seen: dict = field(init=False, default_factory=dict)
    cut: object = None

    def __post_init__(self):
        self.codes = list(self.labels) if self.is_several else ["", *self.labels]
        self.known = {code: place for place, code in enumerate(self.codes)}

    def places(self, values):
        """Where each of many answers stands. Most people say the same few things, so what was seen is not looked up
        again: this runs for every answer to every question."""
        if self.is_several or self.question.kind == "ranking":
            return list(map(self._place_of_many, values))
        seen = self.seen
        found = list(map(seen.get, values))
        if None in found:
            for value in {value for value, place in zip(values, found, strict=True) if place is None}:
                seen[value] = self.place(value)
            found = list(map(seen.get, values))
        return found

    def _place_of_many(self, value):
        if value is None:
            return NOTHING
        chosen = tuple(value["marked"] if isinstance(value, dict) else value)
        place = self.seen.get(chosen)
        if place is None:
            place = self.seen[chosen] = self.place(list(chosen))
        return place

    def place(self, value):
        """Where this answer stands in the list of codes; several answers: a bit for each."""
        if value is None:
            return NOTHING
        if self.is_several:
            return sum(1 << self.known[code] for code in value if code in self.known)
        code = self.cut(value) if self.cut else value[0] if isinstance(value, list) else str(value)
        if self.is_open and code not in self.known:
            self.known[code] = len(self.codes)
            self.codes.append(code)
            self.labels[code] = code
        return self.known.get(code, NOTHING)


def coding_of(question, versions):
    """None for what is not counted: texts and information. Options that are no longer offered still count."""
    if question.kind in CLASSED:
        classes = classes_of(question)
        return Coding(
            question, {code: label for code, label, _low in classes}, cut=_cutter(question, classes)
        )
    labels = {str(option.key): str(option.label) for option in question.choices}
    for version in versions[1:]:
        earlier = version.question(question.key)
        if earlier and earlier.kind == question.kind:
            for option in earlier.choices:
                labels.setdefault(str(option.key), str(option.label))
    if question.kind == "area" and not labels:
        return Coding(question, {}, is_open=True)
    return Coding(question, labels, is_several=question.kind in SEVERAL) if labels else None


def classes_of(question):
    """[(code, words, lowest)] of a number, an amount or a date."""
    if question.kind == "date":
        first, last = (
            int(str(end)[:4]) if end else fallback
            for end, fallback in ((question.min, 1900), (question.max, 2100))
        )
        step = 1 if last - first < MOST_CLASSES else 10
        start = first // step * step
        return [
            (str(year), str(year) if step == 1 else f"{year}–{year + 9}", f"{year:04}-01-01")
            for year in range(start, last + 1, step)
        ]
    least = Decimal(str(question.min or 0))
    most = None if question.max is None else Decimal(str(question.max))
    lows = [least, *(Decimal(b) for b in BORDERS if b > least and (most is None or b <= most))]
    if most is not None and len(lows) > MOST_CLASSES:
        lows = lows[:2] + lows[-(MOST_CLASSES - 2) :]
    highs = [low - 1 for low in lows[1:]] + [most]
    return [(str(low), _class_words(question, low, high), low) for low, high in zip(lows, highs, strict=True)]


def _class_words(question, low, high):
    unit = f" {question.unit}" if question.unit else ""
    low_words = number_format(low, force_grouping=True)
    if high is None:
        return _("%(low)s%(unit)s or more") % {"low": low_words, "unit": unit}
    if low == high:
        return f"{low_words}{unit}"
    if question.kind == "amount":
        return _("%(low)s to under %(high)s euros") % {
            "low": low_words,
            "high": number_format(high + 1, force_grouping=True),
        }
    return f"{low_words}–{number_format(high, force_grouping=True)}{unit}"


def _cutter(question, classes):
    lows = [low for _code, _label, low in classes]
    read = (lambda value: value) if question.kind == "date" else (lambda value: Decimal(str(value)))
    kept = {}

    def cut(value):
        if value not in kept:
            number = read(value)
            below = [code for (code, _label, low) in classes if low <= number]
            kept[value] = below[-1] if below else ""
        return kept[value]

    return cut if lows else None
