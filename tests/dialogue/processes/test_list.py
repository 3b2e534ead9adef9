"""The list of processes: filters by link, pages, and what it costs."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from dialogue.processes.rungs import Rung
from tests.factories.processes import ClosingAnswerFactory, PhaseFactory, ProcessFactory
from tests.factories.taxonomy import NeighbourhoodFactory, SpoorFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/meedoen/"


def titles(response):
    return [
        each.get_text(strip=True)
        for each in BeautifulSoup(response.content, "html.parser").select("article h3")
    ]


def page(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def city():
    """Two processes that differ in everything one can filter by."""
    jeugd, wonen = SpoorFactory(slug="jeugd"), SpoorFactory(slug="wonen")
    carers, partners = TargetGroupFactory(slug="mantelzorgers"), TargetGroupFactory(slug="partners")
    north, south = NeighbourhoodFactory(slug="noord"), NeighbourhoodFactory(slug="zuid")
    first = ProcessFactory(title="Eerste", rung=Rung.CONSULT, sporen=[jeugd], target_groups=[carers])
    second = ProcessFactory(title="Tweede", rung=Rung.ADVISE, sporen=[wonen], target_groups=[partners])
    for process, neighbourhood in ((first, north), (second, south)):
        process.neighbourhoods.set([neighbourhood])
        process.save()
    PhaseFactory(process=first)
    PhaseFactory(process=second, planned=True)
    return first, second


@pytest.mark.parametrize(
    "query",
    ["spoor=jeugd", "doelgroep=mantelzorgers", "trede=2", "wijk=noord", "staat=open"],
)
def test_a_filter_leaves_what_fits(client, city, query):
    response = client.get(f"{ADDRESS}?{query}")

    assert response.status_code == 200
    assert titles(response) == ["Eerste"]


@pytest.mark.parametrize("query", ["spoor=wonen&staat=aankomend", "trede=3&wijk=zuid", "staat=upcoming"])
def test_filters_together(client, city, query):
    query = query.replace("aankomend", "upcoming")

    assert titles(client.get(f"{ADDRESS}?{query}")) == ["Tweede"]


def test_each_filter_link_keeps_the_others(client, city):
    soup = page(client.get(f"{ADDRESS}?spoor=jeugd&trede=2"))

    addresses = {a["href"] for a in soup.select("#filter-doelgroep ~ ul a")}

    assert addresses == {
        "?spoor=jeugd&trede=2&doelgroep=mantelzorgers",
        "?spoor=jeugd&trede=2&doelgroep=partners",
    }


def test_what_is_chosen_can_be_taken_away_one_by_one_and_all_at_once(client, city):
    soup = page(client.get(f"{ADDRESS}?spoor=jeugd&trede=2"))

    chosen = [a["href"] for a in soup.select(".chosen a")]

    assert chosen == ["?spoor=jeugd", "?trede=2", "."] or chosen == ["?trede=2", "?spoor=jeugd", "."]
    assert [a["href"] for a in soup.select('.filters [aria-current="true"]')] == ["?trede=2", "?spoor=jeugd"]


@pytest.mark.parametrize(
    "query",
    ["spoor=bestaat-niet", "trede=7", "trede=twee", "staat=%00", "wijk=%27%3B--", "doelgroep=" + "x" * 5000],
)
def test_an_unknown_value_is_said_and_shows_nothing(client, city, query):
    response = client.get(f"{ADDRESS}?{query}")

    assert response.status_code == 404
    assert titles(response) == []
    assert "Die keuze kennen wij niet" in page(response).get_text()


@pytest.mark.parametrize("number", ["1000000", "0", "-1", "abc", "9" * 40, "%00"])
def test_a_page_that_does_not_exist_is_said_and_shows_the_first(client, city, number):
    response = client.get(f"{ADDRESS}?pagina={number}")

    assert response.status_code == 404
    assert titles(response) == ["Eerste", "Tweede"]
    assert "Deze bladzijde bestaat niet" in page(response).get_text()


def test_pages_keep_the_filters(client):
    spoor = SpoorFactory(slug="jeugd")
    for _ in range(13):
        ProcessFactory(sporen=[spoor])

    soup = page(client.get(f"{ADDRESS}?spoor=jeugd"))

    assert [a["href"] for a in soup.select(".pagination a")] == ["?spoor=jeugd", "?spoor=jeugd&pagina=2"]
    assert len(titles(client.get(f"{ADDRESS}?spoor=jeugd&pagina=2"))) == 1


def test_nothing_that_fits_is_said(client, city):
    response = client.get(f"{ADDRESS}?spoor=jeugd&trede=3")

    assert response.status_code == 200
    assert "Er past nu niets bij uw keuze" in page(response).get_text()


def test_drafts_are_not_listed(client):
    ProcessFactory(title="Klaar")
    ProcessFactory(title="Concept", draft=True)

    assert titles(client.get(ADDRESS)) == ["Klaar"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_it_lists(client, count, django_assert_num_queries):
    for _ in range(count):
        process = ProcessFactory(sporen=[SpoorFactory()], target_groups=[TargetGroupFactory()])
        PhaseFactory(process=process)
        ClosingAnswerFactory(process=ProcessFactory())

    with django_assert_num_queries(8):
        client.get(ADDRESS)


def test_the_list_is_the_same_for_everyone(client, city):
    response = client.get(reverse("processes:list"))

    assert response.is_public_page
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies
