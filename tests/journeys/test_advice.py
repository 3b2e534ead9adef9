"""Scenario 1: the participatieraad advises on the half-year report, in April and May 2020, in a browser."""

import os
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core import mail
from django.test import Client
from playwright.sync_api import expect

from dialogue.councils.actions.adopting import cast_vote, note_attendance
from dialogue.councils.actions.working import add_recommendation, write_remark
from dialogue.councils.models import Advice, AdviceRequest, Recommendation, Remark, RequestQuestion
from dialogue.councils.scheduled import close_requests_past_their_deadline, remind_bodies
from tests.dialogue.councils.city import who_may
from tests.factories.councils import BodyFactory, MembershipFactory
from tests.journeys.conftest import DESK

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ZONE = ZoneInfo("Europe/Amsterdam")
QUESTIONS = {"Spoor 1": 2, "Spoor 2": 2, "Spoor 3": 2, "Spoor 4": 1, "Spoor 5": 1}
REMARKS, SPEAKERS = 34, 9
VERDICTS = ["Overgenomen"] * 7 + ["Deels overgenomen"] * 3 + ["Niet overgenomen"] * 2


def at(day, month, hour=10):
    return datetime(2020, month, day, hour, tzinfo=ZONE)


@pytest.fixture(scope="module", autouse=True)
def database_beside_a_loop():
    """Playwright keeps a loop running in this thread, in which Django would not ask the database."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def travel():
    """Start on 14 April 2020; call it to go on."""
    with time_machine.travel(at(14, 4)) as clock:
        yield clock.move_to


@pytest.fixture
def as_person(database_beside_a_loop, live_server, chromium):
    contexts = []

    def new_page(user):
        context = chromium.new_context(base_url=live_server.url, viewport=DESK, locale="nl-NL")
        contexts.append(context)
        if user:
            client = Client()
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
            name = django_settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def ask(page, body):
    """The civil servant writes the request, its eight questions and its eighteen slides, and sends it."""
    page.goto("/overleg/aanvragen/nieuw/")
    page.get_by_label("Waar gaat het over?").fill("Halfjaarbericht mei 2020")
    page.get_by_label("Wat moet het adviesorgaan weten?").fill("Door corona leest u thuis.")
    page.get_by_label("Concept", exact=True).check()
    page.get_by_label(body.name).check()
    page.get_by_label("Wanneer komt het rapport?").fill("2020-05-20")
    press(page, "Bewaar en ga verder")
    for chapter, count in QUESTIONS.items():
        for number in range(1, count + 1):
            page.get_by_role("link", name="Voeg een vraag toe").click()
            page.get_by_label("Vraag", exact=True).fill(f"Vraag {number} over {chapter}?")
            page.get_by_label("Over welk hoofdstuk?").fill(chapter)
            press(page, "Voeg deze vraag toe")
    page.get_by_role("link", name="Voeg een stuk toe").click()
    page.get_by_label("Titel van het stuk").fill("Presentatie")
    slides = "\n---\n".join(f"Dia {number}\nTekst van dia {number}." for number in range(1, 19))
    page.get_by_label("Of een presentatie om door te bladeren").fill(slides)
    press(page, "Voeg dit stuk toe")
    page.get_by_role("link", name="Verstuur de aanvraag").click()
    expect(page.get_by_label("Advies uiterlijk op")).to_have_value("2020-05-06")
    press(page, "Verstuur")
    expect(page.get_by_text("Verstuurd.")).to_be_visible()


def mails():
    sent = len(mail.outbox)
    mail.outbox.clear()
    return sent


def remind():
    remind_bodies()
    remind_bodies()
    return mails()


def test_the_participatieraad_advises_on_the_half_year_report(travel, as_person, settings):
    settings.SESSION_COOKIE_AGE = 90 * 24 * 3600  # weeks go by in one visit
    body = BodyFactory(name="Participatieraad Zwolle", quorum=6, reminders="7d 1d")
    roles = ["chair", "secretary"] + ["member"] * 9
    seats = [MembershipFactory(body=body, role=role, name=f"Lid {n}") for n, role in enumerate(roles)]
    official, college = who_may("ask_for_advice"), who_may("reply_for_college")
    owner = as_person(official)

    ask(owner, body)

    asked, advice = AdviceRequest.objects.get(), Advice.objects.get()
    assert (asked.number, RequestQuestion.objects.count(), asked.papers.get().slides.count()) == (
        "AV-2020-01",
        8,
        18,
    )
    assert mails() == 11

    # Nine of eleven members speak; two of them in the browser, on a slide and on a question.
    members_speak(as_person(seats[2].user), as_person(seats[3].user), advice, seats)
    assert (Remark.objects.count(), Remark.objects.values("author").distinct().count()) == (REMARKS, SPEAKERS)

    reminders = {}
    for day, month in ((28, 4), (29, 4), (30, 4), (4, 5), (5, 5), (6, 5)):
        travel(at(day, month))
        reminders[day, month] = remind()
    assert [day for day, sent in reminders.items() if sent == 11] == [(29, 4), (5, 5)]
    assert sum(reminders.values()) == 22

    # Written on the last day, sent on the next.
    late = as_person(seats[4].user)
    late.goto(f"{advice.room_address}vragen/{asked.questions.first().pk}/")
    late.get_by_label("Uw opmerking").fill("Net te laat.")
    travel(at(7, 5))
    close_requests_past_their_deadline()
    a_late_remark_is_refused_until_it_is_opened_again(owner, late, asked, advice)

    twelve_points(seats[1].user, advice)
    adopt_and_sign(as_person, advice, seats)
    reply(owner, as_person(college), advice)
    resident = as_person(None)
    resident.goto(advice.get_absolute_url())
    main = resident.get_by_role("main")
    for words in (
        "7 overgenomen, 3 deels, 2 niet",
        "Trede 3 van 6",
        "Het college mag van het advies afwijken en zegt dan waarom.",
        "AV-2020-01",
    ):
        expect(main).to_contain_text(words)
    expect(main.get_by_role("link", name="Paragraaf 1", exact=True).first).to_have_attribute(
        "href", "/agenda/#paragraaf-1"
    )
    assert "Wat lid" not in resident.content()
    assert resident.request.get(f"{advice.get_absolute_url()}advies.pdf").status == 200
    assert resident.request.get(advice.room_address, max_redirects=0).status == 302


def members_speak(on_slide, on_question, advice, seats):
    questions = list(RequestQuestion.objects.all())
    on_slide.goto(advice.room_address)
    on_slide.get_by_role("link", name="Presentatie").click()
    on_slide.get_by_role("link", name="Volgende dia").click()
    on_slide.get_by_label("Uw opmerking").fill("Wat lid 2 zegt over dia 2.")
    press(on_slide, "Plaats mijn opmerking")
    expect(on_slide.get_by_text("Wat lid 2 zegt over dia 2.")).to_be_visible()
    on_question.goto(advice.room_address)
    on_question.get_by_role("link", name="Vraag 1 over Spoor 1?").click()
    on_question.get_by_label("Uw opmerking").fill("Wat lid 3 zegt.")
    press(on_question, "Plaats mijn opmerking")
    expect(on_question.get_by_text("Wat lid 3 zegt.")).to_be_visible()
    for number in range(REMARKS - 2):
        seat, question = seats[number % SPEAKERS], questions[number % len(questions)]
        write_remark(actor=seat.user, advice=advice, question=question, text=f"Wat lid zegt, {number}.")


def a_late_remark_is_refused_until_it_is_opened_again(owner, member, asked, advice):
    press(member, "Plaats mijn opmerking")
    expect(member.get_by_text("De termijn is voorbij.").first).to_be_visible()
    expect(member.get_by_label("Uw opmerking")).to_have_value("Net te laat.")
    assert Remark.objects.count() == REMARKS

    owner.goto(asked.get_absolute_url())
    owner.get_by_role("link", name="Heropen").click()
    owner.get_by_label("Advies uiterlijk op").fill("2020-05-08")
    press(owner, "Heropen")
    expect(owner.get_by_label("Waarom?")).to_have_attribute("aria-invalid", "true")
    owner.get_by_label("Waarom?").fill("Een lid was ziek.")
    press(owner, "Heropen")
    member.goto(advice.room_address)
    expect(member.get_by_role("main")).to_contain_text("Een lid was ziek.")
    member.get_by_role("link", name="Vraag 1 over Spoor 1?").click()
    member.get_by_label("Uw opmerking").fill("Nu op tijd.")
    press(member, "Plaats mijn opmerking")
    expect(member.get_by_text("Nu op tijd.")).to_be_visible()


def twelve_points(secretary, advice):
    for number in range(1, 13):
        add_recommendation(
            actor=secretary,
            advice=Advice.objects.get(pk=advice.pk),
            text=f"Punt {number} van het advies.",
            paragraph=f"Paragraaf {number}",
            paragraph_address=f"/agenda/#paragraaf-{number}",
        )


def for_member(page, words, number):
    """The button of one member; its name goes on after the visible words."""
    page.get_by_role("button", name=re.compile(rf"^{words} ?: Lid {number}$")).click()


def adopt_and_sign(as_person, advice, seats):
    chair, secretary = as_person(seats[0].user), as_person(seats[1].user)
    chair.goto(f"{advice.room_address}zitting/")
    press(chair, "Begin een zitting")
    for_member(chair, "Is aanwezig", 0)
    for_member(chair, "Voor", 0)
    expect(chair.get_by_text("Er zijn te weinig leden: 1 aanwezig, 6 nodig.")).to_be_visible()
    session = advice.sessions.get()
    for seat in seats[:9]:
        note_attendance(actor=seat.user, session=session, membership=seat)
    for seat in seats[1:9]:
        cast_vote(actor=seat.user, session=session, membership=seat, choice="for")
    chair.reload()
    for_member(chair, "Voor", 0)
    press(chair, "Tel en sluit de zitting")
    for page in (chair, secretary):
        page.goto(advice.room_address)
        press(page, "Onderteken het advies")
    expect(secretary.get_by_text("Het advies ligt bij het college.")).to_be_visible()


def reply(owner, college, advice):
    """The owner replies to eleven points; publishing is refused until the twelfth has its reply too."""
    points = list(Recommendation.objects.order_by("number"))
    owner.goto(f"/overleg/{advice.pk}/antwoord/{points[0].pk}/")
    for number, verdict in enumerate(VERDICTS, start=1):
        if number == len(VERDICTS):
            college.goto(f"/overleg/{advice.pk}/antwoord/")
            press(college, "Publiceer advies en reactie")
            college.get_by_role("link", name="Aanbeveling 12 heeft nog geen reactie.").click()
            owner = college
        expect(
            owner.get_by_role("heading", name=f"Reactie op aanbeveling {number}", exact=True)
        ).to_be_visible()
        owner.get_by_label(verdict, exact=True).check()
        owner.get_by_label("Waarom?").fill("Daarom kiezen wij dit.")
        press(owner, "Bewaar deze reactie")
    college.goto(f"/overleg/{advice.pk}/antwoord/")
    press(college, "Publiceer advies en reactie")
    expect(college.get_by_text("Advies en reactie zijn samen gepubliceerd.")).to_be_visible()
