"""Following a thing, seeing what one follows, and the calendar of a process."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from dialogue.notifications.actions import follow
from dialogue.notifications.models import Follow, MailChoice, Message
from dialogue.people.actions import erase_person
from dialogue.people.mine import everything_about
from tests.factories.councils import BodyFactory
from tests.factories.notifications import FollowFactory, MailChoiceFactory
from tests.factories.outcomes import PromiseFactory
from tests.factories.people import UserFactory
from tests.factories.processes import PhaseFactory, ProcessFactory
from tests.factories.taxonomy import NeighbourhoodFactory, SpoorFactory, TargetGroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def els(client):
    user = UserFactory()
    client.force_login(user)
    return user


def address_of(kind, thing):
    return f"/volgen/{kind}/{thing.pk}/"


@pytest.mark.parametrize(
    ("kind", "factory"),
    [
        ("traject", ProcessFactory),
        ("spoor", SpoorFactory),
        ("doelgroep", TargetGroupFactory),
        ("wijk", NeighbourhoodFactory),
        ("belofte", PromiseFactory),
        ("orgaan", BodyFactory),
    ],
)
def test_a_button_follows_and_another_stops_without_script(client, els, kind, factory):
    thing = factory()
    path = address_of(kind, thing)
    assert "Ja, volgen" in client.get(path).content.decode()
    for _n in range(2):
        assert client.post(path, follow=True).status_code == 200
    assert list(Follow.objects.values_list("user", "kind", "key")) == [(els.pk, kind, thing.pk)]
    assert str(thing) in client.get("/mijn/volgen/").content.decode()
    for _n in range(2):
        client.post(path, {"stop": "1"})
    assert not Follow.objects.exists()


@pytest.mark.parametrize(
    "factory", [ProcessFactory, TargetGroupFactory, NeighbourhoodFactory, PromiseFactory, BodyFactory]
)
def test_the_page_of_a_thing_leads_to_following_it(client, factory):
    thing = factory()
    page = client.get(thing.get_absolute_url()).content.decode()
    assert f"/{thing.pk}/" in page
    assert "Volgen" in page


def test_who_is_not_signed_in_is_asked_to(client):
    path = address_of("traject", ProcessFactory())
    assert client.get(path).url == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("path", ["/volgen/traject/999/", "/volgen/iets/1/", "/volgen/traject/0/"])
def test_what_is_not_there_cannot_be_followed(client, els, path):
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_a_draft_is_as_if_it_were_not_there(client, els):
    draft = ProcessFactory(draft=True)
    assert client.post(address_of("traject", draft)).status_code == 404
    assert client.get(f"/meedoen/{draft.slug}/agenda.ics").status_code == 404
    follow(actor=els, thing=draft)
    assert draft.title not in client.get("/mijn/volgen/").content.decode()


def test_a_choice_is_kept_and_a_wrong_one_is_refused_with_words(client, els):
    client.post("/mijn/volgen/", {"rhythm": "day"})
    assert list(MailChoice.objects.values_list("rhythm", "at_once")) == [("day", False)]
    response = client.post("/mijn/volgen/", {"rhythm": "elk uur"})
    assert response.status_code == 422
    assert MailChoice.objects.get().rhythm == "day"


def test_the_list_asks_the_same_number_of_queries(client, els):
    counts = []
    for _n in range(3):
        FollowFactory(thing=ProcessFactory(), user=els)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/mijn/volgen/")
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_it_is_in_my_copy_and_gone_after_erasing(els):
    process = ProcessFactory(title="Oud worden in de stad")
    follow(actor=els, thing=process)
    MailChoiceFactory(user=els, rhythm="day")
    Message.objects.create(user=els, key="x", how="mail")
    copy = everything_about(els)["notifications"]
    assert copy["follows"] == ["traject: Oud worden in de stad"]
    assert [choice["rhythm"] for choice in copy["choice"]] == ["day"]
    assert [mail["key"] for mail in copy["mails"]] == ["x"]

    erase_person(actor=els)

    assert (Follow.objects.count(), MailChoice.objects.count(), Message.objects.count()) == (0, 0, 0)


def test_the_calendar_has_the_phases_the_decision_and_the_answer(client):
    process = ProcessFactory(
        title="Oud worden", decided_on=date(2026, 4, 1), answer_by=date(2026, 3, 3), slug="oud"
    )
    phase = PhaseFactory(process=process, title="Praat mee")

    response = client.get("/meedoen/oud/agenda.ics")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert [(str(e["summary"]), e.decoded("dtstart")) for e in events] == [
        ("Oud worden: Praat mee", phase.opens_at.replace(microsecond=0)),
        ("Oud worden: Besluit door: De gemeenteraad", date(2026, 4, 1)),
        ("Oud worden: Uiterlijk op deze dag krijgt u ons antwoord", date(2026, 3, 3)),
    ]
    assert len({str(e["uid"]) for e in events}) == 3


def test_the_calendar_is_the_same_for_everyone_and_does_not_change_by_itself(client, els):
    process = ProcessFactory()
    PhaseFactory(process=process)
    path = f"/meedoen/{process.slug}/agenda.ics"
    first = client.get(path).content
    client.logout()
    assert client.get(path).content == first
