"""Three ways to tell one message to many sockets, in one server: a raw loop, plain Channels, and our tail.

A client that says "20" makes the server tell everyone on that way twenty messages, one by one.
"""

import asyncio
import json
import time

import django

django.setup()

from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.core.handlers.asgi import ASGIHandler  # noqa: E402
from django.urls import path  # noqa: E402

from dialogue.rooms.screens import Screen  # noqa: E402
from dialogue.rooms.tail import Frame, Tail  # noqa: E402
from dialogue.rooms.visitors import Visitor  # noqa: E402

TEXT = json.dumps({"type": "entries", "entries": [{"number": 1, "html": ""}]})
TEXT = TEXT.replace('""', '"' + "x" * (200 - len(TEXT)) + '"')  # 200 bytes
MESSAGE = {"type": "websocket.send", "text": TEXT}


class Raw:
    """What uvicorn can do when nothing stands between."""

    sends = set()

    async def __call__(self, scope, receive, send):
        await receive()
        await send({"type": "websocket.accept"})
        self.sends.add(send)
        while (event := await receive())["type"] == "websocket.receive":
            for _number in range(int(event["text"])):
                for other in self.sends:
                    await other(MESSAGE)
                await asyncio.sleep(0)
        self.sends.discard(send)


class PlainChannels(AsyncWebsocketConsumer):
    """As the documentation of Channels does it."""

    groups = ["everyone"]

    async def receive(self, text_data=None, bytes_data=None):
        for _number in range(int(text_data)):
            await self.channel_layer.group_send("everyone", {"type": "tell", "text": TEXT})

    async def tell(self, event):
        await self.send(text_data=event["text"])


class BareTail(Tail):
    """Our tail without a database: only the handing out is measured here."""

    def __init__(self):
        super().__init__(room_id=0, tails={})
        self.number = 0
        self.begun.set()

    def join(self, screen):
        self.screens.add(screen)

    async def frame_after(self, number):
        return None


class OurTail(AsyncWebsocketConsumer):
    channel_layer_alias = None
    tail = None

    async def connect(self):
        await self.accept()
        OurTail.tail = OurTail.tail or BareTail()
        self.screen = Screen(Visitor(), self.base_send)
        self.screen.listen_to(self.tail, self.tail.number)

    async def receive(self, text_data=None, bytes_data=None):
        for _number in range(int(text_data)):
            number = self.tail.number + 1
            self.tail.hand_out(Frame(number, number, MESSAGE))
            await asyncio.sleep(0)

    async def disconnect(self, code):
        self.screen.stop()


class Clock(AsyncWebsocketConsumer):
    """The processor time this server has used, for rates that do not depend on what else the machine does."""

    channel_layer_alias = None

    async def receive(self, text_data=None, bytes_data=None):
        await self.send(text_data=str(time.process_time()))


ways = [
    path("clock", Clock.as_asgi()),
    path("raw", Raw()),
    path("channels", PlainChannels.as_asgi()),
    path("tail", OurTail.as_asgi()),
]
application = ProtocolTypeRouter({"http": ASGIHandler(), "websocket": URLRouter(ways)})
