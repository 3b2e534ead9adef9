"""Screens for tests: a socket that listens, asks, and remembers what it heard."""

import json
import uuid
from contextlib import asynccontextmanager

from asgiref.testing import ApplicationCommunicator
from channels.db import database_sync_to_async
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core import signing

from config.asgi import application
from dialogue.rooms.visitors import SALT, guest_cookie_name

ORIGIN = (b"origin", b"http://localhost")

in_database = database_sync_to_async


class TestScreen:
    """What somebody's browser does, without the browser."""

    __test__ = False

    def __init__(self, communicator, room):
        self.socket, self.room = communicator, room
        self.heard, self.html = 0, {}

    async def next(self, timeout=3):
        message = await self.socket.receive_output(timeout)
        assert message["type"] == "websocket.send", message
        return json.loads(message["text"])

    async def send(self, message):
        text = message if isinstance(message, str) else json.dumps(message)
        await self.socket.send_input({"type": "websocket.receive", "text": text})

    async def ask(self, command, client_id=None, **values):
        """Send a command and wait for its answer; entries that come in between are heard."""
        client_id = str(client_id or uuid.uuid4())
        await self.send({"command": command, "id": client_id, "values": values})
        return await self.answer()

    async def answer(self):
        while True:
            message = await self.next()
            if message["type"] != "entries":
                return message
            self.apply(message)

    async def listen(self, number=0, epoch=None):
        self.heard = number
        return await self.ask("listen", epoch=str(epoch or self.room.epoch), number=number)

    async def hear_until(self, number):
        while self.heard < number:
            message = await self.next()
            assert message["type"] == "entries"
            self.apply(message)
        return self.html

    def apply(self, message):
        for entry in message["entries"]:
            if entry["number"] <= self.heard:
                continue
            assert entry["number"] == self.heard + 1, "a gap"
            self.heard = entry["number"]
            if "html" in entry:
                name = entry["html"].split('id="', 1)[1].split('"', 1)[0]
                self.html[name] = entry["html"]

    async def closed(self, timeout=6):
        """The code with which the server ends this socket."""
        while True:
            message = await self.socket.receive_output(timeout=timeout)
            if message["type"] == "websocket.close":
                return message.get("code", 1000)


@in_database
def session_cookie(user):
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def guest_cookie(key="reiger"):
    return f"{guest_cookie_name()}={signing.dumps(key, salt=SALT)}"


async def connect(path, cookie="", origin=ORIGIN):
    """(the socket, the first thing the server says to it)"""
    headers = [header for header in (origin, (b"cookie", cookie.encode())) if header]
    scope = {"type": "websocket", "path": path, "headers": headers, "query_string": b"", "subprotocols": []}
    socket = ApplicationCommunicator(application, scope)
    await socket.send_input({"type": "websocket.connect"})
    return socket, await socket.receive_output(timeout=3)


@asynccontextmanager
async def screen_in(room, cookie="", origin=ORIGIN):
    socket, welcome = await connect(f"/live/kamers/{room.pk}/", cookie, origin)
    assert welcome["type"] == "websocket.accept"
    try:
        yield TestScreen(socket, room)
    finally:
        await socket.send_input({"type": "websocket.disconnect", "code": 1005})
        await socket.wait(timeout=3)
