"""Two clerks, one form: where do they differ, field by field."""

import re
from dataclasses import dataclass

from surveys.paper.sheets import Item, items_of

FIRST, SECOND = "first", "second"


@dataclass(frozen=True)
class Difference:
    """A field that two clerks typed differently."""

    key: str
    item: Item
    label: str
    first: str
    second: str


def fields_of(questions):
    """[(key, item, label)] of everything that is typed on a form."""
    found = []
    for item in items_of(questions):
        if item.question.how.has_answer:
            found.append((item.question.key, item, ""))
        for text in item.texts:
            found.append((text.key, item, "" if text.key == item.question.key else text.label))
    return found


def differences(questions, first, second):
    """`first` and `second` are (answers, texts)."""
    return [
        Difference(key, item, label, words(item.question, key, first), words(item.question, key, second))
        for key, item, label in fields_of(questions)
        if plain(key, first) != plain(key, second)
    ]


def settle(questions, first, second, chosen):
    """(answers, texts) with, at each field, what was chosen; {key: FIRST or SECOND}."""
    answers, texts = dict(second[0]), dict(second[1])
    for key, _item, _label in fields_of(questions):
        if chosen.get(key) == FIRST:
            for mine, theirs in ((answers, first[0]), (texts, first[1])):
                mine.pop(key, None)
                if key in theirs:
                    mine[key] = theirs[key]
    return answers, texts


def plain(key, typed):
    """What counts in a comparison: capitals, full stops and double spaces do not."""
    answers, texts = typed
    if key in texts:
        return re.sub(r"[\W_]+", " ", texts[key]).strip().casefold()
    return answers.get(key, "")


def words(question, key, typed):
    answers, texts = typed
    if key in texts:
        return texts[key]
    return "; ".join(question.how.words(question, answers[key])) if key in answers else ""
