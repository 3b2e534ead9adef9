"""The reply to every point, and publishing advice and reply together."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from dialogue.councils.models import Advice, RecommendationReply
from dialogue.councils.queries import count_words, points_of
from dialogue.councils.states import AdviceState
from dialogue.outcomes.promises import Promise
from dialogue.outcomes.verdicts import Verdict
from tests.dialogue.councils.city import make_city, who_may
from tests.factories.councils import (
    AdviceFactory,
    AdviceRequestFactory,
    MinorityViewFactory,
    RecommendationFactory,
    RecommendationReplyFactory,
    RequestQuestionFactory,
)

pytestmark = pytest.mark.django_db
PROMISE = {"kind": "commitment", "title": "Bankje", "text": "Er komt een bankje.", "owner": "De wethouder"}
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


def test_a_promise_comes_from_a_recommendation_and_each_leads_to_the_other(client, settings):
    settings.DEMO_MODE = True
    point = RecommendationFactory(advice=AdviceFactory(published=True), number=3, text="Zet een bankje neer.")
    client.force_login(who_may("add_promise"))
    address = f"/beloften/nieuw/?van=recommendation-{point.pk}"
    assert "Zet een bankje neer." in client.get(address).text

    client.post(address, PROMISE)

    promise = Promise.objects.get()
    advice = f"{point.advice.get_absolute_url()}#punt-3"
    assert advice in client.get(promise.get_absolute_url()).text
    assert promise.get_absolute_url() in client.get(point.advice.get_absolute_url()).text


@pytest.mark.parametrize(
    "origin", ["recommendation-{closed}", "recommendation-", "x-1", "recommendation-²", "1" * 40]
)
def test_a_promise_does_not_come_from_what_is_closed_or_not_there(client, settings, origin):
    settings.DEMO_MODE = True
    closed = RecommendationFactory(advice=AdviceFactory(signed=True), text="Zet een bankje neer.")
    client.force_login(who_may("add_promise"))
    address = f"/beloften/nieuw/?van={origin.format(closed=closed.pk)}"

    assert "Zet een bankje neer." not in client.get(address).text
    client.post(address, PROMISE)

    assert not Promise.objects.get().origins.exists()


def test_several_bodies_are_read_side_by_side_once_both_are_public(client):
    asked = AdviceRequestFactory()
    first, _second = (RequestQuestionFactory(request=asked, number=number) for number in (1, 2))
    one, other = (AdviceFactory(published=True, request=asked) for _n in range(2))
    Advice.objects.filter(pk=other.pk).update(published_at=timezone.now() + timedelta(days=1))
    RecommendationReplyFactory(recommendation=RecommendationFactory(advice=one, number=1, question=first))
    RecommendationFactory(advice=other, number=1, question=first, text="Vraag het ons.")
    RecommendationFactory(advice=other, number=2, text="Begin klein.")
    address = f"/adviezen/naast-elkaar/{asked.pk}/"
    assert client.get(address).status_code == 404
    Advice.objects.filter(pk=other.pk).update(published_at=timezone.now())

    soup = BeautifulSoup(client.get(address).text, "html.parser")

    rows = {band.h2.get_text(): band.select(".card") for band in soup.select("section.band")}
    assert list(rows) == [f"1. {first.text}", "Bij geen van de vragen"]
    assert ["Vraag het ons." in card.get_text() for card in rows[f"1. {first.text}"]] == [False, True]
    assert address in client.get(one.get_absolute_url()).text
