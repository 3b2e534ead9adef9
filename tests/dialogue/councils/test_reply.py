"""The reply to every point, and publishing advice and reply together."""

import pytest
from django.utils import timezone

from dialogue.councils.models import Advice, RecommendationReply
from dialogue.councils.queries import count_words, points_of
from dialogue.councils.states import AdviceState
from dialogue.outcomes.verdicts import Verdict
from tests.dialogue.councils.city import make_city
from tests.factories.councils import (
    AdviceFactory,
    MinorityViewFactory,
    RecommendationFactory,
    RecommendationReplyFactory,
)

pytestmark = pytest.mark.django_db
SENTENCE = "Het college mag van het advies afwijken en zegt dan waarom."


@pytest.fixture
def city():
    city = make_city(signed=True, reply_by=timezone.localdate())
    city.points = [RecommendationFactory(advice=city.advice, number=number) for number in (1, 2, 3)]
    return city


def reply_address(city, point):
    return f"/overleg/{city.advice.pk}/antwoord/{point.pk}/"


def test_a_reply_without_reasons_is_refused_unless_it_is_taken_over(client, city):
    client.force_login(city.owner)
    form = {"decided_by": "Het college", "reasons": ""}

    statuses = {
        verdict: client.post(reply_address(city, city.points[0]), {**form, "verdict": verdict}).status_code
        for verdict in (Verdict.PARTLY, Verdict.NOT, Verdict.LATER, Verdict.ADOPTED)
    }

    assert statuses == {Verdict.PARTLY: 422, Verdict.NOT: 422, Verdict.LATER: 422, Verdict.ADOPTED: 302}


def test_a_way_to_another_site_is_refused(client, city):
    client.force_login(city.owner)
    for address in ("https://elders.example/", "//elders.example/", "javascript:alert(1)"):
        form = {"verdict": "adopted", "decided_by": "Het college", "changed_text_address": address}

        assert client.post(reply_address(city, city.points[0]), form).status_code == 422

    assert not RecommendationReply.objects.exists()


def test_publishing_lists_everything_that_is_missing_with_links(client, city):
    RecommendationReplyFactory(recommendation=city.points[0])
    client.force_login(city.college)

    response = client.post(f"/overleg/{city.advice.pk}/antwoord/", {"reply_words": "Dank."})

    page = response.content.decode()
    assert response.status_code == 422
    for point in city.points[1:]:
        assert (
            f'href="{reply_address(city, point)}">Aanbeveling {point.number} heeft nog geen reactie.' in page
        )
    assert "Dank." in page
    assert Advice.objects.get().state == AdviceState.SIGNED


def test_advice_and_reply_come_out_together_with_their_counts(client, city):
    verdicts = (Verdict.ADOPTED, Verdict.PARTLY, Verdict.NOT)
    for point, verdict in zip(city.points, verdicts, strict=True):
        RecommendationReplyFactory(recommendation=point, verdict=verdict, reasons="Daarom kiezen wij dit.")
    MinorityViewFactory(advice=city.advice, text="Twee leden zien dit anders.")
    address = city.advice.get_absolute_url()
    assert client.get(address).status_code == 404
    client.force_login(city.college)

    client.post(f"/overleg/{city.advice.pk}/antwoord/", {"reply_words": "Dank voor uw advies."})

    client.logout()
    page = client.get(address).content.decode()
    for words in (
        "1 overgenomen, 1 deels, 1 niet",
        SENTENCE,
        "Trede 3 van 6",
        "Dank voor uw advies.",
        "Twee leden zien dit anders.",
        "Daarom kiezen wij dit.",
    ):
        assert words in page
    assert client.get(f"{address}advies.pdf").content.startswith(b"%PDF-")


def test_the_owner_prepares_but_only_the_college_publishes(client, city):
    for point in city.points:
        RecommendationReplyFactory(recommendation=point)
    client.force_login(city.owner)

    assert client.post(f"/overleg/{city.advice.pk}/antwoord/", {}).status_code == 404
    assert Advice.objects.get().state == AdviceState.SIGNED


def test_several_bodies_on_one_subject_point_to_each_other(client, city):
    other = AdviceFactory(request=city.request, published=True)
    Advice.objects.filter(pk=city.advice.pk).update(state="published", published_at=timezone.now())

    page = client.get(other.get_absolute_url()).content.decode()

    assert f'<a href="{city.advice.get_absolute_url()}">{city.body}' in page


def test_counts_name_only_what_occurs(city):
    RecommendationReplyFactory(recommendation=city.points[0])

    assert count_words(points_of(city.advice)) == "1 overgenomen"
