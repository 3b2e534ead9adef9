"""A tag leads to everything under it; the same for everyone."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from dialogue.taxonomy.models import Effect
from tests.factories.processes import PhaseFactory, ProcessFactory
from tests.factories.taxonomy import MovementFactory, NeighbourhoodFactory, SpoorFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db

TAGS = {
    "doelgroepen": (TargetGroupFactory, "target_groups"),
    "wijken": (NeighbourhoodFactory, "neighbourhoods"),
    "bewegingen": (MovementFactory, "movements"),
}


def tagged(tag, field, **changes):
    process = ProcessFactory(sporen=[SpoorFactory()], **changes)
    getattr(process, field).set([tag])
    process.save()
    PhaseFactory(process=process)
    return process


def headings(response, selector):
    return [
        each.get_text(strip=True) for each in BeautifulSoup(response.content, "html.parser").select(selector)
    ]


@pytest.mark.parametrize(("kind", "tag"), TAGS.items())
def test_a_tag_shows_what_is_under_it_and_nothing_else(client, kind, tag):
    factory, field = tag
    here, elsewhere = factory(), factory()
    tagged(here, field, title="Hier")
    tagged(elsewhere, field, title="Elders")
    tagged(here, field, title="Concept", draft=True)

    response = client.get(here.get_absolute_url())

    assert headings(response, "h1") == [here.name]
    assert headings(response, "main h2, main h3") == ["Meedoen", "Hier"]
    assert response.is_public_page


@pytest.mark.parametrize("kind", TAGS)
def test_an_unknown_tag_is_not_found(client, kind):
    assert client.get(f"/{kind}/bestaat-niet/").status_code == 404


@pytest.mark.parametrize(("kind", "tag"), TAGS.items())
def test_the_list_of_tags_leads_to_each(client, kind, tag):
    for _ in range(2):
        tag[0]()

    soup = BeautifulSoup(client.get(f"/{kind}/").content, "html.parser")

    in_order = tag[0]._meta.model.objects.all()
    assert [a["href"] for a in soup.select("main ul a")] == [each.get_absolute_url() for each in in_order]


def test_a_tag_without_anything_says_so(client):
    response = client.get(TargetGroupFactory().get_absolute_url())

    assert "Hierover is er nog niets." in response.content.decode()


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("kind", "tag"), TAGS.items())
def test_a_tag_costs_the_same_whatever_is_under_it(client, kind, tag, count, django_assert_max_num_queries):
    factory, field = tag
    here = factory()
    for _ in range(count):
        tagged(here, field)
    client.get(reverse("processes:list"))

    with django_assert_max_num_queries(14):
        client.get(here.get_absolute_url())


def test_a_movement_says_what_it_should_bring_and_which_others_help(client):
    movement, other = MovementFactory(), MovementFactory()
    Effect.objects.create(text="Mensen helpen elkaar.").movements.set([movement])
    Effect.objects.create(text="De vraag gaat voor.").movements.set([movement, other])

    page = BeautifulSoup(client.get(movement.get_absolute_url()).content, "html.parser")

    assert [" ".join(item.text.split()) for item in page.select("[aria-labelledby=effects] li")] == [
        "Mensen helpen elkaar.",
        f"De vraag gaat voor. Ook door de beweging {other.name}.",
    ]
