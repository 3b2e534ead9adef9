import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction, Site

from dialogue.taxonomy.models import SpoorName, TargetGroup
from home.models import StandardPage, Term
from tests.factories.processes import ProcessFactory
from tests.factories.taxonomy import SpoorFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/zoeken/"


def soup_of(client, status=200, **query):
    answer = client.get(ADDRESS, query)
    assert answer.status_code == status
    return BeautifulSoup(answer.text, "html.parser")


def titles(soup):
    return [heading.get_text() for heading in soup.select(".found__title")]


def add_page(title, **fields):
    return Site.objects.get().root_page.add_child(instance=StandardPage(title=title, **fields))


def test_who_asks_stemmen_finds_stemden(client):
    ProcessFactory(title="Buurtkamer", lead="In mei stemden honderd mensen over de naam.")

    soup = soup_of(client, q="stemmen")

    assert titles(soup) == ["Buurtkamer"]
    assert soup.select_one(".found__item mark").get_text() == "stemden"


def test_all_words_must_be_there(client):
    ProcessFactory(title="Buurtkamer", lead="Een huis in de wijk.")
    ProcessFactory(title="Vervoer", lead="Een bus in de wijk.")

    assert titles(soup_of(client, q="wijken huizen")) == ["Buurtkamer"]


def test_a_draft_is_not_found(client):
    ProcessFactory(title="Geheim plan", draft=True)
    add_page("Geheim nieuws", live=False)

    assert titles(soup_of(client, q="geheim")) == []


def test_a_page_behind_a_lock_is_not_found(client):
    page = add_page("Geheim nieuws")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert titles(soup_of(client, q="geheim")) == []


def test_a_page_is_found_by_its_title(client):
    add_page("Nieuws over de jeugd")

    soup = soup_of(client, q="jeugd")

    assert titles(soup) == ["Nieuws over de jeugd"]
    assert soup.select_one(".found__title a")["href"].endswith("/nieuws-over-de-jeugd/")


def test_a_process_that_was_taken_back_is_not_found(client):
    process = ProcessFactory(title="Buurtkamer")
    process.unpublish()

    assert titles(soup_of(client, q="buurtkamer")) == []


def test_an_old_name_of_a_spoor_leads_to_its_page(client):
    spoor = SpoorFactory(preferred_name="Wonen")
    SpoorName.objects.create(spoor=spoor, name="Van beschermd wonen naar een beschermd thuis")

    soup = soup_of(client, q="beschermd wonen thuis")

    assert titles(soup) == ["Wonen"]
    assert soup.select_one(".found__title a")["href"] == spoor.get_absolute_url()
    assert "Heette ook: Van beschermd wonen naar een beschermd thuis" in soup.get_text()


def test_a_target_group_is_found(client):
    TargetGroup.objects.create(number=40, slug="ouderen", name="Ouderen thuis")

    assert titles(soup_of(client, q="oudere")) == ["Ouderen thuis"]


def test_a_difficult_word_is_found_under_its_other_words(client):
    Term.objects.create(
        slug="sociale-basis", term="sociale basis", aliases="basisvoorziening", definition="Hulp dichtbij."
    )

    soup = soup_of(client, q="basisvoorzieningen")

    assert titles(soup) == ["sociale basis"]
    assert soup.select_one(".found__title a")["href"] == "/begrippen/#sociale-basis"


def test_the_text_of_a_page_is_found_and_shown_without_markup(client):
    body = json.dumps([{"type": "text", "value": "<p>Er <b>woonden</b> hier &amp; daar gezinnen.</p>"}])
    add_page("Vroeger", body=body)

    soup = soup_of(client, q="wonen gezin")

    assert titles(soup) == ["Vroeger"]
    assert "Er woonden hier & daar gezinnen." in soup.select_one(".found__item").get_text()


def test_without_a_question_there_is_only_the_form(client):
    soup = soup_of(client)

    assert soup.select_one("form[action='/zoeken/'] input[name=q]")
    assert not soup.select(".found")


def test_who_finds_nothing_reads_what_to_do(client):
    soup = soup_of(client, q="olifant")

    assert "We vonden niets voor “olifant”" in soup.get_text()


HOSTILE = [
    "a" * 10_000,
    "huis " * 2000,
    "\0",
    "huis\0wijk",
    "'",
    '"huis',
    "huis' OR 1=1 --",
    "NEAR(huis, wijk)",
    "huis AND",
    "OR",
    "NOT huis",
    "huis* ^wijk",
    "title:huis",
    "{huis wijk}: x",
    "(((",
    "huis & | ! <-> :*",
    "%_\\",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202ehuis",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "é" * 300,
    "１２３",
    "\r\n\r\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_typed_gets_an_answer_in_dutch(client, text):
    ProcessFactory(title="Een huis in de wijk")

    soup = soup_of(client, q=text)

    assert soup.h1.get_text() == "Zoeken"
    assert not soup.select("main script")


def test_markup_in_a_title_and_a_text_stays_text(client):
    ProcessFactory(title="<b>Huis</b>", lead="<script>huis()</script>")

    soup = soup_of(client, q="huis")

    assert titles(soup) == ["<b>Huis</b>"]
    assert not soup.select("main b, main script")


@pytest.mark.parametrize("number", ["1000000", "0", "-1", "x", "1.5", "９", "9" * 5000, "\0"])
def test_a_page_number_that_does_not_exist_says_so(client, number):
    ProcessFactory(title="Buurtkamer")

    soup = soup_of(client, status=404, q="buurtkamer", soort="meedoen", pagina=number)

    assert "Deze pagina bestaat niet" in soup.get_text()
    assert titles(soup) == ["Buurtkamer"]


def test_one_kind_is_read_page_by_page(client):
    for number in range(12):
        ProcessFactory(title=f"Buurtkamer {number}")

    first = soup_of(client, q="buurtkamer")
    second = soup_of(client, q="buurtkamer", soort="meedoen", pagina=2)

    assert len(titles(first)) == 3
    assert first.select_one("main a[href='?q=buurtkamer&soort=meedoen']")
    assert len(titles(second)) == 2
    assert second.select_one("a[rel=prev]")["href"] == "?q=buurtkamer&soort=meedoen&pagina=1"


def test_what_somebody_asked_is_kept_nowhere(client):
    answer = client.get(ADDRESS, {"q": "schulden"})

    assert answer.headers["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_do_not_grow_with_what_is_found(client, number, django_assert_num_queries):
    sporen = [SpoorFactory(preferred_name=f"Buurtkamer {n}") for n in range(number)]
    for n in range(number):
        ProcessFactory(title=f"Buurtkamer {n}", sporen=sporen)
        add_page(f"Buurtkamer {n}")

    with django_assert_num_queries(21):
        soup = soup_of(client, q="buurtkamer")

    assert len(titles(soup)) == 3 * number
