"""Questions of every kind: stored and read, asked and said back."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from surveys.questions import numbers
from surveys.questions.forms import QuestionForm, clean_all, words_of
from surveys.questions.kinds import KINDS
from surveys.questions.question import Option, Picture, Question
from tests.surveys.questions.strategies import answered, answers_to, as_sent, questions, surveys

OPTIONS = (Option("a1", "Lopen", Picture(3, "Een voetpad")), Option("a2", "Fietsen"), Option("a3", "De bus"))
SEVERAL = Question("q1", "several_choices", "Hoe komt u hier?", options=OPTIONS, min=1, max=2, other=True)
ONE = Question("q1", "one_choice", "Hoe komt u hier?", options=OPTIONS, other=True)


def form_for(question, sent):
    data = QueryDict(mutable=True)
    for name, value in sent.items():
        data.setlist(name, list(map(str, value)) if isinstance(value, list) else [str(value)])
    return QuestionForm(question, data)


@given(surveys())
def test_a_question_is_read_as_it_was_stored(asked):
    assert tuple(Question.from_json(json.loads(json.dumps(each.to_json()))) for each in asked) == asked


def test_a_question_of_an_older_version_has_defaults():
    stored = {"key": "q1", "kind": "yes_no", "title": "Woont u hier?", "colour": "unknown"}

    assert Question.from_json(stored) == Question("q1", "yes_no", "Woont u hier?")


@given(st.data())
def test_what_is_filled_in_is_what_is_kept(data):
    question = data.draw(questions())
    value, texts = data.draw(answers_to(question))
    answers = {} if value is None else {question.key: value}

    form = form_for(question, as_sent(question, answers, texts))
    form.must_answer = False

    assert form.is_valid(), form.errors
    assert (form.answers, form.texts) == (answers, texts)


@given(answered())
def test_answers_that_are_allowed_stay_as_they_are(case):
    asked, answers, texts = case

    kept, words = clean_all(asked, answers, texts)

    assert all(answers[key] == value for key, value in kept.items())
    assert all(texts[key] == text for key, text in words.items())
    for question in asked:
        said_back = [line for _label, line in words_of(question, kept, words)]
        assert bool(said_back) == (question.key in kept or any(key.startswith(question.key) for key in words))


@given(answered())
def test_an_answer_counts_only_in_columns_that_exist(case):
    asked, answers, _texts = case

    for question in asked:
        known = {column.code for column in question.how.columns(question)}
        if known and question.key in answers:
            assert set(question.how.codes(question, answers[question.key])) <= known


PLAIN = st.none() | st.booleans() | st.integers() | st.text()
JSON = st.recursive(PLAIN, lambda deeper: st.lists(deeper) | st.dictionaries(st.text(), deeper), max_leaves=6)


@given(st.data(), JSON)
def test_nonsense_is_refused_and_never_breaks(data, value):
    question = data.draw(questions())

    try:
        cleaned = question.how.clean(question, value)
    except ValidationError:
        return

    assert question.how.clean(question, cleaned) == cleaned
    assert question.how.words(question, cleaned)


@pytest.mark.parametrize("name", KINDS)
def test_an_empty_screen_is_refused_with_words(name):
    question = Question("q1", name, "?", options=OPTIONS)

    form = form_for(question, {})

    assert form.is_valid() is (name == "information")
    if name != "information":
        assert [error.code for error in next(iter(form.errors.as_data().values()))] == ["missing"]


@pytest.mark.parametrize(
    ("question", "sent", "code"),
    [
        (SEVERAL, {"answer": ["a1", "a2", "a3"]}, "too_many"),
        (Question("q1", "several_choices", "?", options=OPTIONS, min=2), {"answer": ["a1"]}, "too_few"),
        (SEVERAL, {"answer": ["a1", "x9"]}, "forged"),
        (SEVERAL, {"answer": ["a1", "a2"], "other": "Te paard"}, "too_many"),
        (SEVERAL, {"answer": ["other"]}, "missing"),
        (ONE, {"answer": "x9"}, "forged"),
        (ONE, {"answer": "other"}, "missing"),
        (ONE, {"answer": "a1", "other": "Te paard"}, "other"),
        (Question("q1", "picture_choice", "?", options=OPTIONS), {"answer": ["a1", "other"]}, "forged"),
        (Question("q1", "ranking", "?", options=OPTIONS), {"answer": ["a1", "a2"]}, "forged"),
        (Question("q1", "ranking", "?", options=OPTIONS), {"answer": ["a1", "a2", "a2"]}, "forged"),
        (Question("q1", "grade", "?"), {"answer": "11"}, "range"),
        (Question("q1", "number", "?", max=10), {"answer": "12"}, "range"),
        (Question("q1", "number", "?"), {"answer": "-1"}, "range"),
        (Question("q1", "number", "?"), {"answer": "twaalf"}, "number"),
        (Question("q1", "amount", "?"), {"answer": "12,5,0"}, "amount"),
        (Question("q1", "amount", "?", max=10), {"answer": "10,01"}, "range"),
        (
            Question("q1", "date", "?"),
            {"answer_day": "31", "answer_month": "2", "answer_year": "2026"},
            "date",
        ),
        (
            Question("q1", "date", "?"),
            {"answer_day": "1", "answer_month": "2", "answer_year": "1026"},
            "range",
        ),
        (Question("q1", "area", "?"), {"answer": "0801"}, "area"),
        (Question("q1", "area", "?"), {"answer": "Assendorp"}, "area"),
        (Question("q1", "area", "?", options=OPTIONS), {"answer": "8011"}, "forged"),
        (Question("q1", "short_text", "?"), {"text": "x" * 201}, "max_length"),
        (Question("q1", "vision", "?"), {"answer": ["s1"]}, "forged"),
    ],
)
def test_bad_input_is_refused_with_a_reason(question, sent, code):
    form = form_for(question, sent)

    assert not form.is_valid()
    assert [error.code for errors in form.errors.as_data().values() for error in errors] == [code]


def test_who_writes_something_else_chose_it():
    one, several = (
        form_for(ONE, {"other": "Te paard"}),
        form_for(SEVERAL, {"answer": ["a1"], "other": "Te paard"}),
    )

    assert one.is_valid()
    assert several.is_valid()
    assert (one.answers, one.texts) == ({"q1": "other"}, {"q1.other": "Te paard"})
    assert several.answers == {"q1": ["a1", "other"]}


def test_a_postcode_loses_its_letters():
    form = form_for(Question("q1", "area", "Waar woont u?"), {"answer": " 8011 ab "})

    assert form.is_valid()
    assert form.answers == {"q1": "8011"}


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ("a3:up", ["a1", "a3", "a2"]),
        ("a1:down", ["a2", "a1", "a3"]),
        ("a1:up", ["a1", "a2", "a3"]),
        ("x:up", ["a1", "a2", "a3"]),
    ],
)
def test_a_button_brings_one_thing_a_place_up_or_down(move, order):
    form = form_for(
        Question("q1", "ranking", "?", options=OPTIONS), {"answer": ["a1", "a2", "a3"], "answer-move": move}
    )

    assert form.is_valid()
    assert form.answers == {"q1": order}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12,50", "12.50"),
        ("€ 1.250", "1250.00"),
        ("1250.5", "1250.50"),
        ("1.250,05", "1250.05"),
        ("7,-", "7.00"),
        ("1,2,3", None),
        ("veel", None),
    ],
)
def test_amounts_are_read_as_people_write_them(typed, amount):
    assert numbers.read_amount(typed) == amount


@pytest.mark.parametrize(
    ("typed", "number"), [("12", 12), ("1.250", 1250), (" 3 ", 3), ("3,5", None), ("²", None)]
)
def test_numbers_are_read_as_people_write_them(typed, number):
    assert numbers.read_number(typed) == number


@given(st.data())
def test_every_question_can_be_drawn(data):
    question = data.draw(questions())
    value, texts = data.draw(answers_to(question))

    page = str(QuestionForm(question, answers={question.key: value}, texts=texts))

    for name in QuestionForm(question).fields:
        assert f'name="{name}' in page
