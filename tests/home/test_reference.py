"""News, stories, words, the ladder and the route."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from dialogue.processes.rungs import MUNICIPALITY, PARTICIPANT, Rung
from home.models import Milestone, StoryPage
from home.partial_dates import in_words
from tests.factories import home as factories
from tests.factories.processes import ClosingAnswerFactory, PhaseFactory, ProcessFactory
from tests.home.pages import soup_of, words

pytestmark = pytest.mark.django_db


def test_news_stands_newest_first(client):
    index = factories.NewsIndexPageFactory()
    for days in (3, 1, 2):
        day = timezone.localdate() - timedelta(days=days)
        factories.NewsPageFactory(parent=index, title=f"{days} dagen oud", published_on=day)

    titles = [words(title) for title in soup_of(client, index).select(".entry h3")]

    assert titles == ["1 dagen oud", "2 dagen oud", "3 dagen oud"]


@pytest.mark.parametrize("number", ["0", "-1", "1000000", "9" * 400, "twee", "²", "", "1.5"])
def test_a_page_of_the_list_that_is_not_there_gets_a_clear_answer(client, number):
    index = factories.NewsIndexPageFactory()
    factories.NewsPageFactory(parent=index)

    soup = soup_of(client, f"{index.get_absolute_url()}?pagina={number}", 404 if number else 200)

    assert bool(soup.select(".notice")) == bool(number)
    assert soup.select(".entry")


def test_a_long_list_goes_on_on_a_second_page(client):
    index = factories.NewsIndexPageFactory()
    for _each in range(13):
        factories.NewsPageFactory(parent=index)

    assert len(soup_of(client, index).select(".entry")) == 12
    assert len(soup_of(client, index.get_absolute_url() + "?pagina=2").select(".entry")) == 1


def test_news_leads_to_the_process_it_is_about(client):
    process = PhaseFactory().process
    page = factories.NewsPageFactory(process=process)

    assert soup_of(client, page).select_one(f'main a[href="{process.get_absolute_url()}"]')


def test_news_about_a_draft_does_not_give_it_away(client):
    page = factories.NewsPageFactory(process=ProcessFactory(draft=True, question="Nog geheim?"))

    assert "Nog geheim?" not in soup_of(client, page).get_text()


@pytest.mark.parametrize(
    ("consent", "field"),
    [({"has_consent": False}, "has_consent"), ({"consent_on": None}, "consent_on")],
    ids=["not given", "no date"],
)
def test_a_story_without_consent_is_refused(consent, field):
    story = StoryPage(title="Toos", slug="toos", person="Toos", has_consent=True, consent_on=date(2026, 1, 5))
    for name, value in consent.items():
        setattr(story, name, value)

    with pytest.raises(ValidationError) as refusal:
        story.clean()

    assert set(refusal.value.message_dict) == {field}


def test_the_day_of_consent_stays_inside(client):
    page = factories.StoryPageFactory(consent_on=date(2031, 12, 24))

    assert "2031" not in soup_of(client, page).get_text()


def test_words_stand_under_their_letter_with_an_address_each(client):
    factories.TermFactory(
        term="Éénloket", slug="eenloket", aliases="één loket\nloket", source="000:1", as_of="2019"
    )
    factories.TermFactory(term="Wmo", slug="wmo", status="not_written_out")

    soup = soup_of(client, factories.GlossaryPageFactory())

    assert [words(letter) for letter in soup.select("section h2")] == ["E", "W"]
    assert [link["href"] for link in soup.select("nav.letters a")] == ["#letter-e", "#letter-w"]
    assert "Ook: één loket, loket" in words(soup.select_one("#eenloket"))
    assert "Bron: 000:1, 2019" in words(soup.select_one("#eenloket"))
    assert "Niet uitgeschreven in de bron." in words(soup.select_one("#wmo"))


def test_the_ladder_tells_both_roles_of_every_rung(client):
    page = factories.LadderPageFactory()
    page.rungs.create(rung=3, instruments="gesprek\ndebat", own_instruments="dialoogtafel")
    page.save()

    soup = soup_of(client, page)

    for rung in Rung:
        section = words(soup.select_one(f"[aria-labelledby=trede-{rung.value}]"))
        assert str(PARTICIPANT[rung]) in section
        assert str(MUNICIPALITY[rung]) in section
    third = words(soup.select_one("[aria-labelledby=trede-3]"))
    assert "Gesprek, debat." in third
    assert "Dialoogtafel. Dat wij dit op deze trede zetten" in third


def test_today_parts_the_route(client):
    factories.MilestoneFactory(title="Straks")
    factories.MilestoneFactory(title="Toen", past=True, state="held")

    soup = soup_of(client, factories.RoutePageFactory())

    first = soup.select_one("[aria-labelledby=straks]")
    assert words(first.select_one("[aria-current=step]")).startswith("Vandaag")
    assert "Straks" in words(first)
    assert "Toen" in words(soup.select_one("[aria-labelledby=eerder]"))


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("held", "Geweest · "),
        ("cancelled", "Gaat niet door · "),
        ("postponed", "Uitgesteld · "),
        ("moved_online", "Online verdergegaan · "),
        ("planned", "Dit was het plan · "),
    ],
)
def test_a_moment_says_what_became_of_it(client, state, shown):
    factories.MilestoneFactory(past=True, state=state)

    moment = soup_of(client, factories.RoutePageFactory()).select_one(
        "[aria-labelledby=eerder] .timeline__when"
    )

    assert words(moment).startswith(shown)


def test_postponing_asks_for_the_old_date():
    moment = Milestone(slug="a", title="A", happens_on=date(2026, 1, 1), state="postponed")

    with pytest.raises(ValidationError) as refusal:
        moment.clean()

    assert set(refusal.value.message_dict) == {"moved_from"}


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("2020", "2020"), ("2020-05", "mei 2020"), ("2020-02-10", "maandag 10 februari 2020"), ("", "")],
)
def test_a_date_is_written_as_exactly_as_it_is_known(stored, shown):
    assert in_words(stored) == shown


@pytest.mark.parametrize("stored", ["mei 2020", "2020-13", "2020-02-30", "20"])
def test_a_date_that_cannot_be_is_refused(stored):
    term = factories.TermFactory.build(as_of=stored)

    with pytest.raises(ValidationError) as refusal:
        term.full_clean()

    assert "as_of" in refusal.value.message_dict


def test_the_front_page_names_late_answers_before_given_ones(client):
    factories.front_page()
    ClosingAnswerFactory(process__title="Brieven")
    ProcessFactory(title="Spreekuur", late=True)

    notices = [words(notice) for notice in soup_of(client, "/").select(".notices .notice")]

    assert notices[0].startswith("Te laat sinds")
    assert "Spreekuur" in notices[0]
    assert notices[1].startswith("Beantwoord op")


def test_the_front_page_shows_at_most_three_that_are_open(client):
    factories.front_page()
    for _each in range(4):
        PhaseFactory()

    assert len(soup_of(client, "/").select("[aria-labelledby=nu-open] .card")) == 3
