"""The agenda, its editions and its sporen: counted from data, found under every name, citable for ever."""

from datetime import date
from decimal import Decimal

import pytest

from dialogue.taxonomy.models import SpoorRelation, SpoorState
from home.models import Figure
from tests.factories import home as factories
from tests.factories.processes import PhaseFactory, ProcessFactory
from tests.factories.taxonomy import (
    EditionFactory,
    MovementFactory,
    SpoorEditionFactory,
    SpoorFactory,
    SpoorNameFactory,
)
from tests.home.pages import soup_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def editions():
    """Six sporen in 2019; in 2020 five, and the sixth is postponed."""
    first = EditionFactory(slug="2019", name="Agenda 2019", dated_on=date(2019, 10, 31))
    second = EditionFactory(slug="2020", name="Agenda 2020", dated_on=date(2020, 2, 10), predecessor=first)
    for number in range(1, 7):
        spoor = SpoorFactory(slug=f"spoor-{number}", colour=number, preferred_name=f"Naam {number}")
        SpoorEditionFactory(spoor=spoor, edition=first, number=number, name=f"Oud {number}")
        SpoorEditionFactory(
            spoor=spoor,
            edition=second,
            number=number,
            name=f"Nieuw {number}",
            is_listed=number < 6,
            state=SpoorState.ACTIVE if number < 6 else SpoorState.POSTPONED,
            reason="" if number < 6 else "Eerst moeten de andere sporen verder zijn.",
            state_since=date(2020, 2, 10),
        )
    return first, second


def test_the_number_of_sporen_is_counted_per_edition(client, editions):
    old, new = (factories.EditionPageFactory(edition=edition) for edition in editions)

    assert words(soup_of(client, old).select_one("#sporen")) == "Zes sporen in deze editie"
    assert words(soup_of(client, new).select_one("#sporen")) == "Vijf sporen in deze editie"


def test_a_spoor_that_left_the_list_is_still_shown_with_its_reason(client, editions):
    page = factories.EditionPageFactory(edition=editions[1])

    assert "Eerst moeten de andere sporen verder zijn." in words(soup_of(client, page).main)


def test_the_agenda_counts_the_newest_list(client, editions):
    page = factories.AgendaPageFactory()

    soup = soup_of(client, page)

    assert "In de nieuwste lijst staan vijf sporen." in words(soup.main)
    notes = [words(note) for note in soup.select(".seat__note")]
    assert notes == ["spoor 1", "spoor 2", "spoor 3", "spoor 4", "spoor 5", "uitgesteld"]


def test_both_editions_keep_their_own_texts_at_their_own_address(client, editions):
    row_of = {row.edition.slug: row for row in editions[0].sporen.first().spoor.editions.all()}
    old = factories.SpoorEditionPageFactory(spoor_edition=row_of["2019"], problem="Zo was het in 2019.")
    new = factories.SpoorEditionPageFactory(spoor_edition=row_of["2020"], problem="Zo was het in 2020.")

    assert old.get_absolute_url() == "/agenda/2019/spoor-1/"
    assert "Zo was het in 2019." in words(soup_of(client, old).main)
    assert "Zo was het in 2020." not in words(soup_of(client, old).main)
    assert new.get_absolute_url() in [link["href"] for link in soup_of(client, old).select("main a")]


def test_the_page_of_a_spoor_shows_its_newest_texts(client, editions):
    spoor = editions[0].sporen.first().spoor
    for row in spoor.editions.all():
        factories.SpoorEditionPageFactory(spoor_edition=row, problem=f"Probleem in {row.edition.slug}.")

    text = words(soup_of(client, factories.SpoorPageFactory(spoor=spoor)).main)

    assert "Probleem in 2020." in text
    assert "Probleem in 2019." not in text


def test_a_spoor_shows_all_its_names_with_edition_and_place(client, editions):
    spoor = editions[0].sporen.first().spoor
    for number in range(4):
        SpoorNameFactory(
            spoor=spoor, edition=editions[number % 2], name=f"Potentie {number}", place="tussenblad"
        )
    page = factories.SpoorPageFactory(spoor=spoor)

    section = words(soup_of(client, page).select_one("[aria-labelledby=namen]"))

    assert all(f"Potentie {number}" in section for number in range(4))
    assert "Tussenblad" in section
    assert "donderdag 31 oktober 2019" in section


def test_a_spoor_is_found_under_each_of_its_names(client):
    spoor = SpoorFactory(preferred_name="Participatie")
    for name in ("Potentie verzilveren", "Potentieel benutten", "Verzilverde kracht"):
        SpoorNameFactory(spoor=spoor, name=name)
    page = factories.SpoorPageFactory(spoor=spoor)
    page.save_revision().publish()

    for asked in ("Participatie", "potentie", "potentieel", "kracht"):
        links = [link["href"] for link in soup_of(client, f"/zoeken/?q={asked}").select("main a")]
        assert page.get_absolute_url() in links, asked


