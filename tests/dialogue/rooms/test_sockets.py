"""What a socket refuses, with a reason or a close code, and that others do not notice."""

import asyncio
import json
import uuid

import pytest

from dialogue.rooms import limits, tail
from dialogue.rooms.models import Participant, Room
from tests.dialogue.rooms.sockets import (
    ORIGIN,
    connect,
    guest_cookie,
    in_database,
    screen_in,
    session_cookie,
)
from tests.factories.people import UserFactory
from tests.factories.processes import ProcessFactory
from tests.factories.rooms import ParticipantFactory, RoomFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room():
    return RoomFactory()


@pytest.fixture(autouse=True)
def full_buckets():
    limits._buckets.clear()


def command(name="contribute", client_id=None, **values):
    return {"command": name, "id": client_id or str(uuid.uuid4()), "values": values}


MALFORMED = {
    "not JSON": "hallo",
    "nothing": "",
    "a list": "[]",
    "a number": "12",
    "null": "null",
    "cut off": '{"command": "contribute"',
    "deep": "[" * 60_000,
    "an endless number": '{"command": "listen", "id": "x", "values": {"number": NaN}}',
    "half a character": json.dumps(command(text="\ud800")),
    "no id": json.dumps({"command": "contribute", "values": {}}),
    "an id that is not one": json.dumps(command(client_id="1; drop table")),
    "a key too many": json.dumps({**command(text="Hallo"), "admin": True}),
    "values in a list": json.dumps({"command": "contribute", "id": str(uuid.uuid4()), "values": ["text"]}),
    "a value that is a list": json.dumps(command(text=["Hallo"])),
    "a value that is an object": json.dumps(command(text={"$ne": ""})),
    "a value that is true": json.dumps(command("support", contribution=True)),
    "a command that is a number": json.dumps({**command(), "command": 7}),
}
REFUSED = {
    "unknown command": (command("delete_everything"), "unknown_command"),
    "a command of Python": (command("__init__"), "unknown_command"),
    "a field that does not exist": (command(text="Hallo", author=1), "unknown_field"),
    "a field of another command": (command("support", contribution=1, text="x"), "unknown_field"),
    "no text": (command(), "invalid"),
    "too long": (command(text="a" * 2001), "invalid"),
    "a zero byte": (command(text="a\0b"), "invalid"),
    "an id that does not exist": (command("support", contribution=999_999), "invalid"),
    "an id that fits no column": (command("support", contribution=10**40), "invalid"),
    "a negative id": (command("support", contribution=-1), "invalid"),
    "a wrong epoch": (command("listen", epoch=str(uuid.uuid4()), number=0), "reload"),
    "an epoch that is not one": (command("listen", epoch="gisteren", number=0), "invalid"),
    "a negative number": (command("listen", epoch=str(uuid.uuid4()), number=-1), "invalid"),
}


@pytest.mark.parametrize("message", MALFORMED.values(), ids=MALFORMED)
async def test_what_is_not_a_command_is_refused_and_the_socket_goes_on(room, message):
    async with screen_in(room, guest_cookie()) as screen:
        await screen.send(message)
        answer = await screen.answer()

        assert (answer["type"], answer["code"]) == ("refused", "malformed")
        assert answer["reason"] == "Wij begrijpen niet wat uw scherm stuurde."
        assert (await screen.ask("contribute", text="Ik ben er nog"))["type"] == "done"


@pytest.mark.parametrize(("message", "code"), REFUSED.values(), ids=REFUSED)
async def test_a_command_that_does_not_fit_is_refused_with_a_reason(room, message, code):
    async with screen_in(room, guest_cookie()) as screen:
        await screen.send(message)
        answer = await screen.answer()

        assert (answer["type"], answer["code"], answer["id"]) == ("refused", code, message["id"])
        assert answer["reason"]
        assert (await screen.ask("contribute", text="Ik ben er nog"))["type"] == "done"


async def test_bytes_are_not_a_command(room):
    async with screen_in(room) as screen:
        await screen.socket.send_input({"type": "websocket.receive", "bytes": b"\x00\xff"})

        assert (await screen.answer())["code"] == "malformed"


async def test_a_message_that_is_too_large_closes_the_socket(room):
    async with screen_in(room) as screen, screen_in(room, guest_cookie()) as other:
        await screen.send(json.dumps(command(text="a" * 65_600)))

        assert await screen.closed() == 1009
        assert (await other.ask("contribute", text="Ik merk niets"))["type"] == "done"


@pytest.mark.parametrize(
    "origin",
    [None, (b"origin", b"https://elders.example"), (b"origin", b"null"), (b"origin", b"http://[kapot")],
    ids=["missing", "foreign", "null", "broken"],
)
async def test_a_foreign_origin_is_refused(room, origin):
    _socket, answer = await connect(f"/live/kamers/{room.pk}/", origin=origin)

    assert answer["type"] == "websocket.close"


@pytest.mark.parametrize(
    "path", ["/live/", "/live/kamers/", "/live/kamers/x/", "/elders/", "/live/kamers/1/2/"]
)
async def test_an_unknown_address_is_refused(path):
    _socket, answer = await connect(path, origin=ORIGIN)

    assert answer["type"] == "websocket.close"


@pytest.mark.parametrize("which", ["draft", "not there", "too large a number"])
async def test_a_room_that_is_not_public_is_closed_like_one_that_does_not_exist(which):
    draft = await in_database(lambda: RoomFactory(phase__process=ProcessFactory(draft=True)))()
    room = {"draft": draft, "not there": Room(pk=999_999), "too large a number": Room(pk=10**30)}[which]

    async with screen_in(room) as screen:
        assert await screen.closed() == 4404


async def test_too_many_messages_are_refused_and_others_are_not_affected(room, settings):
    settings.MESSAGES_PER_MINUTE = 5
    async with screen_in(room, guest_cookie("druk")) as busy, screen_in(room, guest_cookie("rustig")) as calm:
        answers = [await busy.ask("contribute", text=f"Nummer {number}") for number in range(8)]
        assert [answer["type"] for answer in answers] == ["done"] * 5 + ["refused"] * 3
        assert (answers[-1]["code"], answers[-1]["again"]) == ("too_many", True)
        assert (await calm.ask("contribute", text="Rustig"))["type"] == "done"

    async with screen_in(room, guest_cookie("druk")) as second_tab:
        assert (await second_tab.ask("contribute", text="Andere tab"))["code"] == "too_many"


def test_a_bucket_fills_itself_again(settings, monkeypatch):
    settings.MESSAGES_PER_MINUTE = 60
    now = [0.0]
    monkeypatch.setattr(limits.time, "monotonic", lambda: now[0])

    assert [limits.take("reiger") for _ in range(61)] == [True] * 60 + [False]
    now[0] += 2
    assert [limits.take("reiger") for _ in range(3)] == [True, True, False]


def test_full_buckets_are_thrown_away(settings, monkeypatch):
    monkeypatch.setattr(limits, "MANY", 10)
    now = [0.0]
    monkeypatch.setattr(limits.time, "monotonic", lambda: now[0])
    for person in range(11):
        limits.take(person)
    now[0] += 60

    limits.take("reiger")

    assert list(limits._buckets) == ["reiger"]


async def log_out(user):
    await in_database(lambda: type(user).objects.filter(pk=user.pk).update(password="anders"))()


async def block(user):
    await in_database(lambda: type(user).objects.filter(pk=user.pk).update(is_active=False))()


async def remove(user):
    removed = Participant.objects.filter(user=user)
    await in_database(lambda: removed.update(removed_at="2026-01-01T12:00:00Z"))()


async def end_session(user):
    from django.contrib.sessions.backends.cached_db import SessionStore
    from django.contrib.sessions.models import Session

    keys = await in_database(lambda: list(Session.objects.values_list("session_key", flat=True)))()
    for key in keys:
        await in_database(SessionStore(key).flush)()


