"""The closed room through its pages: late remarks, two writers, quorum, signatures."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue.councils.models import (
    Advice,
    AdviceVote,
    DeadlineChange,
    MinorityView,
    Recommendation,
    Remark,
    Signature,
)
from dialogue.councils.states import AdviceState, RequestState
from tests.dialogue.councils.city import make_city
from tests.factories.councils import MembershipFactory, RecommendationFactory, SlideFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def city():
    return make_city()


@pytest.fixture
def as_(client):
    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def question_address(city):
    return f"{city.advice.room_address}vragen/{city.question.pk}/"


def test_a_member_says_something_on_a_question_and_the_body_reads_it(as_, city):
    as_(city.member).post(question_address(city), {"text": "Paragraaf 3 mist cijfers."})

    page = as_(city.chair).get(question_address(city)).content.decode()

    assert "Paragraaf 3 mist cijfers." in page


def test_a_double_click_says_it_once(as_, city):
    form = {"text": "Een keer.", "key": "0b5a3f2e-2f7e-4a51-9d8a-1d1f6b0a4b11"}

    for _click in range(2):
        as_(city.member).post(question_address(city), form)

    assert Remark.objects.count() == 1


def test_a_remark_on_a_slide_names_page_and_paragraph(as_, city):
    slide = SlideFactory(paper__request=city.request, number=3, text="Een.\n\nTwee.")
    for number in (1, 2):
        SlideFactory(paper=slide.paper, number=number)
    address = f"{city.advice.room_address}stukken/{slide.paper.pk}/?blad=3"

    as_(city.member).post(address, {"text": "Klopt dit?", "paragraph": "2"})

    remark = Remark.objects.get()
    assert (remark.page, remark.paragraph, remark.paper) == (3, 2, slide.paper)
    assert "Klopt dit?" in as_(city.chair).get(address).content.decode()
    assert "Klopt dit?" not in as_(city.chair).get(address.replace("=3", "=1")).content.decode()


def test_a_remark_after_the_deadline_is_refused_and_what_was_typed_stays(as_, city):
    with time_machine.travel(city.request.deadline_at + timedelta(minutes=1)):
        response = as_(city.member).post(question_address(city), {"text": "Net te laat."})

    assert response.status_code == 422
    assert "De termijn is voorbij." in response.content.decode()
    assert "Net te laat." in response.content.decode()
    assert not Remark.objects.exists()


def test_who_asked_opens_again_and_must_say_why(as_, city):
    late = city.request.deadline_at + timedelta(hours=5)
    address = f"/overleg/aanvragen/{city.request.pk}/heropenen/"
    with time_machine.travel(late):
        until = (timezone.localdate() + timedelta(days=3)).isoformat()
        refused = as_(city.owner).post(address, {"until": until, "reason": ""})
        as_(city.owner).post(address, {"until": until, "reason": "Een lid was ziek."})
        said = as_(city.member).post(question_address(city), {"text": "Nu wel."})
        room = as_(city.member).get(city.advice.room_address).content.decode()

    assert (refused.status_code, said.status_code) == (422, 302)
    assert DeadlineChange.objects.get().reason == "Een lid was ziek."
    assert "Een lid was ziek." in room


def test_two_members_edit_one_recommendation_and_both_texts_are_kept(as_, city):
    point = RecommendationFactory(advice=city.advice, number=1, text="Begin.")
    address = f"{city.advice.room_address}advies/{point.pk}/"
    as_(city.member).post(address, {"text": "Van het lid.", "version": 1})

    refused = as_(city.chair).post(address, {"text": "Van de voorzitter.", "version": 1})
    page = refused.content.decode()
    saved = as_(city.chair).post(address, {"text": "Van ons beiden.", "version": 2})

    assert (refused.status_code, saved.status_code) == (422, 302)
    assert "Van het lid." in page
    assert "Van de voorzitter." in page
    assert 'name="version" value="2"' in page
    assert Recommendation.objects.get().text == "Van ons beiden."
    assert [each.text for each in point.editions.all()] == ["Van ons beiden.", "Van het lid."]


def test_others_see_who_is_writing(as_, city):
    point = RecommendationFactory(advice=city.advice)
    as_(city.member).post(f"{city.advice.room_address}advies/{point.pk}/schrijven/")

    page = as_(city.chair).get(f"{city.advice.room_address}advies/").content.decode()

    assert f"{city.seats['member'].name} schrijft hier nu." in page


def test_what_some_think_otherwise_is_kept_with_who_agrees(as_, city):
    as_(city.member).post(f"{city.advice.room_address}anders/", {"text": "Dit gaat te snel."})
    view = MinorityView.objects.get()

    for _click in range(2):
        as_(city.chair).post(f"{city.advice.room_address}anders/{view.pk}/")

    assert [seat.user for seat in view.supporters.all()] == [city.chair]


def vote_as(client, city, seat, choice="for"):
    return client.post(
        f"{city.advice.room_address}zitting/stem/", {"membership": seat.pk, "choice": choice}, follow=True
    )


def start_session(client, city):
    RecommendationFactory(advice=city.advice, number=1)
    client.post(f"{city.advice.room_address}zitting/", {"held_on": "2026-01-01", "place": "Stadhuis"})


def be_present(client, city, *roles):
    for role in roles:
        client.post(f"{city.advice.room_address}zitting/aanwezig/", {"membership": city.seats[role].pk})


def test_a_vote_without_a_quorum_is_refused(as_, city):
    client = as_(city.chair)
    start_session(client, city)
    be_present(client, city, "chair")

    page = vote_as(client, city, city.seats["chair"]).content.decode()

    assert "Er zijn te weinig leden: 1 aanwezig, 2 nodig." in page
    assert not AdviceVote.objects.exists()


def test_an_advice_is_adopted_signed_and_sent(as_, city):
    client = as_(city.secretary)
    start_session(client, city)
    be_present(client, city, "chair", "secretary", "member")
    for role, choice in (("chair", "for"), ("secretary", "for"), ("member", "against")):
        vote_as(client, city, city.seats[role], choice)
    client.post(f"{city.advice.room_address}zitting/sluiten/")
    assert Advice.objects.get().state == AdviceState.ADOPTED

    for person in (city.member, city.secretary, city.secretary):
        as_(person).post(f"{city.advice.room_address}tekenen/")
    assert Advice.objects.get().state == AdviceState.ADOPTED
    as_(city.chair).post(f"{city.advice.room_address}tekenen/")

    advice = Advice.objects.get()
    assert (advice.state, Signature.objects.count()) == (AdviceState.SIGNED, 2)
    assert advice.reply_by > timezone.localdate() + timedelta(days=50)


def test_a_member_notes_only_themselves(as_, city):
    start_session(as_(city.chair), city)

    response = as_(city.member).post(
        f"{city.advice.room_address}zitting/aanwezig/", {"membership": city.seats["chair"].pk}
    )

    assert response.status_code == 404


def test_who_is_not_there_cannot_vote(as_, city):
    client = as_(city.chair)
    start_session(client, city)
    be_present(client, city, "chair", "secretary")

    assert "is niet aanwezig" in vote_as(client, city, city.seats["member"]).content.decode()


def test_an_unasked_advice_needs_no_request(as_, city):
    client = as_(city.member)

    response = client.post("/overleg/ongevraagd/", {"body": city.body.pk, "subject": "Lijn 4 moet blijven"})

    room = Advice.objects.get(request=None)
    assert response.url == room.room_address
    assert client.get(room.room_address).status_code == 200


def test_a_member_sees_the_rooms_of_their_own_body_only(as_, city):
    page = as_(city.other_member).get("/overleg/").content.decode()

    assert city.advice.subject not in page


def test_a_request_that_is_not_sent_or_withdrawn_is_not_there(as_, city):
    for state in (RequestState.DRAFT, RequestState.WITHDRAWN):
        type(city.request).objects.filter(pk=city.request.pk).update(state=state)

        assert as_(city.member).get(city.advice.room_address).status_code == 404
        assert city.advice.subject not in as_(city.member).get("/overleg/").content.decode()


def test_the_draft_asks_as_many_questions_for_three_points_as_for_one(as_, city):
    client, counts = as_(city.member), []
    for number in (1, 2, 3):
        RecommendationFactory(advice=city.advice, number=number, question=city.question)
        MembershipFactory(body=city.body)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{city.advice.room_address}advies/")
        counts.append(len(queries))

    assert counts[0] == counts[2]
