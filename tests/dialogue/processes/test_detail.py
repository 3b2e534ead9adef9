"""The page of one process: what it says in each state, and what it costs."""

from datetime import datetime, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from dialogue.processes.models import PhaseKind
from tests.factories.processes import ClosingAnswerFactory, PhaseFactory, ProcessFactory
from tests.factories.taxonomy import NeighbourhoodFactory, SpoorFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db


def page(client, process):
    return BeautifulSoup(client.get(process.get_absolute_url()).content, "html.parser")


def text(soup):
    return " ".join(soup.get_text().split())


def test_the_page_says_what_a_promise_needs(client):
    process = ProcessFactory(
        what_is_fixed="Vaste keuze", what_is_open="Open keuze", reservation="Alleen als het geld er is."
    )

    said = text(page(client, process))

    for words in (
        process.question,
        process.lead,
        "Vaste keuze",
        "Open keuze",
        "u geeft uw mening",
        "U zegt wat u vindt",
        "Wij bepalen de vragen en luisteren naar u",
        "De gemeenteraad, op ",
        process.how_you_hear,
        process.for_whom,
        process.why,
        "Alleen als het geld er is.",
        process.contact_name,
    ):
        assert words in said


def test_a_draft_is_not_found_like_an_unknown_one(client):
    draft = ProcessFactory(draft=True)

    hidden, unknown = client.get(draft.get_absolute_url()), client.get("/meedoen/bestaat-niet/")

    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content == unknown.content


@pytest.mark.parametrize(
    ("guests_allowed", "words"),
    [(True, "U hebt geen account nodig."), (False, "U logt in met een code")],
)
def test_an_open_talk_has_one_action_and_says_whether_an_account_is_needed(client, guests_allowed, words):
    phase = PhaseFactory(guests_allowed=guests_allowed)

    soup = page(client, phase.process)

    assert [a["href"] for a in soup.select("#meedoen a.nl-button")] == [
        f"/meedoen/{phase.process.slug}/gesprek/"
    ]
    assert words in text(soup)
    assert "Liever op papier of per telefoon? Bel 14 038." in text(soup)


def test_a_closed_talk_can_be_read(client):
    phase = PhaseFactory(closed=True)

    soup = page(client, phase.process)

    assert soup.select_one("#meedoen a.nl-button").get_text(strip=True) == "Lees wat mensen zeiden"


def test_a_talk_to_come_says_when(client):
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=timezone.get_current_timezone()), tick=False):
        phase = PhaseFactory(planned=True)

        soup = page(client, phase.process)

    assert "U kunt meedoen vanaf woensdag 4 maart" in text(soup)
    assert not soup.select("#meedoen a.nl-button")


def test_an_answer_that_is_late_says_since_when(client):
    with time_machine.travel(datetime(2026, 3, 6, 12, tzinfo=timezone.get_current_timezone()), tick=False):
        process = ProcessFactory(late=True)

        soup = page(client, process)

    assert "Antwoord te laat sinds dinsdag 3 maart" in text(soup)


def test_the_page_opens_with_the_answer(client):
    answer = ClosingAnswerFactory(process__late=True)

    soup = page(client, answer.process)

    headings = [heading.get_text(strip=True) for heading in soup.select("main h2")]
    assert headings[0] == "Ons antwoord"
    assert "te laat" not in text(soup)
    for words in (answer.heard, answer.done, answer.not_done, answer.decided_by):
        assert words in text(soup)


def test_the_timeline_has_today_between_two_phases(client):
    process = ProcessFactory()
    PhaseFactory(process=process, title="Gesprek", closed=True)
    PhaseFactory(process=process, title="Besluit", kind=PhaseKind.DECIDE, planned=True)

    steps = [" ".join(step.get_text(" ").split()) for step in page(client, process).select(".timeline li")]

    assert [step.split(" ")[0] for step in steps] == ["Gesprek", "nu", "Besluit", "Antwoord"]


def test_the_timeline_has_today_in_the_open_phase(client):
    process = ProcessFactory()
    PhaseFactory(process=process, title="Gesprek")

    now = page(client, process).select('.timeline [aria-current="step"]')

    assert [each.h3.get_text(strip=True) for each in now] == ["Gesprek"]


def test_an_answer_that_is_late_is_not_done_on_the_timeline(client):
    process = ProcessFactory(late=True)
    PhaseFactory(process=process, title="Wij antwoorden", kind=PhaseKind.ANSWER, closed=True)

    step = page(client, process).select_one(".timeline li")

    assert "Te laat sinds" in step.get_text()
    assert "timeline__step--done" not in step["class"]


def test_a_phase_that_closes_at_midnight_ends_the_day_before(client):
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=timezone.get_current_timezone()), tick=False):
        midnight = timezone.make_aware(datetime(2026, 3, 14))  # noqa: DTZ001  (made aware on the same line)
        phase = PhaseFactory(closes_at=midnight)

        said = text(page(client, phase.process))

    assert "tot en met vrijdag 13 maart" in said


def test_text_of_staff_is_never_markup(client):
    process = ProcessFactory(what_is_fixed="- <script>alert(1)</script>\n- Twee")

    soup = page(client, process)

    assert not soup.select(".facts script")
    assert [li.get_text() for li in soup.select("dl ul li")] == ["<script>alert(1)</script>", "Twee"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_whatever_it_lists(client, count, django_assert_num_queries):
    process = ProcessFactory(
        sporen=[SpoorFactory() for _ in range(count)],
        target_groups=[TargetGroupFactory() for _ in range(count)],
    )
    process.neighbourhoods.set([NeighbourhoodFactory() for _ in range(count)])
    process.save()
    for number in range(count):
        opens_at = timezone.now() + timedelta(days=number)
        PhaseFactory(process=process, opens_at=opens_at, closes_at=opens_at + timedelta(days=1))

    with django_assert_num_queries(8):
        client.get(process.get_absolute_url())


def test_the_page_is_the_same_for_everyone(client):
    response = client.get(ProcessFactory().get_absolute_url())

    assert response.is_public_page
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies
