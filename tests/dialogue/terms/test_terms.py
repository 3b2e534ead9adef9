"""A term that runs: pauses and extensions with a reason, reminders, being too late, and how people see it."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from dialogue.terms.actions import (
    extend_term,
    finish_term,
    pause_term,
    reopen_term,
    resume_term,
    start_term,
)
from dialogue.terms.models import Extension, Pause, Term
from dialogue.terms.reminders import due_reminders
from tests.factories.people import UserFactory
from tests.factories.terms import TermFactory

pytestmark = pytest.mark.django_db

STARTS, ENDS = date(2026, 1, 5), date(2026, 3, 2)


@pytest.fixture
def clerk():
    return UserFactory()


@pytest.fixture
def term():
    return TermFactory()


def at(text):
    return time_machine.travel(f"{text}T12:00:00+00:00", tick=False)


def words_of(term):
    term = Term.objects.for_screen().get(pk=term.pk)
    html = render_to_string("dialogue/terms/_term.html", {"term": term})
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)


def test_starting_twice_is_starting_once(term, clerk):
    again = start_term(actor=clerk, subject=term.subject, rule=term.rule, starts_on=STARTS)
    assert again == term
    assert [t.ends_on for t in Term.objects.of(term.subject)] == [ENDS]


def test_a_pause_with_both_days_moves_the_end_and_keeps_who_and_why(term, clerk):
    pause = pause_term(
        actor=clerk,
        term=term,
        reason="Wij wachten op stukken.",
        first_day=date(2026, 2, 2),
        last_day=date(2026, 2, 6),
    )
    term.refresh_from_db()
    assert term.ends_on == date(2026, 3, 9)
    assert (pause.by, pause.reason, pause.made_at.date() is not None) == (
        clerk,
        "Wij wachten op stukken.",
        True,
    )


def test_while_it_stands_still_nobody_is_late_or_reminded(term, clerk):
    with at("2026-02-02"):
        pause_term(actor=clerk, term=term, reason="Wij wachten op stukken.")
    with at("2026-06-01"):
        assert not Term.objects.get().is_overdue()
        assert list(Term.objects.overdue()) == []
        assert due_reminders() == []
        resume_term(actor=clerk, term=term)
    term.refresh_from_db()
    # 27 days were counted up to and including 1 February, so 29 are left after 1 June.
    assert term.ends_on == date(2026, 6, 30)


def test_a_notice_of_delay_gives_eight_weeks_more_once(term, clerk):
    with at("2026-02-20"):
        extend_term(actor=clerk, term=term, reason="Er komt een onderzoek.", rule="awb-verdaging-8-weken")
        with pytest.raises(ValidationError) as refusal:
            extend_term(actor=clerk, term=term, reason="Nog een keer.", rule="awb-verdaging-8-weken")
    term.refresh_from_db()
    assert term.ends_on == date(2026, 4, 28)
    assert refusal.value.code == "again"
    assert [e.ended_on for e in Extension.objects.all()] == [ENDS]


def test_a_notice_of_delay_after_the_end_is_too_late(term, clerk):
    with at("2026-03-03"), pytest.raises(ValidationError) as refusal:
        extend_term(actor=clerk, term=term, reason="Te druk.", rule="awb-verdaging-8-weken")
    assert refusal.value.code == "too_late"


def test_an_agreed_later_day_stands(term, clerk):
    extend_term(actor=clerk, term=term, reason="In overleg.", until=date(2026, 3, 20))
    term.refresh_from_db()
    assert term.ends_on == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda who, term: pause_term(actor=who, term=term, reason=" "), "reason"),
        (lambda who, term: extend_term(actor=who, term=term, reason="", until=date(2026, 4, 1)), "reason"),
        (lambda who, term: extend_term(actor=who, term=term, reason="Zo.", until=ENDS), "not_later"),
        (lambda who, term: extend_term(actor=who, term=term, reason="Zo."), "choose"),
        (lambda who, term: extend_term(actor=who, term=term, reason="Zo.", rule="nergens"), "choose"),
        (lambda who, term: resume_term(actor=who, term=term), "running"),
        (lambda who, term: pause_term(actor=who, term=term, reason="Zo.", first_day=STARTS), "outside"),
        (
            lambda who, term: pause_term(
                actor=who,
                term=term,
                reason="Zo.",
                first_day=date(2026, 2, 3),
                last_day=date(2026, 2, 2),
            ),
            "backwards",
        ),
    ],
)
def test_a_change_that_cannot_be_is_refused_and_nothing_moves(term, clerk, change, code):
    with at("2026-02-02"), pytest.raises(ValidationError) as refusal:
        change(clerk, term)
    term.refresh_from_db()
    assert (refusal.value.code, term.ends_on) == (code, ENDS)
    assert (Pause.objects.count(), Extension.objects.count()) == (0, 0)


def test_what_is_done_cannot_change(term, clerk):
    finish_term(actor=clerk, term=term, done_on=date(2026, 2, 1))
    finish_term(actor=clerk, term=term, done_on=date(2026, 2, 9))
    assert term.done_on == date(2026, 2, 1)
    with pytest.raises(ValidationError):
        pause_term(actor=clerk, term=term, reason="Toch niet.")
    reopen_term(actor=clerk, term=term)
    assert term.done_on is None


def test_two_pauses_cannot_be_open_at_once(term, clerk):
    with at("2026-02-02"):
        pause_term(actor=clerk, term=term, reason="Stukken.")
        with pytest.raises(ValidationError):
            pause_term(actor=clerk, term=term, reason="Nog eens.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.create(term=term, first_day=date(2026, 2, 3), reason="Langs de deur.")


def test_reminders_come_at_half_time_at_80_percent_and_a_day_before(term):
    heard = {}
    for n in range((ENDS - STARTS).days + 3):
        day = STARTS + timedelta(days=n)
        with at(day.isoformat()):
            for reminder in due_reminders():
                heard.setdefault(reminder.key, day)
    assert heard == {
        f"term:{term.pk}:half:20260302": date(2026, 2, 2),
        f"term:{term.pk}:80-percent:20260302": date(2026, 2, 19),
        f"term:{term.pk}:day-before:20260302": date(2026, 3, 1),
    }


def test_after_days_of_silence_only_the_last_reminder_is_left(term):
    with at("2026-03-01"):
        assert [reminder.kind for reminder in due_reminders()] == ["day-before"]


def test_a_day_ends_at_midnight_here_not_in_greenwich(term):
    with time_machine.travel("2026-03-02T22:59:59+00:00", tick=False):
        assert list(Term.objects.overdue()) == []
    with time_machine.travel("2026-03-02T23:00:00+00:00", tick=False):
        assert list(Term.objects.overdue()) == [term]


def test_the_end_is_always_shown_with_its_rule(term):
    rule = (
        "De regel, vanaf maandag 5 januari: Acht weken, geteld vanaf de dag na ontvangst. Valt de laatste dag op een "
        "zaterdag, zondag of feestdag? Dan is de volgende werkdag de laatste. "
        "(Algemene wet bestuursrecht, artikel 4:13; Algemene termijnenwet, artikel 1 en 3)"
    )
    with at("2026-02-02"):
        assert words_of(term) == f"Uiterlijk maandag 2 maart {rule}"
    with at("2026-03-03"):
        assert words_of(term) == f"Te laat sinds maandag 2 maart {rule}"
    finish_term(actor=None, term=term, done_on=date(2026, 3, 4))
    with at("2026-03-04"):
        assert words_of(term) == f"Klaar op woensdag 4 maart {rule}"


def test_a_pause_and_an_extension_are_shown_with_their_reason(term, clerk):
    with at("2026-02-02"):
        extend_term(actor=clerk, term=term, reason="In overleg.", until=date(2026, 3, 20))
        pause_term(actor=clerk, term=term, reason="Wij wachten op stukken.")
        words = words_of(term)
    assert words.startswith("Staat stil sinds maandag 2 februari")
    assert "Waarom de termijn stilstaat: Wij wachten op stukken." in words
    assert "De laatste dag was eerst maandag 2 maart. Reden: In overleg." in words


def test_a_list_of_terms_asks_the_same_number_of_queries(django_assert_num_queries, clerk):
    for _n in range(3):
        TermFactory()
    with django_assert_num_queries(3):
        for term in Term.objects.for_screen():
            render_to_string("dialogue/terms/_term.html", {"term": term})