def test_a_postponed_spoor_says_since_when_and_why(client, editions):
    sixth = editions[1].sporen.get(number=6).spoor

    notice = soup_of(client, factories.SpoorPageFactory(spoor=sixth)).select_one(".notice")

    assert "Uitgesteld sinds maandag 10 februari 2020" in words(notice)
    assert "Eerst moeten de andere sporen verder zijn." in words(notice)


def test_a_spoor_says_why_it_touches_another(client, editions):
    one, other = (row.spoor for row in editions[1].sporen.all()[:2])
    SpoorRelation.objects.create(spoor=one, other=other, edition=editions[1], reason="Zij delen een wijk.")
    factories.SpoorEditionPageFactory(spoor_edition=editions[1].sporen.get(spoor=one))

    section = soup_of(client, factories.SpoorPageFactory(spoor=one)).select_one(
        "[aria-labelledby=andere-sporen]"
    )

    assert "Zij delen een wijk." in words(section)
    assert section.select_one(f'a[href="{other.get_absolute_url()}"]')


def test_what_is_open_now_stands_apart_on_the_page_of_a_spoor(client):
    page = factories.SpoorPageFactory()
    PhaseFactory(process=ProcessFactory(title="Nu bezig", sporen=[page.spoor]))
    PhaseFactory(process=ProcessFactory(title="Al voorbij", sporen=[page.spoor]), closed=True)

    soup = soup_of(client, page)

    open_now = words(soup.select_one("[aria-labelledby=nu-open]"))
    assert "Nu bezig" in open_now
    assert "Al voorbij" not in open_now
    assert words(soup.main).count("Nu bezig") == 1
    assert "Al voorbij" in words(soup.main)


def test_what_the_source_does_not_say_is_said(client):
    page = factories.SpoorEditionPageFactory()

    assert "Nog niet uitgewerkt." in words(soup_of(client, page).select_one("[aria-labelledby=invloed]"))


def test_an_unknown_amount_has_no_bar_and_no_zero(client):
    page = factories.SpoorEditionPageFactory(money_unit="miljoen euro")
    page.amounts.create(label="2020", value=None)
    page.amounts.create(label="2021", value=Decimal("0.25"))
    page.save()

    numbers = [words(number) for number in soup_of(client, page).select(".bar__number")]

    assert numbers == ["onbekend", "0,25"]


def test_facts_that_contradict_stand_side_by_side_with_a_note(client):
    figure = factories.FigureFactory(contradicts=True, spoor=SpoorFactory())
    factories.FactFactory(figure=figure, label="900", source="000:325", as_of="2019")
    factories.FactFactory(figure=figure, label="ongeveer 1.200", source="001:452", as_of="2020-05")

    soup = soup_of(client, factories.SpoorPageFactory(spoor=figure.spoor))

    facts = soup.select(".figures .figure")
    assert [words(fact.select_one(".figure__value")) for fact in facts] == ["900", "ongeveer 1.200"]
    assert "000:325" in words(facts[0])
    assert "mei 2020" in words(facts[1])
    assert words(soup.select_one(".figures__note")) == "Verschil niet verklaard in de bron."


def test_the_note_does_not_say_the_same_twice():
    figure = Figure(
        note="Verschil niet verklaard in de bron. Misschien een andere regio.", note_kind="unexplained"
    )

    assert figure.rest_of_note == "Misschien een andere regio."


def test_movements_go_from_what_to_what_with_examples(client):
    page = factories.AgendaPageFactory()
    movement = MovementFactory(from_words="apart", to_words="gewoon")
    page.movement_examples.create(
        movement=movement, title="Hulp op school", text="Een leerling hoeft niet weg."
    )
    page.save()

    shown = words(soup_of(client, page).select_one(".movement"))

    assert "Van apart" in shown
    assert "naar gewoon" in shown
    assert "Hulp op school" in shown


def test_a_new_date_keeps_the_old_one(client):
    page = factories.AgendaPageFactory()
    factories.MilestoneFactory(
        of_agenda=True, happens_on=date(2022, 1, 1), moved_from=date(2021, 1, 1), state="postponed"
    )

    shown = words(soup_of(client, page).select_one("[aria-labelledby=planning]"))

    assert "Uitgesteld · zaterdag 1 januari 2022" in shown
    assert "Eerst gepland op vrijdag 1 januari 2021" in shown


def test_an_edition_without_adoption_says_that_the_source_is_silent(client):
    page = factories.EditionPageFactory(edition__adopted_on=None)

    assert "Dat staat niet in de bron." in words(soup_of(client, page).main)
