"""Typing in paper: each form counts once, whoever types it, and nothing ties the answers to anybody."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from surveys.answering.models import Channel, Waiting
from surveys.paper import actions
from surveys.paper.models import Entry, Line, What
from surveys.paper.queries import agreement
from tests.factories.people import UserFactory
from tests.surveys.paper.people import ANSWERS, TEXTS, clerk, code_for, open_survey, pile, survey_with_codes

pytestmark = pytest.mark.django_db


def enter(actor, batch, shown, answers=ANSWERS, texts=TEXTS, **rest):
    sheet = actions.look_up(actor=actor, batch=batch, shown=shown)
    version = batch.survey.current
    return actions.enter_sheet(
        actor=actor, batch=batch, sheet=sheet, version=version, answers=answers, texts=texts, **rest
    )


def test_a_form_with_a_code_counts_as_paper():
    survey = survey_with_codes()

    typed = enter(clerk(), pile(survey), code_for(survey))

    [response] = Waiting.objects.all()
    assert typed.counts
    assert (response.channel, response.answers, response.texts) == (Channel.PAPER, ANSWERS, TEXTS)


def test_the_log_of_the_pile_knows_who_typed_and_the_date_of_consent():
    survey, typist = survey_with_codes(), clerk()

    enter(typist, pile(survey, received_on=date(2026, 6, 3)), code_for(survey))

    [line] = Line.objects.all()
    assert (line.what, line.clerk, line.consented_on) == (What.COUNTED, typist, date(2026, 6, 3))


def test_nothing_of_a_response_leads_to_the_clerk_or_the_code():
    names = {field.name for field in Waiting._meta.get_fields()}
    of_the_log = {field.name for field in Line._meta.get_fields()}

    assert names & {"clerk", "batch", "sheet", "code_hash", "typed_at", "consented_on"} == set()
    assert of_the_log & {"response", "code_hash", "mark_hash", "receipt_hash", "answers"} == set()


def test_a_used_code_says_so_and_creates_nothing():
    survey = survey_with_codes()
    batch, code = pile(survey), code_for(survey)
    enter(clerk(), batch, code)

    with pytest.raises(actions.Refused) as refused:
        enter(clerk(), batch, code)

    assert refused.value.what == What.USED
    assert Waiting.objects.count() == 1
    assert Line.objects.filter(what=What.USED).count() == 1


@pytest.mark.parametrize("shown", ["7K4Q-92MF-ABCD-EFGH", "12", "!", "0O1I", ""])
def test_an_unknown_code_says_so_and_creates_nothing(shown):
    with pytest.raises(actions.Refused) as refused:
        enter(clerk(), pile(survey_with_codes()), shown)

    assert refused.value.what == What.UNKNOWN
    assert not Waiting.objects.exists()


def test_in_an_open_survey_a_form_has_a_number_in_its_pile():
    survey = open_survey()
    monday, tuesday = pile(survey), pile(survey)

    for batch, shown in ((monday, "1"), (monday, "2"), (tuesday, "1")):
        enter(clerk(), batch, shown)
    with pytest.raises(actions.Refused):
        enter(clerk(), monday, "01")

    assert Waiting.objects.count() == 3


def test_a_code_of_another_survey_is_unknown():
    code = code_for(survey_with_codes())

    with pytest.raises(actions.Refused) as refused:
        enter(clerk(), pile(survey_with_codes()), code)

    assert refused.value.what == What.UNKNOWN


def test_two_clerks_who_type_the_same_form_at_once_give_one_response():
    survey = survey_with_codes()
    batch, code = pile(survey), code_for(survey)
    first, second = clerk(), clerk()
    sheets = [actions.look_up(actor=who, batch=batch, shown=code) for who in (first, second)]
    send = {"batch": batch, "version": survey.current, "answers": ANSWERS, "texts": TEXTS}

    assert actions.enter_sheet(actor=first, sheet=sheets[0], **send).counts
    with pytest.raises(actions.Refused) as refused:
        actions.enter_sheet(actor=second, sheet=sheets[1], **send)

    assert refused.value.what == What.USED
    assert Waiting.objects.count() == 1


def test_a_hidden_question_that_was_answered_on_paper_does_not_count():
    survey = survey_with_codes()

    enter(clerk(), pile(survey), code_for(survey), answers={"q1living": "a2", "q3lonely": "yes"})

    assert Waiting.objects.get().answers == {"q1living": "a2"}


def test_with_a_double_check_a_form_counts_when_a_second_clerk_typed_the_same():
    survey = survey_with_codes()
    batch, code = pile(survey, is_double=True), code_for(survey)

    first = enter(clerk(), batch, code)
    assert (first.counts, Waiting.objects.count()) == (False, 0)
    second = enter(clerk(), batch, code, texts={"q11need": "een lift"})

    assert (second.counts, Waiting.objects.count(), Entry.objects.count()) == (True, 1, 0)


def test_a_clerk_does_not_check_their_own_work():
    survey, typist = survey_with_codes(), clerk()
    batch, code = pile(survey, is_double=True), code_for(survey)
    enter(typist, batch, code)

    with pytest.raises(actions.Refused):
        enter(typist, batch, code)

    assert not Waiting.objects.exists()


def test_what_waits_for_a_second_clerk_cannot_be_read_in_the_database():
    survey = survey_with_codes()
    code = code_for(survey)
    enter(clerk(), pile(survey, is_double=True), code)

    row = str(Entry.objects.values().get())

    assert "lift" not in row
    assert code.replace("-", "") not in row.replace("-", "")


def test_differences_are_shown_field_by_field_and_somebody_chooses():
    survey, checker = survey_with_codes(), clerk()
    batch, code = pile(survey, is_double=True), code_for(survey)
    enter(clerk(), batch, code)
    mistaken = {**ANSWERS, "q5grade": 3}

    typed = enter(checker, batch, code, answers=mistaken)
    assert [(each.key, each.first, each.second) for each in typed.differences] == [("q5grade", "8", "3")]
    assert not Waiting.objects.exists()
    settled = enter(checker, batch, code, answers=mistaken, chosen={"q5grade": "first"})

    assert settled.counts
    assert Waiting.objects.get().answers == ANSWERS


def test_the_agreement_of_two_clerks_is_that_of_the_first_comparison():
    survey, checker = survey_with_codes(), clerk()
    batch, code = pile(survey, is_double=True), code_for(survey)
    enter(clerk(), batch, code)
    enter(checker, batch, code, answers={**ANSWERS, "q5grade": 3})
    enter(checker, batch, code)

    line = Line.objects.get(what=What.COUNTED)

    assert line.different_count == 1
    assert agreement(line.compared_count, line.different_count) == pytest.approx(
        100 * (line.compared_count - 1) / line.compared_count
    )


def test_an_empty_form_is_refused():
    survey = survey_with_codes()

    with pytest.raises(actions.Refused):
        enter(clerk(), pile(survey), code_for(survey), answers={}, texts={})

    assert not Waiting.objects.exists()


@pytest.mark.parametrize(
    "who", [UserFactory, lambda: UserFactory(is_active=False), lambda: clerk("print_paper")]
)
def test_only_clerks_type_in(who):
    survey = survey_with_codes()

    with pytest.raises(PermissionDenied):
        actions.look_up(actor=who(), batch=pile(survey), shown=code_for(survey))


@pytest.mark.parametrize("state", ["planned", "over", "closed", "draft"])
def test_a_survey_that_is_not_open_takes_no_paper(state):
    survey = survey_with_codes(**{f"survey__{state}": True})

    with pytest.raises(actions.Refused):
        actions.look_up(actor=clerk(), batch=pile(survey), shown=code_for(survey))
