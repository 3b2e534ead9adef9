"""Nothing of an advice or a paper is outside its room before its moment: every address, everybody, three moments."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from dialogue.councils.models import Advice, Paper
from dialogue.councils.states import AdviceState
from tests.dialogue.councils.city import make_city
from tests.factories.councils import (
    AdviceFactory,
    MinorityViewFactory,
    PaperFactory,
    RecommendationFactory,
    RecommendationReplyFactory,
    RemarkFactory,
    SlideFactory,
)

pytestmark = pytest.mark.django_db
MADE_UP = 987654
OUT_AT = timezone.make_aware(datetime(2026, 5, 20, 9))  # noqa: DTZ001  (made aware right here)
MARKER = "kersenrood"
PLANTED = ("kort", "advies", "punt", "reden", "anders", "stuk", "dia", "tekst", "gezegd")
INSIDERS = ("chair", "secretary", "member")


@pytest.fixture
def city(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with time_machine.travel(OUT_AT - timedelta(days=20)):
        city = make_city(
            state=AdviceState.PUBLISHED,
            published_at=OUT_AT,
            adopted_at=timezone.now(),
            summary=f"{MARKER} kort",
        )
        Advice.objects.filter(pk=city.advice.pk).update(subject=f"{MARKER} advies")
        city.point = RecommendationFactory(advice=city.advice, number=1, text=f"{MARKER} punt")
        RecommendationReplyFactory(recommendation=city.point, reasons=f"{MARKER} reden")
        MinorityViewFactory(advice=city.advice, text=f"{MARKER} anders", author=city.seats["member"])
        city.paper = PaperFactory(request=city.request, title=f"{MARKER} stuk")
        city.paper.file.save("stuk.pdf", ContentFile(b"%PDF-1.7 " + MARKER.encode()))
        SlideFactory(paper=city.paper, number=1, title=f"{MARKER} dia", text=f"{MARKER} tekst")
        city.later = PaperFactory(
            request=city.request, embargo_until=OUT_AT + timedelta(days=5), title="Later"
        )
        city.never = PaperFactory(request=city.request, stays_in_room=True, title="Nooit")
        for paper in (city.later, city.never):
            paper.file.save("stuk.pdf", ContentFile(b"%PDF-1.7 x"))
    return city


def clients(city):
    found = {"anonymous": Client()}
    for role, person in city.people().items():
        found[role] = Client()
        # Without one, who works for the city is sent to set it up, before anything is looked for.
        Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {}})
        found[role].force_login(person)
    return found


def status_of(client, address):
    response = client.get(address)
    response.getvalue()  # reads and closes a file, and leaves the database open
    return response.status_code


def text_of(client, address):
    response = client.get(address)
    return response.getvalue().decode(errors="replace")


def public_addresses(city, advice=None):
    start = f"/adviezen/{advice or city.advice.pk}/"
    return [start, f"{start}advies.pdf"]


def paper_addresses(paper, advice):
    return [f"/adviezen/{advice}/stukken/{paper}/", f"/adviezen/{advice}/stukken/{paper}/bestand/"]


@pytest.mark.parametrize(
    ("shift", "status"),
    [(timedelta(seconds=-1), 404), (timedelta(), 200), (timedelta(days=1), 200)],
    ids=["before", "at", "after"],
)
def test_advice_and_papers_are_there_for_everybody_from_their_moment_on(city, shift, status):
    addresses = public_addresses(city) + paper_addresses(city.paper.pk, city.advice.pk)
    with time_machine.travel(OUT_AT + shift, tick=False):
        answers = {
            (role, address): status_of(client, address)
            for role, client in clients(city).items()
            for address in addresses
        }

    assert answers == dict.fromkeys(answers, status)


@pytest.mark.parametrize(
    ("shift", "status"),
    [(timedelta(days=4), 404), (timedelta(days=5), 200), (timedelta(days=9), 200)],
    ids=["before", "at", "after"],
)
def test_a_paper_keeps_its_own_embargo_after_the_advice_is_public(city, shift, status):
    addresses = paper_addresses(city.later.pk, city.advice.pk)[1:]
    with time_machine.travel(OUT_AT + shift, tick=False):
        answers = {
            (role, address): status_of(client, address)
            for role, client in clients(city).items()
            for address in addresses
        }

    assert answers == dict.fromkeys(answers, status)


def test_what_stays_in_the_room_never_comes_out(city):
    with time_machine.travel(OUT_AT + timedelta(days=400)):
        answers = {
            address: status_of(Client(), address)
            for address in paper_addresses(city.never.pk, city.advice.pk)
        }

    assert set(answers.values()) == {404}


def room_addresses(advice, city):
    room = f"/overleg/{advice}/"
    return {
        **dict.fromkeys(
            [
                room,
                f"{room}advies/",
                f"{room}zitting/",
                f"{room}vragen/{city.question.pk}/",
                f"{room}stukken/{city.later.pk}/",
                f"{room}stukken/{city.later.pk}/bestand/",
            ],
            INSIDERS,
        ),
        f"{room}antwoord/": ("owner", "college"),
    }


@pytest.mark.parametrize(
    "shift", [timedelta(days=-3), timedelta(), timedelta(days=3)], ids=["before", "at", "after"]
)
def test_the_room_is_for_its_members_at_every_moment(city, shift):
    with time_machine.travel(OUT_AT + shift, tick=False):
        people = clients(city)
        for address, insiders in room_addresses(city.advice.pk, city).items():
            statuses = {role: status_of(client, address) for role, client in people.items()}

            others = {role: 404 for role in people if role not in insiders} | {"anonymous": 302}
            assert statuses == {**others, **dict.fromkeys(insiders, 200)}, address


def as_outsider(response):
    """Status and body, without what differs between any two answers."""
    text = response.content.decode(errors="replace")
    return response.status_code, text.replace(str(MADE_UP), "N"), response.get("Content-Type")


def test_a_closed_thing_answers_as_one_that_does_not_exist(city):
    city.advice.refresh_from_db()
    pairs = [
        (f"/adviezen/{city.advice.pk}/", f"/adviezen/{MADE_UP}/"),
        *zip(paper_addresses(city.paper.pk, city.advice.pk), paper_addresses(MADE_UP, MADE_UP), strict=True),
        *zip(room_addresses(city.advice.pk, city), room_addresses(MADE_UP, city), strict=True),
        (f"/overleg/aanvragen/{city.request.pk}/", f"/overleg/aanvragen/{MADE_UP}/"),
    ]
    with time_machine.travel(OUT_AT - timedelta(days=1), tick=False):
        for role in ("stranger", "other_member", "official", "admin"):
            client = clients(city)[role]
            for real, made_up in pairs:
                there, not_there = client.get(real), client.get(made_up)
                bodies = [
                    as_outsider(answer)[1].replace(path, "PATH")
                    for answer, path in ((there, real), (not_there, made_up))
                ]

                assert (there.status_code, not_there.status_code) == (404, 404), (role, real)
                assert bodies[0] == bodies[1], (role, real)


def says_more_than_was_asked(text):
    """A page of results repeats the word that was looked for; what was planted goes on after it."""
    plain = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    return any(f"{MARKER} {word}" in plain for word in PLANTED)


def test_planted_words_appear_nowhere_before_their_moment(city):
    RemarkFactory(advice=city.advice, author=city.seats["member"], text=f"{MARKER} gezegd")
    public = [
        "/",
        "/adviesorganen/",
        city.body.get_absolute_url(),
        f"/zoeken/?q={MARKER}",
        "/meedoen/",
        "/nergens/",
    ]
    with time_machine.travel(OUT_AT - timedelta(seconds=1), tick=False):
        seen = [
            (role, address)
            for role, client in clients(city).items()
            for address in [*public, *public_addresses(city), *paper_addresses(city.paper.pk, city.advice.pk)]
            if says_more_than_was_asked(text_of(client, address))
        ]

    assert seen == []
    with time_machine.travel(OUT_AT, tick=False):
        assert says_more_than_was_asked(text_of(Client(), city.advice.get_absolute_url()))


def test_mail_never_says_what_an_advice_or_a_paper_says(city):
    from dialogue.councils.tasks import tell_college, tell_members, tell_room

    for job, words in ((tell_room, (city.advice.pk, "opened")), (tell_college, (city.advice.pk,))):
        job.call(*words)
    tell_members.call(city.advice.pk)

    assert [message.subject for message in mail.outbox if MARKER in message.subject + message.body] == []
    assert mail.outbox


def test_a_file_has_no_address_in_the_media_folder(city):
    assert not str(city.paper.file.path).startswith(str(settings.MEDIA_ROOT))
    assert Client().get(f"/media/{city.paper.file.name}").status_code == 404


def test_a_paper_of_another_request_is_not_in_this_room(city):
    other = PaperFactory()
    client = clients(city)["member"]

    assert client.get(f"/overleg/{city.advice.pk}/stukken/{other.pk}/bestand/").status_code == 404


def test_a_file_that_is_not_what_its_name_says_is_refused(city):
    advice = AdviceFactory(body=city.body, unasked=True)
    client = clients(city)["member"]
    before = Paper.objects.count()

    for name, content in (("a.pdf", b"<html>"), ("a.svg", b"<svg/>"), ("a.html", b"<p>"), ("a.pdf", b"")):
        upload = ContentFile(content, name=name)
        response = client.post(f"/overleg/{advice.pk}/stuk/", {"title": "Stuk", "file": upload})
        assert response.status_code == 422, name

    assert Paper.objects.count() == before


def test_a_file_is_given_out_so_that_nothing_in_it_runs(city):
    response = clients(city)["member"].get(f"/overleg/{city.advice.pk}/stukken/{city.paper.pk}/bestand/")
    response.getvalue()

    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in response["Cache-Control"]
