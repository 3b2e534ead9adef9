"""Questions on paper: the same ones in the same order, with instructions and conditions in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.paper.sheets import how, items_of
from surveys.questions.kinds import KINDS
from surveys.questions.question import Question
from tests.factories.surveys import options, question, sample_definition


def asked(*stored):
    return [Question.from_json(one) for one in stored]


def test_a_form_asks_everything_in_the_order_of_the_screen():
    questions = asked(*sample_definition())

    items = items_of(questions)

    assert [item.question.title for item in items] == [one["title"] for one in sample_definition()]
    assert [item.number for item in items] == list(range(1, 13))


def test_what_only_informs_has_no_number():
    items = items_of(asked(question("q1", "information", "Lees dit"), question("q2", "yes_no", "Goed?")))

    assert [item.number for item in items] == [None, 1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_question_has_a_shape_on_paper(kind):
    [item] = items_of(asked(question("q1", kind, "Vraag", options=options(a1="Ja", a2="Nee"))))

    assert item.template == f"surveys/paper/shapes/{item.shape}.html"


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (1, 3, "Kruis er 1 tot 3 aan."),
        (None, 3, "Kruis er hooguit 3 aan."),
        (2, None, "Kruis er 2 of meer aan."),
        (2, 2, "Kruis er precies 2 aan."),
        (None, None, "Kruis alles aan wat bij u past."),
    ],
)
def test_how_many_may_be_ticked_is_said_in_words(least, most, words):
    [several] = asked(
        question("q1", "several_choices", "Wat?", options=options(a1="A", a2="B"), min=least, max=most)
    )

    assert how(several) == words


@pytest.mark.parametrize(
    ("operator", "value", "words"),
    [
        ("is", "a1", "Alleen als u bij vraag 1 “Alleen” koos."),
        ("is_not", "a1", "Alleen als u bij vraag 1 iets anders koos dan “Alleen”."),
        ("contains", "a2", "Alleen als u bij vraag 1 ook “Samen” koos."),
        ("answered", "", "Alleen als u vraag 1 hebt ingevuld."),
    ],
)
def test_a_condition_is_said_in_words(operator, value, words):
    condition = {"question": "q1", "operator": operator, "value": value}
    items = items_of(
        asked(
            question("q1", "one_choice", "Hoe woont u?", options=options(a1="Alleen", a2="Samen")),
            question("q2", "yes_no", "Mist u iemand?", condition=condition),
        )
    )

    assert [item.only_if for item in items] == ["", words]


@given(st.lists(st.sampled_from(["one_choice", "information", "grade"]), max_size=8))
def test_numbers_have_no_gaps(kinds):
    items = items_of(
        asked(
            *(
                question(f"q{place}", kind, "Vraag", options=options(a1="A", a2="B"))
                for place, kind in enumerate(kinds)
            )
        )
    )

    numbers = [item.number for item in items if item.number]
    assert numbers == list(range(1, len(numbers) + 1))
