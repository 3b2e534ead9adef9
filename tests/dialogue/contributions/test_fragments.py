"""What screens were told, applied to the page they had, is the page they would get now (Zulip's verify_action)."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from dialogue import events, routing  # noqa: F401  (with the sockets come those who draw)
from dialogue.contributions.actions import submit_contribution, support, unsupport
from dialogue.contributions.models import Contribution
from dialogue.events import ProcessAnswered
from dialogue.rooms.actions import record
from dialogue.rooms.models import Entry, Room
from dialogue.rooms.rendering import RENDERERS, render
from tests.factories.contributions import ContributionFactory
from tests.factories.processes import ClosingAnswerFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return RoomFactory()


@pytest.fixture
def author(room):
    return ParticipantFactory(room=room, public_name="Reiger")


def shown(client, room):
    """{element id: fragment} as somebody without a name sees the page, in its order."""
    address = reverse("contributions:conversation", args=[room.phase.process.slug])
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return {item["id"]: normal(item) for item in page.select("[data-list] > li")}


def normal(item):
    return re.sub(r"\s+", " ", str(item))


def apply(stale, told):
    """What live-room.js does with entries: replace what is there, put the rest in its place."""
    fresh = dict(stale)
    for entry in told:
        if "html" in entry:
            item = BeautifulSoup(entry["html"], "html.parser").li
            fresh[item["id"]] = normal(item)
    return dict(sorted(fresh.items(), key=lambda found: int(found[0].rsplit("-", 1)[1])))


def say(author, first):
    submit_contribution(actor=author, room=author.room, text="Zie https://zwolle.nl\n\nen verder")


def back(author, first):
    support(actor=author, room=author.room, contribution=first)


def back_and_forth(author, first):
    support(actor=author, room=author.room, contribution=first)
    unsupport(actor=author, room=author.room, contribution=first)


def hide(author, first):
    Contribution.objects.filter(pk=first.pk).update(hidden_at=timezone.now())
    record(author.room, events.ContributionHidden(contribution=first.pk))


def restore(author, first):
    hide(author, first)
    Contribution.objects.filter(pk=first.pk).update(hidden_at=None)
    record(author.room, events.ContributionRestored(contribution=first.pk))


def flag(author, first):
    record(author.room, events.ContributionFlagged(contribution=first.pk))


def all_at_once(author, first):
    for act in (say, back, hide, say):
        act(author, first)


@pytest.mark.parametrize("act", [say, back, back_and_forth, hide, restore, flag, all_at_once])
def test_what_is_told_makes_a_stale_page_a_fresh_one(client, room, author, act):
    first = ContributionFactory(author=author)
    stale = shown(client, room)

    act(author, first)

    told = render(list(Entry.objects.filter(room=room)))
    assert apply(stale, told) == shown(client, room)
    assert [entry["number"] for entry in told] == list(range(1, Room.objects.get(pk=room.pk).head + 1))


def test_that_somebody_reported_something_is_nobodys_business(author):
    flag(author, ContributionFactory(author=author))

    assert render(list(Entry.objects.all())) == [{"number": 1}]


def test_every_event_about_what_is_shown_has_somebody_who_draws_it():
    silent = {"contribution_flagged"}
    about_contributions = {type for type in events.EVENTS if type.startswith("contribution_")}

    assert set(RENDERERS) == about_contributions - silent | {"process_answered"}


def test_a_contribution_that_occurs_often_is_drawn_once(author):
    first = ContributionFactory(author=author)
    for _ in range(3):
        back_and_forth(author, first)

    told = render(list(Entry.objects.all()))

    assert [bool(entry.get("html")) for entry in told] == [True] + [False] * 5


@pytest.mark.parametrize("count", [1, 3])
def test_a_frame_costs_the_same_queries_whatever_it_holds(author, django_assert_num_queries, count):
    for _ in range(count):
        say(author, None)
    entries = list(Entry.objects.all())

    with django_assert_num_queries(1):
        told = render(entries)

    assert len([entry for entry in told if "html" in entry]) == count


def test_an_open_screen_hears_that_the_municipality_answered(client, room):
    ClosingAnswerFactory(process=room.phase.process)
    with transaction.atomic():
        entry = record(room, ProcessAnswered(process=room.phase.process_id))

    (told,) = render([entry])

    assert told["number"] == entry.number
    page = client.get(reverse("contributions:conversation", args=[room.phase.process.slug]))
    fresh = BeautifulSoup(page.content, "html.parser").select_one("#answered")
    assert normal(BeautifulSoup(told["html"], "html.parser").select_one("#answered")) == normal(fresh)
    assert room.phase.process.get_absolute_url() in told["html"]
