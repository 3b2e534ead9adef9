"""The kinds of question: how each is asked, read, judged, said back in words, and counted.

`KINDS[question.kind]`, or `question.how`. To a kind an answer is a plain value of JSON; `clean` is the one judge of it,
whether it came from a screen, from paper or from a stored draft.
"""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import formats
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from surveys.questions import numbers, widgets
from surveys.questions.question import OTHER, Option

KINDS = {}

YES_NO = (
    Option("yes", pgettext_lazy("answer", "Yes")),
    Option("no", pgettext_lazy("answer", "No")),
    Option("dont_know", _("I do not know")),
)
STATEMENT = (
    Option("agree", pgettext_lazy("answer", "Agree")),
    Option("disagree", pgettext_lazy("answer", "Disagree")),
    Option("pass", pgettext_lazy("answer", "I would rather not say")),
)
SOMETHING_ELSE = _("Something else, namely")


@dataclass(frozen=True)
class Column:
    """One thing that is counted at a question."""

    key: str
    label: str
    code: str


@dataclass(frozen=True)
class Text:
    """One box to write in, under its own key."""

    key: str
    label: str
    is_long: bool = True
    max_length: int = 4000


def kind(name, label):
    def register(cls):
        KINDS[name] = cls(name, label)
        return cls

    return register


class Kind:
    """A question that only shows something; the others say what they do differently."""

    has_answer = False  # whether it has a value besides texts
    missing = _("Give an answer, or choose “Skip this question”.")
    forged = _("This answer is not one of the possible answers. Please choose again.")

    def __init__(self, name, label):
        self.name, self.label = name, label

    def choices(self, question):
        return ()

    def widget(self, question):
        return None

    def read(self, question, raw):
        """The value in what a form sent; None when it is empty."""
        return raw or None

    def clean(self, question, value):
        """The value as it is kept; refuses what is no answer to this question."""
        raise ValidationError(self.forged, code="forged")

    def words(self, question, value):
        """The answer as a list of lines to read."""
        return []

    def codes(self, question, value):
        """The codes of the columns that this answer counts in."""
        return ()

    def columns(self, question):
        return tuple(
            Column(f"{question.key}.{option.key}", str(option.label), option.key)
            for option in question.choices
        )

    def texts(self, question):
        """The boxes to write in."""
        if question.other and OTHER in {option.key for option in self.choices(question)}:
            return (Text(f"{question.key}.{OTHER}", SOMETHING_ELSE, is_long=False, max_length=200),)
        return ()


class Chosen(Kind):
    """One of the options."""

    has_answer = True
    missing = _("Choose an answer, or choose “Skip this question”.")

    def choices(self, question):
        return question.options + ((Option(OTHER, SOMETHING_ELSE),) if question.other else ())

    def widget(self, question):
        return widgets.Choices(choices=[(option.key, option.label) for option in question.choices])

    def clean(self, question, value):
        if not isinstance(value, str) or question.option(value) is None:
            raise ValidationError(self.forged, code="forged")
        return value

    def words(self, question, value):
        option = question.option(value)
        return [str(option.label)] if option else []

    def codes(self, question, value):
        return (value,)


@kind("one_choice", _("one answer"))
class OneChoice(Chosen):
    pass


@kind("yes_no", _("yes, no or don't know"))
class YesNo(Chosen):
    def choices(self, question):
        return YES_NO


@kind("scale", _("scale in words"))
class Scale(Chosen):
    pass


@kind("statement", _("statement"))
class Statement(Chosen):
    def choices(self, question):
        return STATEMENT


@kind("grade", _("grade from 1 to 10"))
class Grade(Chosen):
    """A whole number from 1 to 10."""

    def choices(self, question):
        return tuple(Option(str(grade), str(grade)) for grade in range(1, 11))

    def read(self, question, raw):
        return int(raw) if str(raw).isdecimal() else raw or None

    def clean(self, question, value):
        if type(value) is not int or not 1 <= value <= 10:
            raise ValidationError(_("Choose a grade from 1 to 10."), code="range")
        return value

    def words(self, question, value):
        return [str(value)]

    def codes(self, question, value):
        return (str(value),)


