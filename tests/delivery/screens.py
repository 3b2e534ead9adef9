"""A screen as live-room.js behaves: an outbox, one number it has heard, and patience."""

import asyncio
import json
import random
import re
import urllib.request
import uuid

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

PATIENCE = 2  # seconds without any sign of life before a screen tries another connection
AT_ONCE = 4  # messages a screen sends before it waits for an answer
FRAGMENT = re.compile(r'id="contribution-(\d+)".*?contribution__text">\s*<p>(.*?)</p>', re.DOTALL)
NUMBER = re.compile(r'data-number="(\d+)"')


class LostMessage(AssertionError):
    """The server skipped a number."""


class Screen:
    def __init__(self, address, page, origin, cookie, epoch, texts, heard_by_all):
        self.address, self.page, self.epoch, self.heard_by_all = address, page, epoch, heard_by_all
        self.headers = {"Cookie": cookie}
        self.origin = origin
        self.waiting = list(texts)
        self.outbox = {}
        self.acknowledged = set()
        self.on_acknowledged = lambda: None
        self.shown = {}
        self.heard = 0
        self.attempts = self.reloads = 0

    async def run(self):
        """Until everything is said, acknowledged and heard; connections come and go."""
        while not self.is_done():
            try:
                await self.stay_connected()
            except (OSError, WebSocketException, TimeoutError):
                self.attempts += 1
            await asyncio.sleep(random.uniform(0.05, 0.3))

    def is_done(self):
        return not self.waiting and not self.outbox and self.heard >= self.heard_by_all

    async def stay_connected(self):
        async with connect(
            self.address,
            origin=self.origin,
            additional_headers=self.headers,
            compression=None,
            open_timeout=PATIENCE,
            ping_interval=None,
            close_timeout=0.2,
            proxy=None,
        ) as socket:
            self.sent = set()
            await self.listen(socket)
            while not self.is_done():
                await self.fill(socket)
                try:
                    text = await asyncio.wait_for(socket.recv(), PATIENCE / 2)
                except TimeoutError:
                    await self.listen(socket)
                    text = await asyncio.wait_for(socket.recv(), PATIENCE)
                message = json.loads(text)
                if message.get("code") == "reload":
                    await asyncio.to_thread(self.reload)
                    break
                self.hear(message)

    def reload(self):
        """Who missed too much fetches the page again: it shows the newest, and from which number on to listen."""
        request = urllib.request.Request(self.page, headers=self.headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            page = answer.read().decode()
        self.heard = int(NUMBER.search(page)[1])
        self.shown = {int(pk): text for pk, text in FRAGMENT.findall(page)}
        self.reloads += 1

    async def listen(self, socket):
        await self.say(socket, "listen", uuid.uuid4(), {"epoch": self.epoch, "number": self.heard})

    async def fill(self, socket):
        while self.waiting and len(self.outbox) < AT_ONCE:
            self.outbox[str(uuid.uuid4())] = self.waiting.pop(0)
        for client_id, text in self.outbox.items():
            if client_id not in self.sent:
                self.sent.add(client_id)
                await self.say(socket, "contribute", client_id, {"text": text})

    async def say(self, socket, command, client_id, values):
        await socket.send(json.dumps({"command": command, "id": str(client_id), "values": values}))

    def hear(self, message):
        match message:
            case {"type": "done", "id": client_id} if client_id in self.outbox:
                self.acknowledged.add(self.outbox.pop(client_id))
                self.on_acknowledged()
            case {"type": "refused", "code": "failed", "id": client_id}:
                self.sent.discard(client_id)
            case {"type": "refused"}:
                raise AssertionError(message)
            case {"type": "entries", "entries": entries}:
                for entry in entries:
                    self.apply(entry)

    def apply(self, entry):
        if entry["number"] <= self.heard:
            return
        if entry["number"] > self.heard + 1:
            raise LostMessage(f"{entry['number']} after {self.heard}")
        self.heard = entry["number"]
        if found := FRAGMENT.search(entry.get("html", "")):
            self.shown[int(found[1])] = found[2]

    def list(self):
        return sorted(self.shown.items())
