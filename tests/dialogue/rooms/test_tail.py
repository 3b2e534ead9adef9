"""One tail per room and process: what it hands out, to whom, and what a slow screen costs others."""

import asyncio
import json

import pytest
from channels.layers import get_channel_layer

from dialogue.contributions.actions import submit_contribution
from dialogue.rooms import bell, tail
from dialogue.rooms.models import Entry, Room
from dialogue.rooms.screens import Screen
from dialogue.rooms.visitors import Visitor
from tests.dialogue.rooms.sockets import guest_cookie, in_database, screen_in
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room():
    return RoomFactory()


@pytest.fixture
def author(room):
    return ParticipantFactory(room=room)


def say(author, *texts):
    for text in texts:
        submit_contribution(actor=author, room=author.room, text=text)


class Socket:
    """The server's end of a socket whose client may stop reading."""

    def __init__(self):
        self.messages, self.reads = [], asyncio.Event()
        self.reads.set()

    async def send(self, message):
        await self.reads.wait()
        self.messages.append(message)

    def numbers(self):
        return [
            entry["number"]
            for message in self.messages
            for entry in json.loads(message["text"]).get("entries", [])
        ]

    async def hears(self, number):
        async with asyncio.timeout(5):
            while not self.numbers() or self.numbers()[-1] < number:
                await asyncio.sleep(0.01)


@pytest.fixture
async def screens_at(room):
    """Make screens that listen to the room from a number; all leave afterwards."""
    made = []

    def make(socket, number=0):
        screen = Screen(Visitor(), socket.send)
        screen.listen_to(tail.tail_of(room.pk), number)
        made.append(screen)
        return screen

    yield make
    for screen in made:
        screen.stop()


async def test_a_screen_hears_everything_after_its_number_once_and_in_order(room, author, screens_at):
    await in_database(say)(author, "een", "twee", "drie")
    socket = Socket()
    screens_at(socket, number=1)

    await socket.hears(3)
    await in_database(say)(author, "vier")
    await socket.hears(4)

    assert socket.numbers() == [2, 3, 4]


async def test_entries_that_come_together_go_in_one_frame(room, author, screens_at):
    await in_database(say)(author, *"abcde")
    socket = Socket()
    screens_at(socket)

    await socket.hears(5)

    assert len(socket.messages) == 1


async def test_a_screen_that_stops_reading_delays_nobody_and_hears_all_when_it_reads_again(
    room, author, screens_at
):
    slow, quick = Socket(), Socket()
    for socket in (slow, quick):
        screens_at(socket)
    await in_database(say)(author, "een")
    await slow.hears(1)
    slow.reads.clear()

    for number in range(2, 6):
        await in_database(say)(author, f"nummer {number}")
        await quick.hears(number)
    assert slow.numbers() == [1]

    slow.reads.set()
    await slow.hears(5)
    assert slow.numbers() == quick.numbers() == [1, 2, 3, 4, 5]


async def test_what_was_hidden_meanwhile_is_not_told_to_a_screen_that_was_slow(room, author, screens_at):
    slow, quick = Socket(), Socket()
    for socket in (slow, quick):
        screens_at(socket)
    await in_database(say)(author, "een")
    await slow.hears(1)
    slow.reads.clear()
    await in_database(say)(author, "twee", "iets lelijks", "vier")
    await quick.hears(4)
    await in_database(
        lambda: room.contributions.filter(text="iets lelijks").update(hidden_at="2026-01-01T12:00Z")
    )()

    slow.messages.clear()
    slow.reads.set()
    await slow.hears(4)

    # At most the frame that was being written when it stopped reading may still hold it.
    told = [message["text"] for message in slow.messages if "lelijks" in message["text"]]
    assert len(told) <= 1


async def test_a_bell_that_is_not_heard_costs_two_seconds_at_most(room, author, screens_at, monkeypatch):
    monkeypatch.setattr(tail, "LOOK_EVERY", 0.2)
    socket = Socket()
    screens_at(socket)
    await asyncio.sleep(0)

    monkeypatch.setattr("dialogue.rooms.actions.ring", lambda room_id: None)
    await in_database(say)(author, "zachtjes")

    await socket.hears(1)


async def test_a_channel_layer_that_is_broken_costs_nobody_their_contribution(
    room, author, screens_at, monkeypatch
):
    monkeypatch.setattr(tail, "LOOK_EVERY", 0.2)
    monkeypatch.setattr(bell, "PATIENCE", 0.1)

    async def broken(*arguments):
        raise ConnectionError("Redis is away")

    for name in ("group_send", "group_add", "new_channel", "receive"):
        monkeypatch.setattr(get_channel_layer(), name, broken, raising=False)
    socket = Socket()
    screens_at(socket)

    await in_database(say)(author, "toch")

    await socket.hears(1)


async def test_after_a_restore_of_the_database_screens_fetch_the_page_again(
    room, author, screens_at, monkeypatch
):
    monkeypatch.setattr(tail, "LOOK_EVERY", 0.1)
    await in_database(say)(author, "een", "twee")
    socket = Socket()
    screens_at(socket, number=2)
    await in_database(say)(author, "drie")
    await socket.hears(3)

    def restore():
        Entry.objects.filter(room=room, number__gt=1).delete()
        Room.objects.filter(pk=room.pk).update(head=1, epoch="11111111-1111-4111-8111-111111111111")

    await in_database(restore)()
    async with asyncio.timeout(3):
        while json.loads(socket.messages[-1]["text"])["type"] != "reload":
            await asyncio.sleep(0.02)


async def test_who_missed_more_than_a_thousand_fetches_the_page_again(room):
    await in_database(lambda: Room.objects.filter(pk=room.pk).update(head=1001))()
    async with screen_in(room) as screen:
        assert (await screen.listen(number=0))["code"] == "reload"
        assert (await screen.listen(number=1))["type"] == "done"
        assert (await screen.listen(number=1002))["code"] == "reload"


async def test_a_screen_that_asks_again_is_told_again(room):
    async with screen_in(room, guest_cookie()) as screen:
        await screen.listen()
        await screen.ask("contribute", text="een")
        await screen.hear_until(1)
        screen.html.clear()

        await screen.listen(number=0)

        assert len(await screen.hear_until(1)) == 1


async def test_many_who_come_back_at_once_are_read_for_together(room, author, screens_at, monkeypatch):
    await in_database(say)(author, "een", "twee")
    reads = []
    read = tail.read
    monkeypatch.setattr(tail, "read", lambda room_id, after: reads.append(after) or read(room_id, after))
    sockets = [Socket() for _ in range(50)]

    for socket in sockets:
        screens_at(socket)
    await asyncio.gather(*(socket.hears(2) for socket in sockets))

    assert reads.count(0) <= 2
