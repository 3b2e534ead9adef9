"""What a clerk types for an answer: the numbers beside the boxes, or letters; read into the value of an answer."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from surveys.questions import numbers

LETTERS = "abcdefghijklmnopqrstuvwxyz"
BETWEEN = re.compile(r"[\s,;.+/&-]+")


def read(question, typed):
    """The value of what was typed, None when nothing was; refuses what is no answer to this question."""
    typed = typed.strip()
    if not typed:
        return None
    value = READERS.get(question.kind, plain)(question, typed)
    return None if value is None else question.how.clean(question, value)


def example(question):
    """How to type an answer to this kind, in a few words."""
    return EXAMPLES.get(question.kind, "")


def plain(question, typed):
    return question.how.read(question, typed)


def picked(question, typed):
    """The keys of the options: "2", "b", "1 3", "1,3" and, with at most nine options, "13"."""
    options = question.choices
    found = []
    for word in BETWEEN.split(typed.lower()):
        for sign in [word] if word.isdecimal() and len(options) > 9 else word:
            place = int(sign) if sign.isdecimal() else LETTERS.find(sign) + 1
            if not 1 <= place <= len(options):
                raise ValidationError(
                    _("“%(typed)s” is not among the answers. Type 1 to %(most)s."),
                    code="forged",
                    params={"typed": sign, "most": len(options)},
                )
            found.append(options[place - 1].key)
    return list(dict.fromkeys(found))


def one(question, typed):
    found = picked(question, typed)
    if len(found) > 1:
        raise ValidationError(
            _("Only 1 answer counts here. More than one ticked? Leave it empty."), code="too_many"
        )
    return found[0] if found else None


def ranking(question, typed):
    """The numbers in the boxes from top to bottom, so that nobody has to sort anything: "2 1 3"."""
    count = len(question.choices)
    words = [word for word in BETWEEN.split(typed) if word]
    if len(words) == 1 and count <= 9:
        words = list(words[0])
    places = [int(word) if word.isdecimal() else 0 for word in words]
    if sorted(places) != list(range(1, count + 1)):
        raise ValidationError(
            _("Type the number in each box, from top to bottom: 1 to %(most)s, each once."),
            code="ranking",
            params={"most": count},
        )
    return [key for _place, key in sorted(zip(places, (o.key for o in question.choices), strict=True))]


def day(question, typed):
    parts = [part for part in re.split(r"\D+", typed) if part]
    if len(parts) == 1 and len(typed) == 8:
        parts = [typed[:2], typed[2:4], typed[4:]]
    return (numbers.read_date(*parts) if len(parts) == 3 else None) or "-"


def area(question, typed):
    return one(question, typed) if question.options else plain(question, typed)


def vision(question, typed):
    found = picked(question, typed)
    return {"marked": found} if found else None


READERS = {
    "one_choice": one,
    "yes_no": one,
    "scale": one,
    "statement": one,
    "several_choices": picked,
    "picture_choice": picked,
    "ranking": ranking,
    "date": day,
    "area": area,
    "vision": vision,
}
EXAMPLES = {
    "one_choice": _("number"),
    "yes_no": _("number"),
    "scale": _("number"),
    "statement": _("number"),
    "several_choices": _("numbers, such as 1 3"),
    "picture_choice": _("numbers, such as 1 3"),
    "ranking": _("the boxes from top to bottom, such as 2 1 3"),
    "grade": _("1 to 10"),
    "amount": _("such as 12,50"),
    "date": _("such as 3-6-2026"),
    "vision": _("underlined sentences, such as 1 3"),
}
