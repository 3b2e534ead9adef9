"""What a clerk types is read as what the person on paper meant."""

import pytest
from django.core.exceptions import ValidationError

from surveys.paper.reading import read
from surveys.questions.question import Question
from tests.factories.surveys import options, question, story

FOUR = options(a1="Appels", a2="Peren", a3="Pruimen", a4="Noten")
TWELVE = options(**{f"a{place}": f"Keuze {place}" for place in range(1, 13)})


def typed(text, kind, **rest):
    return read(Question.from_json(question("q1", kind, "Vraag", **rest)), text)


@pytest.mark.parametrize(
    ("text", "kind", "rest", "value"),
    [
        ("2", "one_choice", {"options": FOUR}, "a2"),
        ("b", "one_choice", {"options": FOUR}, "a2"),
        ("5", "one_choice", {"options": FOUR, "other": True}, "other"),
        ("12", "one_choice", {"options": TWELVE}, "a12"),
        ("1", "yes_no", {}, "yes"),
        ("3", "yes_no", {}, "dont_know"),
        ("4", "scale", {"options": FOUR}, "a4"),
        ("2", "statement", {}, "disagree"),
        ("13", "several_choices", {"options": FOUR}, ["a1", "a3"]),
        ("3, 1", "several_choices", {"options": FOUR}, ["a1", "a3"]),
        ("ac", "several_choices", {"options": FOUR}, ["a1", "a3"]),
        ("1 12", "several_choices", {"options": TWELVE}, ["a1", "a12"]),
        ("2", "picture_choice", {"options": FOUR}, ["a2"]),
        ("2 1 4 3", "ranking", {"options": FOUR}, ["a2", "a1", "a4", "a3"]),
        ("3124", "ranking", {"options": FOUR}, ["a2", "a3", "a1", "a4"]),
        ("10", "grade", {}, 10),
        ("1.250", "number", {}, 1250),
        ("12,50", "amount", {}, "12.50"),
        ("3-6-2026", "date", {}, "2026-06-03"),
        ("03062026", "date", {}, "2026-06-03"),
        ("8011 AB", "area", {}, "8011"),
        ("2", "area", {"options": options(dieze="Dieze", holtenbroek="Holtenbroek")}, "holtenbroek"),
        ("1 2", "vision", {"story": story("Een.", "Twee.", "Drie.")}, {"marked": ["s1", "s2"]}),
        ("  ", "one_choice", {"options": FOUR}, None),
    ],
)
def test_an_answer_is_read(text, kind, rest, value):
    assert typed(text, kind, **rest) == value


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("5", "one_choice", {"options": FOUR}),
        ("0", "one_choice", {"options": FOUR}),
        ("²", "one_choice", {"options": FOUR}),
        ("12", "one_choice", {"options": FOUR}),
        ("!", "several_choices", {"options": FOUR}),
        ("123", "several_choices", {"options": FOUR, "max": 2}),
        ("1 1 2 3", "ranking", {"options": FOUR}),
        ("1 2 3", "ranking", {"options": FOUR}),
        ("11", "grade", {}),
        ("zeven", "grade", {}),
        ("veel", "number", {}),
        ("31-2-2026", "date", {}),
        ("gisteren", "date", {}),
        ("80", "area", {}),
        ("4", "vision", {"story": story("Een.", "Twee.", "Drie.")}),
    ],
)
def test_what_is_no_answer_is_refused(text, kind, rest):
    with pytest.raises(ValidationError):
        typed(text, kind, **rest)