@kind("several_choices", _("several answers"))
class SeveralChoices(Chosen):
    """Some of the options, in the order of the options."""

    missing = _("Choose at least one answer, or choose “Skip this question”.")

    def widget(self, question):
        return widgets.Boxes(choices=[(option.key, option.label) for option in question.choices])

    def clean(self, question, value):
        known = [option.key for option in question.choices]
        if not isinstance(value, list) or not set(map(str, value)) <= set(known) or not value:
            raise ValidationError(self.forged, code="forged")
        if len(set(value)) < (question.min or 1):
            raise ValidationError(too_few(question.min), code="too_few")
        if question.max and len(set(value)) > question.max:
            raise ValidationError(too_many(question.max, len(set(value))), code="too_many")
        return [key for key in known if key in value]

    def words(self, question, value):
        return [str(option.label) for option in question.choices if option.key in value]

    def codes(self, question, value):
        return tuple(value)


@kind("picture_choice", _("choice from pictures"))
class PictureChoice(SeveralChoices):
    """Some of the pictures; one, unless the question says more."""

    def widget(self, question):
        if (question.max or 1) > 1:
            return super().widget(question)
        return widgets.Choices(choices=[(option.key, option.label) for option in question.choices])

    def read(self, question, raw):
        return [raw] if raw and isinstance(raw, str) else raw or None

    def clean(self, question, value):
        if not question.max and isinstance(value, list) and len(set(map(str, value))) > 1:
            raise ValidationError(too_many(1, len(value)), code="too_many")
        return super().clean(question, value)


@kind("ranking", _("put in order"))
class RankingKind(Chosen):
    """All options, the most important first."""

    def widget(self, question):
        return widgets.Ranking(choices=[(option.key, option.label) for option in question.choices])

    def choices(self, question):
        return question.options

    def clean(self, question, value):
        if not isinstance(value, list) or sorted(map(str, value)) != sorted(o.key for o in question.options):
            raise ValidationError(self.forged, code="forged")
        return value

    def words(self, question, value):
        return [f"{place}. {question.option(key).label}" for place, key in enumerate(value, start=1)]

    def columns(self, question):
        return tuple(
            Column(
                f"{question.key}.{option.key}.{place}", f"{option.label}: {place}", f"{option.key}:{place}"
            )
            for option in question.options
            for place in range(1, len(question.options) + 1)
        )

    def codes(self, question, value):
        return tuple(f"{key}:{place}" for place, key in enumerate(value, start=1))


class Typed(Kind):
    """A short answer that is typed and read."""

    has_answer = True
    example = ""

    def widget(self, question):
        return forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 20})

    def words(self, question, value):
        return [f"{value} {question.unit}".strip()]

    def columns(self, question):
        return ()

    def codes(self, question, value):
        return (str(value),)

    def demand_between(self, question, value, least, most, write=str):
        if (least is not None and value < least) or (most is not None and value > most):
            raise ValidationError(out_of_range(least, most, write), code="range")


@kind("number", _("number"))
class Number(Typed):
    missing = _("Fill in a number, or choose “Skip this question”.")

    def read(self, question, raw):
        number = numbers.read_number(raw) if raw else None
        return raw or None if number is None else number

    def clean(self, question, value):
        if type(value) is not int:
            raise ValidationError(_("Fill in a whole number, for example 12."), code="number")
        self.demand_between(question, value, question.min if question.min is not None else 0, question.max)
        return value


@kind("amount", _("amount in euros"))
class Amount(Typed):
    missing = _("Fill in an amount, or choose “Skip this question”.")

    def widget(self, question):
        return forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "maxlength": 20})

    def read(self, question, raw):
        return (numbers.read_amount(raw) or raw) if raw else None

    def clean(self, question, value):
        if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,12}\.\d\d", value):
            raise ValidationError(_("Fill in an amount, for example 12,50."), code="amount")
        least = Decimal(question.min if question.min is not None else 0)
        most = None if question.max is None else Decimal(question.max)
        self.demand_between(question, Decimal(value), least, most, numbers.write_amount)
        return value

    def words(self, question, value):
        return [f"{numbers.write_amount(value)} {question.unit}".strip()]


