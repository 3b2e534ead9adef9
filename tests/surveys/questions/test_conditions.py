"""Which questions somebody gets."""

import pytest
from hypothesis import given

from surveys.questions.conditions import drop_hidden, visible
from surveys.questions.question import Condition, Option, Question
from tests.surveys.questions.strategies import answered

OPTIONS = (Option("a1", "Lopen"), Option("a2", "Fietsen"))
FIRST = Question("q1", "several_choices", "Hoe komt u hier?", options=OPTIONS)


def shown(condition, *, answer=None, text="", first=FIRST):
    second = Question("q2", "short_text", "Waarom?", condition=condition)
    answers = {} if answer is None else {"q1": answer}
    found = visible([first, second], answers, {"q1": text} if text else {})
    return [question.key for question in found] == ["q1", "q2"]


@pytest.mark.parametrize(
    ("operator", "answer", "expected"),
    [
        ("is", ["a1"], True),
        ("is", ["a1", "a2"], False),
        ("is", None, False),
        ("is_not", ["a2"], True),
        ("is_not", ["a1"], False),
        ("is_not", None, False),
        ("contains", ["a1", "a2"], True),
        ("contains", ["a2"], False),
        ("answered", ["a2"], True),
        ("answered", None, False),
    ],
)
def test_a_question_shows_itself_on_an_earlier_answer(operator, answer, expected):
    assert shown(Condition("q1", operator, "a1"), answer=answer) is expected


@pytest.mark.parametrize(
    ("kind", "answer", "value", "expected"),
    [
        ("grade", 7, "7", True),
        ("grade", 7, "8", False),
        ("amount", "12.50", "12.5", True),
        ("area", "8011", "8011", True),
        ("vision", {"marked": ["s1"]}, "s1", True),
        ("ranking", ["a1", "a2"], "a1", False),
    ],
)
def test_is_knows_the_values_of_every_kind(kind, answer, value, expected):
    first = Question("q1", kind, "?", options=OPTIONS)

    assert shown(Condition("q1", "is", value), answer=answer, first=first) is expected


def test_a_text_counts_as_answered():
    first = Question("q1", "long_text", "Vertel.")

    assert shown(Condition("q1", "answered"), text="Ja", first=first)
    assert not shown(Condition("q1", "answered"), first=first)


def test_a_question_after_a_hidden_one_is_hidden_too():
    chain = [
        FIRST,
        Question("q2", "yes_no", "Ook 's avonds?", condition=Condition("q1", "contains", "a1")),
        Question("q3", "short_text", "Waar?", condition=Condition("q2", "is", "yes")),
    ]

    assert drop_hidden(chain, {"q1": ["a2"], "q2": "yes"}, {"q3": "Bij de brug"}) == ({"q1": ["a2"]}, {})


@given(answered())
def test_a_hidden_question_never_has_an_answer(case):
    questions, answers, texts = case

    kept, words = drop_hidden(questions, answers, texts)

    keys = {question.key for question in visible(questions, answers, texts)}
    assert kept == {key: value for key, value in answers.items() if key in keys}
    assert words == {key: text for key, text in texts.items() if key.partition(".")[0] in keys}


@given(answered())
def test_dropping_twice_is_dropping_once(case):
    questions, answers, texts = case

    once = drop_hidden(questions, answers, texts)

    assert drop_hidden(questions, *once) == once
    assert visible(questions, *once) == visible(questions, answers, texts)