ENDINGS = {
    "logged out": (end_session, 4401),
    "password changed": (log_out, 4401),
    "blocked": (block, 4403),
    "removed from the room": (remove, 4403),
}


@pytest.mark.parametrize(("end", "code"), ENDINGS.values(), ids=ENDINGS)
async def test_who_may_not_stay_is_muted_at_once(room, end, code):
    user = await in_database(UserFactory)()
    await in_database(ParticipantFactory)(room=room, user=user)
    async with screen_in(room, await session_cookie(user)) as screen:
        assert (await screen.ask("contribute", text="Ik ben er"))["type"] == "done"
        await end(user)

        await screen.send(command(text="Ik ben er niet meer"))

        assert await screen.closed() == code
    assert await in_database(room.contributions.count)() == 1


@pytest.mark.parametrize(("end", "code"), ENDINGS.values(), ids=ENDINGS)
async def test_who_may_not_stay_is_sent_away_from_listening_too(room, monkeypatch, end, code):
    monkeypatch.setattr(tail, "CHECK_EVERY", 0.1)
    user = await in_database(UserFactory)()
    await in_database(ParticipantFactory)(room=room, user=user)
    async with screen_in(room, await session_cookie(user)) as screen, screen_in(room) as other:
        await screen.listen()
        await other.listen()
        await end(user)

        assert await screen.closed() == code
        assert (await other.listen())["type"] == "done"


def test_a_check_of_everyone_comes_within_five_seconds():
    assert tail.CHECK_EVERY < 5


async def test_a_guest_who_was_removed_is_sent_away(room):
    async with screen_in(room, guest_cookie()) as screen:
        await screen.ask("contribute", text="Iets vervelends")
        await in_database(lambda: Participant.objects.update(removed_at="2026-01-01T12:00:00Z"))()

        await screen.send(command(text="Nog iets"))

        assert await screen.closed() == 4403


async def test_a_phase_that_closes_mutes_everyone_at_once(room):
    async with screen_in(room, guest_cookie()) as screen:
        await screen.ask("contribute", text="Net op tijd")
        await in_database(lambda: type(room.phase).objects.update(kind="decide"))()

        answer = await screen.ask("contribute", text="Net te laat")

    assert (answer["type"], answer["code"]) == ("refused", "not_allowed")
    assert answer["reason"] == "U kunt nu niet meepraten. Deze fase is niet open."


async def test_who_looks_on_cannot_speak(room):
    async with screen_in(room) as screen:
        answer = await screen.ask("contribute", text="Wie ben ik?")

    assert (answer["code"], answer["reason"]) == ("not_allowed", "Log eerst in om mee te praten.")


async def test_a_forged_guest_cookie_is_nobody(room):
    async with screen_in(room, "guest=InJlaWdlciI:1abcde:vervalst") as screen:
        assert (await screen.ask("contribute", text="Ik?"))["code"] == "not_allowed"


async def test_something_that_fails_on_our_side_says_so_and_may_be_sent_again(room, monkeypatch):
    from dialogue.contributions.consumers import ConversationConsumer

    def fail(**values):
        raise RuntimeError("the disk is full")

    form, _action = ConversationConsumer.requests["contribute"]
    monkeypatch.setitem(ConversationConsumer.requests, "contribute", (form, fail))
    async with screen_in(room, guest_cookie()) as screen:
        answer = await screen.ask("contribute", text="Hallo")

    assert (answer["type"], answer["code"], answer["again"]) == ("refused", "failed", True)
    assert "disk" not in json.dumps(answer)


async def test_a_screen_that_never_closes_properly_leaves_nothing_behind(room):
    async with screen_in(room) as screen:
        await screen.listen()
        loop = asyncio.get_running_loop()
        assert room.pk in tail._tails[loop]

    assert room.pk not in tail._tails[loop]
