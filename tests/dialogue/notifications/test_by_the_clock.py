"""What comes near, passes or happens without anybody pushing a button: who is reminded, and who merely hears."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail

from dialogue.councils.models import Advice, AdviceRequest
from dialogue.notifications.models import Announcement, How, Message
from dialogue.notifications.watching import look_around
from dialogue.outcomes.actions import publish_promises
from dialogue.outcomes.origins import Origin
from dialogue.outcomes.promises import Promise
from dialogue.outcomes.promising import make_promise
from dialogue.outcomes.states import PromiseState
from dialogue.people.models import Role
from dialogue.processes.models import Process
from dialogue.terms.clock import NETHERLANDS, end_of
from tests.dialogue.councils.city import make_city, who_may
from tests.factories.notifications import FollowFactory, PostalAddressFactory
from tests.factories.outcomes import PromiseFactory, ThemeFactory
from tests.factories.processes import ClosingAnswerFactory, ProcessFactory, ProcessRoleFactory
from tests.factories.taxonomy import SpoorFactory
from tests.factories.terms import TermFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 9, tzinfo=NETHERLANDS)
LAST = (START + timedelta(days=100)).date()
MARKER = "kersenrood"
BENCH = {"title": "Bankje", "text": "Er komt een bankje.", "owner": "Wijkteam", "due_on": LAST}


def day(number):
    return START + timedelta(days=number)


def heard_in(days):
    """{day: [(to, subject)]} of the mails that go when the clock looks around once a day."""
    heard = {}
    for number in days:
        with time_machine.travel(day(number), tick=False):
            look_around()
        if mail.outbox:
            heard[number] = sorted((message.to[0], message.subject) for message in mail.outbox)
        mail.outbox.clear()
    return heard


@pytest.fixture
def process():
    """Published at the start, to be answered after a hundred days."""
    with time_machine.travel(START, tick=False):
        process = ProcessFactory(answer_by=LAST)
        Process.objects.update(first_published_at=START)
    ProcessRoleFactory(process=process, role=Role.MODERATOR)
    return process


@pytest.fixture
def servant(process):
    return ProcessRoleFactory(process=process, role=Role.CIVIL_SERVANT).user


def test_who_must_answer_is_reminded_three_times_and_then_it_is_late(servant):
    soon = [(servant.email, "Een antwoord komt bijna te laat")]

    assert heard_in(range(104)) == {
        50: soon,
        80: soon,
        99: soon,
        101: [(servant.email, "Een antwoord is te laat")],
    }


def test_who_answered_is_not_reminded(process, servant):
    with time_machine.travel(day(40), tick=False):
        ClosingAnswerFactory(process=process)

    assert heard_in(range(40, 104)) == {}


def promise_of(process=None, **values):
    with time_machine.travel(START, tick=False):
        return PromiseFactory(process=process, due_on=LAST, made_on=START.date(), public_at=START, **values)


@pytest.mark.parametrize("has_process", [True, False], ids=["of a process", "of the register"])
def test_whoever_keeps_a_promise_is_reminded_and_hears_that_it_is_late(process, has_process):
    role = ProcessRoleFactory(process=ProcessFactory(), role=Role.CIVIL_SERVANT)
    clerk = who_may("change_promise")
    promise_of(role.process if has_process else None)
    keeper = role.user if has_process else clerk
    soon = [(keeper.email, "Een belofte is bijna te laat")]
    Process.objects.all().update(first_published_at=None)

    assert heard_in(range(1, 104)) == {
        50: soon,
        80: soon,
        99: soon,
        101: [(keeper.email, "Een belofte is te laat")],
    }


def test_nobody_is_reminded_of_a_promise_that_is_kept(servant, process):
    promise_of(process, state=PromiseState.KEPT, settled_on=START.date())
    Process.objects.all().update(first_published_at=None)

    assert heard_in(range(1, 101)) == {}


def test_who_follows_a_late_promise_reads_it_in_the_digest():
    follower = FollowFactory(thing=promise_of(), kind="belofte").user

    heard_in(range(101, 104))

    assert [(m.user, m.how, m.hears) for m in Message.objects.all()] == [
        (follower, How.LINE, "promise_late:followers")
    ]


def test_who_replies_to_an_advice_is_reminded_without_a_word_of_it():
    city = make_city(signed=True)
    Advice.objects.update(subject=f"{MARKER} advies")
    TermFactory(subject=city.advice, rule="awb-8-weken", starts_on=START.date())
    weeks = (end_of("awb-8-weken", START.date()) - START.date()).days
    people = sorted([city.owner.email, city.college.email])

    heard = heard_in(range(1, weeks + 5))

    soon = [(email, "Een termijn loopt af") for email in people]
    assert heard == {
        -(-weeks // 2): soon,
        -(-weeks * 8 // 10): soon,
        weeks - 1: soon,
        weeks + 1: [(email, "Een termijn is voorbij") for email in people],
    }
    assert not Announcement.objects.filter(title__contains=MARKER).exists()
    assert set(Announcement.objects.filter(event__startswith="term").values_list("url", flat=True)) == {
        f"/overleg/{city.advice.pk}/antwoord/"
    }


def test_who_follows_a_body_hears_each_step_and_never_what_it_is_about():
    with time_machine.travel(START, tick=False):
        city = make_city()
        AdviceRequest.objects.update(subject=f"{MARKER} vraag", opened_at=START)
        Advice.objects.update(subject=f"{MARKER} advies", summary=MARKER)
        follower = FollowFactory(thing=city.body, kind="orgaan").user
        look_around()
    Advice.objects.update(state="signed", signed_at=day(10))
    heard_in([10, 11])
    before = list(Announcement.objects.values_list("title", "url"))
    Advice.objects.update(state="published", published_at=day(20))
    heard_in([19])
    assert Message.objects.filter(user=follower).count() == 2

    heard_in([20, 21])

    lines = Message.objects.filter(user=follower).order_by("pk").values_list("how", "announcement__event")
    assert list(lines) == [
        ("line", "advice_asked"),
        ("line", "advice_given"),
        ("line", "advice_replied"),
    ]
    assert set(before) == {(city.body.name, city.body.get_absolute_url())}
    assert Announcement.objects.get(event="advice_replied").url == city.advice.get_absolute_url()


def test_a_new_promise_is_told_to_who_follows_its_spoor_or_its_process(process, servant):
    spoor = SpoorFactory()
    process.sporen.set([spoor])
    process.save()
    by_spoor = FollowFactory(thing=spoor, kind="spoor").user
    by_process = FollowFactory(thing=process, kind="traject").user
    FollowFactory(thing=SpoorFactory(), kind="spoor")

    with time_machine.travel(day(1), tick=False):
        make_promise(
            actor=servant,
            process=process,
            title="Bankje",
            text="Er komt een bankje.",
            owner="Wijkteam",
            due_on=LAST,
        )

    assert Counter(m.user for m in Message.objects.all()) == {by_spoor: 1, by_process: 1}


def test_a_promise_in_a_draft_is_told_when_the_outcome_is_published(process, servant):
    FollowFactory(thing=process, kind="traject")
    theme = ThemeFactory(outcome__process=process)
    origin = Origin(kind="theme", key=theme.pk, label="thema", title="Thema", is_draft=True)
    with time_machine.travel(day(1), tick=False):
        make_promise(actor=servant, process=process, origin=origin, **BENCH)
    assert not Announcement.objects.exists()

    theme.outcome.published_at = day(2)
    publish_promises(theme.outcome)

    assert [a.event for a in Announcement.objects.all()] == ["promise_made"]
    assert Promise.objects.get().public_at == day(2)


def test_what_is_meant_for_a_few_is_not_posted_to_who_follows(process, servant):
    FollowFactory(thing=process, kind="traject", user=None, address=PostalAddressFactory())

    heard_in(range(49, 52))

    assert {m.how for m in Message.objects.all()} == {How.MAIL}
