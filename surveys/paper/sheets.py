"""Questions on paper: the same definition, with boxes and lines instead of screens."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext, ngettext

from surveys.questions.conditions import Operator
from surveys.questions.question import Question

# How a kind looks on paper; the templates are `surveys/paper/shapes/<shape>.html`.
SHAPES = {
    "one_choice": "boxes",
    "yes_no": "boxes",
    "scale": "boxes",
    "statement": "boxes",
    "several_choices": "boxes",
    "picture_choice": "pictures",
    "ranking": "ranks",
    "grade": "grades",
    "number": "number",
    "amount": "amount",
    "date": "date",
    "short_text": "short",
    "long_text": "long",
    "area": "area",
    "vision": "vision",
    "information": "information",
}
SEVERAL = {"several_choices", "picture_choice"}
LINES = {"short": 1, "long": 7}


@dataclass(frozen=True)
class Item:
    """A question on a sheet; what only informs has no number."""

    question: Question
    number: int | None
    only_if: str = ""
    # {id: picture as a data URI}
    pictures: dict = field(default_factory=dict)

    @property
    def shape(self):
        if self.question.kind == "area" and self.question.options:
            return "boxes"
        return SHAPES[self.question.kind]

    @property
    def template(self):
        return f"surveys/paper/shapes/{self.shape}.html"

    @property
    def how(self):
        """What to do with the pen."""
        return how(self.question)

    @property
    def lines(self):
        return range(LINES.get(self.shape, 4))

    @property
    def is_long(self):
        """May be parted over two sheets."""
        return self.shape in {"vision", "pictures"} or len(self.choices) > 8

    @property
    def picture(self):
        """(picture as a data URI, what it shows), or None."""
        return self._shown(self.question.picture)

    @cached_property
    def choices(self):
        """[(what a clerk types for it, option, picture)]: numbers, so that typing in goes by the number keys."""
        return [
            (number, option, self._shown(option.picture))
            for number, option in enumerate(self.question.choices, start=1)
        ]

    @property
    def texts(self):
        """The boxes to write in besides the answer."""
        return self.question.how.texts(self.question)

    def _shown(self, picture):
        source = self.pictures.get(picture.id) if picture else None
        return (source, picture.alt) if source else None


def items_of(questions, pictures=None):
    """Everything of a form in its order, with numbers and conditions in words."""
    items, numbers, known = [], {}, {}
    for question in questions:
        number = None
        if question.kind != "information":
            number = numbers[question.key] = len(numbers) + 1
        known[question.key] = question
        items.append(Item(question, number, only_if(question.condition, known, numbers), pictures or {}))
    return items


def how(question):
    """The instruction at a question: "Kruis er 1 tot 3 aan."."""
    if question.kind in SEVERAL and (question.kind != "picture_choice" or question.max):
        return _how_many(question.min or 0, question.max or 0)
    return {
        "ranking": gettext("Put a number in every box. 1 is what matters most to you."),
        "grade": gettext("Tick one grade. 1 is the lowest, 10 is the highest."),
        "number": _between(question.min, question.max),
        "amount": gettext("Write an amount in euros."),
        "date": gettext("Write the day, the month and the year in numbers."),
        "short_text": gettext("Write your answer on the line."),
        "long_text": gettext("Write your answer on the lines. Too little space? Take an extra sheet."),
        "area": "" if question.options else gettext("Write the four digits of your postcode."),
        "vision": gettext("Read the story first. Then underline what strikes you."),
        "information": "",
    }.get(question.kind) or gettext("Tick 1 answer.")


def _how_many(least, most):
    if least and least == most:
        return ngettext("Tick %(most)d.", "Tick exactly %(most)d.", most) % {"most": most}
    if least and most:
        return gettext("Tick %(least)d to %(most)d.") % {"least": least, "most": most}
    if most:
        return gettext("Tick %(most)d at most.") % {"most": most}
    if least > 1:
        return gettext("Tick %(least)d or more.") % {"least": least}
    return gettext("Tick everything that fits.")


def _between(least, most):
    limits = {"least": least, "most": most}
    if least is not None and most is not None:
        return gettext("Write a number from %(least)s to %(most)s.") % limits
    if least is not None:
        return gettext("Write a number of %(least)s or more.") % limits
    if most is not None:
        return gettext("Write a number of %(most)s at most.") % limits
    return gettext("Write a number.")


ONLY_IF = {
    Operator.IS: lambda: gettext("Only if you chose “%(answer)s” at question %(number)s."),
    Operator.IS_NOT: lambda: gettext(
        "Only if you chose something other than “%(answer)s” at question %(number)s."
    ),
    Operator.CONTAINS: lambda: gettext(
        "Only if “%(answer)s” is among what you chose at question %(number)s."
    ),
    Operator.ANSWERED: lambda: gettext("Only if you answered question %(number)s."),
}


def only_if(condition, known, numbers):
    """A condition in words; "" when everybody gets the question."""
    if condition is None or condition.question not in numbers:
        return ""
    earlier = known[condition.question]
    chosen = earlier.option(condition.value)
    answer = chosen.label if chosen else condition.value
    return ONLY_IF[condition.operator]() % {"answer": answer, "number": numbers[condition.question]}
