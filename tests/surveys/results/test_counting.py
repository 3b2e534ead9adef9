"""What is counted is what the database says, before anything is rounded."""

from collections import Counter as Tally

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.answering.models import Response
from surveys.results import counting
from surveys.results.answered import read_answers
from surveys.results.counting import Counter
from surveys.results.plan import plan_of
from tests.factories.surveys import VersionFactory, options, question
from tests.surveys.results.answers import respond, survey_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def unrounded(monkeypatch):
    """The tables as they are before rounding, whatever the number of people."""
    monkeypatch.setattr(counting, "rounded", lambda count, base: count)
    monkeypatch.setattr(counting, "in_steps", lambda count: count)
    monkeypatch.setattr(counting, "may_be_counted", lambda count: True)
    monkeypatch.setattr(counting, "may_be_split", lambda count: True)


def tables_of(survey):
    plan = plan_of(survey, survey.current.questions)
    return {table["key"]: table for table in Counter(survey, read_answers(survey), plan, 5).tables()}


def column(table, place=0):
    return {row["key"]: counts[place] for row, counts in zip(table["rows"], table["counts"], strict=True)}


ANSWERS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "qarea": st.sampled_from(["a", "b", "c"]),
            "qone": st.sampled_from(["x", "y", "other"]),
            "qmany": st.lists(st.sampled_from(["m", "n", "o"]), min_size=1, unique=True),
            "qnumber": st.integers(0, 300),
            "qamount": st.sampled_from(["0.00", "12.50", "99.99", "100.00"]),
            "qrank": st.permutations(["m", "n"]),
            "qstory": st.lists(st.sampled_from(["s1", "s2"]), min_size=1, unique=True).map(
                lambda m: {"marked": m}
            ),
        },
    ),
    max_size=40,
)
QUESTIONS = [
    question("qarea", "area", "Waar?", options=options(a="A", b="B", c="C")),
    question("qone", "one_choice", "Wat?", options=options(x="X", y="Y"), other=True),
    question("qmany", "several_choices", "Wie?", options=options(m="M", n="N", o="O")),
    question("qnumber", "number", "Hoeveel?", min=0, max=300),
    question("qamount", "amount", "Hoe duur?"),
    question("qrank", "ranking", "Wat eerst?", options=options(m="M", n="N")),
    question(
        "qstory", "vision", "Later", story=[{"key": "s1", "text": "Een."}, {"key": "s2", "text": "Twee."}]
    ),
]


@given(said=ANSWERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_every_table_adds_up_to_what_the_database_says(unrounded, said):
    Response.objects.all().delete()
    survey = survey_with(questions=QUESTIONS)
    todo = iter(said)
    respond(survey, len(said), make=lambda chance: next(todo))

    tables = tables_of(survey)

    assert sum(column(tables["channel"]).values()) == 2 * len(said)
    for key, table in tables.items():
        if key == "channel":
            continue
        asked = table["question"]
        given_by = [each for each in said if asked in each]
        assert [counts[-1] for counts in table["counts"]][-1] == len(given_by)
        if table["kind"] == "cross":
            assert all(sum(counts[:-1]) == counts[-1] for counts in table["counts"])
        if not table["several"]:
            for place in range(len(table["columns"])):
                shown = [counts[place] for counts in table["counts"]]
                assert sum(shown[:-1]) == shown[-1]
    assert {k: v for k, v in column(tables["qmany"]).items() if k != "base"} == {
        code: sum(code in each.get("qmany", ()) for each in said) for code in "mno"
    }
    firsts = Tally(each["qrank"][0] for each in said if "qrank" in each)
    assert {k: v for k, v in column(tables["qrank"]).items() if k != "base"} == {c: firsts[c] for c in "mn"}


def test_groups_that_are_too_small_are_taken_together(unrounded):
    survey = survey_with(questions=QUESTIONS)
    people = iter([{"qarea": "a", "qone": "x"}] * 9 + [{"qarea": "b", "qone": "x"}] * 2 + [{"qone": "y"}] * 3)
    respond(survey, 14, make=lambda chance: next(people))

    table = tables_of(survey)["qone.area"]

    assert [line["label"] for line in table["columns"]] == ["A", "andere: B, C, niet ingevuld", "Iedereen"]
    assert table["counts"] == [[9, 2, 11], [0, 3, 3], [0, 0, 0], [9, 5, 14]]


def test_translations_are_added_up(unrounded):
    survey = survey_with(10)
    translation = survey_with(7, translation_of=survey, language="en")

    assert [column(tables_of(each)["channel"])["base"] for each in (survey, translation)] == [17, 17]


def test_a_question_that_is_asked_in_another_way_begins_anew(unrounded):
    survey = survey_with(10)
    later = [
        each | ({"kind": "scale"} if each["key"] == "qage" else {}) for each in survey.current.definition
    ]
    VersionFactory(
        survey=survey,
        number=2,
        definition=later,
        mapping={q["key"]: None if q["key"] == "qage" else q["key"] for q in later},
    )
    respond(survey, 5, make=lambda chance: {"qage": "65+", "qhome": "yes"})

    tables = tables_of(survey)

    assert column(tables["qage"])["base"] == 5
    assert column(tables["qhome"])["base"] > 10


def test_an_option_that_is_no_longer_offered_still_counts(unrounded):
    first = [question("qone", "one_choice", "Wat?", options=options(x="X", y="Y"))]
    survey = survey_with(questions=first)
    respond(survey, 6, make=lambda chance: {"qone": "y"})
    VersionFactory(
        survey=survey,
        number=2,
        definition=[question("qone", "one_choice", "Wat?", options=options(x="X"))],
        mapping={"qone": "qone"},
    )
    respond(survey, 6, make=lambda chance: {"qone": "x"})

    assert column(tables_of(survey)["qone"]) == {"x": 6, "y": 6, "base": 12}


def test_under_twenty_people_nothing_is_counted():
    assert tables_of(survey_with(19)) == {}


def test_under_fifty_people_nothing_is_split():
    assert {table["kind"] for table in tables_of(survey_with(49)).values()} == {"channel", "one_way"}


def test_a_sensitive_question_is_rounded_to_ten():
    questions = [QUESTIONS[0], QUESTIONS[1] | {"is_sensitive": True}]
    survey = survey_with(questions=questions)
    respond(survey, 60, make=lambda chance: {"qarea": "a", "qone": "x"})

    assert {key: table["rounded_to"] for key, table in tables_of(survey).items()} == {
        "channel": 5,
        "qarea": 5,
        "qone": 10,
        "qone.channel": 10,
    }