@kind("date", _("date"))
class Date(Typed):
    missing = _("Fill in a date, or choose “Skip this question”.")

    def widget(self, question):
        return widgets.Day()

    def read(self, question, raw):
        if isinstance(raw, str):
            return raw or None
        return numbers.read_date(*raw) or "-" if any(raw or ()) else None

    def clean(self, question, value):
        try:
            day = datetime.date.fromisoformat(value)
        except (TypeError, ValueError):
            raise ValidationError(_("Fill in a date, for example 5 1 2026."), code="date") from None
        least, most = (
            datetime.date.fromisoformat(str(end)) if end else fallback
            for end, fallback in (
                (question.min, datetime.date(1900, 1, 1)),
                (question.max, datetime.date(2100, 1, 1)),
            )
        )
        self.demand_between(question, day, least, most, lambda end: formats.date_format(end, "j F Y"))
        return day.isoformat()

    def words(self, question, value):
        return [formats.date_format(datetime.date.fromisoformat(value), "j F Y")]


@kind("area", _("postcode or neighbourhood"))
class Area(Chosen):
    """One of the neighbourhoods when the question has those (slugs as keys), else four digits of a postcode."""

    missing = _("Fill in where you live, or choose “Skip this question”.")

    def widget(self, question):
        if question.options:
            return super().widget(question)
        return forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 7})

    def read(self, question, raw):
        # Who types 8011 AB means 8011; the letters are not kept.
        found = re.fullmatch(r"\s*(\d{4})\s*[A-Za-z]{0,2}\s*", raw or "")
        return found[1] if found and not question.options else (raw or "").strip() or None

    def clean(self, question, value):
        if question.options:
            return super().clean(question, value)
        if not isinstance(value, str) or not re.fullmatch(r"[1-9][0-9]{3}", value):
            raise ValidationError(
                _("Fill in the four digits of your postcode, for example 8011."), code="area"
            )
        return value

    def words(self, question, value):
        return super().words(question, value) if question.options else [value]


class Written(Kind):
    """Free text, that stands apart from the answers because people read it before anybody else does."""

    missing = _("Write an answer, or choose “Skip this question”.")
    is_long, most = True, 4000

    def texts(self, question):
        return (Text(question.key, question.title, self.is_long, question.max or self.most),)


@kind("short_text", _("short text"))
class ShortText(Written):
    is_long, most = False, 200


@kind("long_text", _("long text"))
class LongText(Written):
    pass


@kind("vision", _("vision of the future"))
class Vision(Kind):
    """A story with a picture; sentences of it can be marked, and two questions are always the same."""

    has_answer = True
    missing = _("Mark a sentence or write something, or choose “Skip this question”.")

    def choices(self, question):
        return tuple(Option(sentence.key, sentence.text) for sentence in question.story)

    def widget(self, question):
        return widgets.Boxes(choices=[(option.key, option.label) for option in question.choices])

    def read(self, question, raw):
        return {"marked": raw} if raw else None

    def clean(self, question, value):
        marked = value.get("marked") if isinstance(value, dict) and set(value) == {"marked"} else None
        known = [sentence.key for sentence in question.story]
        if not isinstance(marked, list) or not marked or not set(map(str, marked)) <= set(known):
            raise ValidationError(self.forged, code="forged")
        return {"marked": [key for key in known if key in marked]}

    def words(self, question, value):
        return [sentence.text for sentence in question.story if sentence.key in value["marked"]]

    def codes(self, question, value):
        return tuple(value["marked"])

    def texts(self, question):
        return (
            Text(f"{question.key}.appeals", _("What appeals to you?")),
            Text(f"{question.key}.doubts", _("What do you have doubts about?")),
        )


@kind("information", _("information screen"))
class Information(Kind):
    pass


def too_few(least):
    return ngettext("Choose at least %(number)d answer.", "Choose at least %(number)d answers.", least) % {
        "number": least
    }


def too_many(most, chosen):
    return ngettext(
        "Choose at most %(number)d answer. You chose %(chosen)d.",
        "Choose at most %(number)d answers. You chose %(chosen)d.",
        most,
    ) % {"number": most, "chosen": chosen}


def out_of_range(least, most, write):
    if least is not None and most is not None:
        return _("Fill in something from %(least)s up to %(most)s.") % {
            "least": write(least),
            "most": write(most),
        }
    if most is None:
        return _("Fill in %(least)s or more.") % {"least": write(least)}
    return _("Fill in %(most)s or less.") % {"most": write(most)}
