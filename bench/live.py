"""One room with many screens: how fast they hear, and how much one core can tell them. `python -m bench.live`.

Server on one core, screens on the other; the ways to tell are interleaved, so a noisy moment falls on all.
"""

import asyncio
import json
import os
import re
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path

from bench.cases import python
from bench.servers import LOAD_CORE, free_port, serving
from bench.sockets import open_socket, open_sockets

SCREENS = int(os.environ.get("BENCH_SCREENS", "200"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
SECONDS, AT_ONCE = 3, 20
FRAME = 4 + 200  # bytes of one message on the line (bench/reference/sockets.py)
RATE, MESSAGES, WARM_UP = 5, 100, 10
RESULTS = Path(__file__).parent / "results" / "live.json"
WAYS = {"raw uvicorn loop": "raw", "our tail": "tail", "plain Channels group_send": "channels"}
UVICORN = [
    *("--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--ws-max-queue", "8"),
    *("--ws-max-size", "65536", "--log-level", "error", "--lifespan", "off"),
]
ROOM = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.core import signing
from dialogue.rooms.visitors import SALT, guest_cookie_name
from tests.factories.rooms import RoomFactory
room = RoomFactory()
print(room.pk, room.epoch, guest_cookie_name() + "=" + signing.dumps("bench", salt=SALT))
"""


def uvicorn(target, port):
    return [sys.executable, "-m", "uvicorn", target, "--port", str(port), *UVICORN]


class Flood:
    """All screens on one way, and how many bytes they heard together."""

    def __init__(self):
        self.bytes, self.expected, self.complete = 0, 0, asyncio.Event()

    def hear(self, size):
        self.bytes += size
        if self.bytes >= self.expected:
            self.complete.set()

    async def ask(self, socket, messages, size):
        """Let the server tell everyone so many messages; returns when all have come."""
        self.bytes, self.expected = 0, messages * size * SCREENS
        self.complete.clear()
        socket.say(str(messages))
        await asyncio.wait_for(self.complete.wait(), 60)


async def processor_time(address):
    """Seconds of its core that the server has used so far."""
    answer = asyncio.get_running_loop().create_future()
    socket = await open_socket(f"{address}/clock", lambda text: answer.set_result(float(text)))
    socket.say("?")
    seconds = await asyncio.wait_for(answer, 10)
    socket.transport.close()
    return seconds


async def deliveries(address, path):
    """Messages that all screens together hear for each second of the server's core, when it tells as fast as it can."""
    flood = Flood()
    sockets = await open_sockets(SCREENS, f"{address}/{path}", flood.hear)
    for socket in sockets:
        socket.count_bytes()
    await asyncio.sleep(0.5)
    await flood.ask(sockets[0], 1, size=FRAME)
    told, begun, used = 0, time.perf_counter(), await processor_time(address)
    while time.perf_counter() - begun < SECONDS:
        await flood.ask(sockets[0], AT_ONCE, size=FRAME)
        told += AT_ONCE
    took = await processor_time(address) - used
    for socket in sockets:
        socket.transport.close()
    await asyncio.sleep(0.5)
    return told * SCREENS / took


async def latencies(address, room, epoch, cookie):
    """Milliseconds from sending a contribution to hearing it, for each of the screens, at a steady rate."""
    sent, took = {}, []
    number = re.compile(rb"bericht (\d+) ")

    def hear(text):
        if text.startswith(b'{"type": "entries"'):
            now = time.perf_counter()
            took.extend((now - sent[int(found)]) * 1000 for found in number.findall(text))

    path = f"{address}/live/kamers/{room}/"
    listeners = await open_sockets(SCREENS, path, hear)
    for listener in listeners:
        listener.say(command("listen", epoch=epoch, number=0))
    speaker = await open_socket(path, lambda text: None, cookie)
    await asyncio.sleep(2)
    begun = time.perf_counter()
    for index in range(WARM_UP + MESSAGES):
        await asyncio.sleep(max(0, begun + index / RATE - time.perf_counter()))
        sent[index] = time.perf_counter()
        speaker.say(command("contribute", text=f"bericht {index} " + "van iemand in de zaal " * 4))
    async with asyncio.timeout(30):
        while len(took) < (WARM_UP + MESSAGES) * SCREENS:
            await asyncio.sleep(0.1)
    return took[WARM_UP * SCREENS :]


def command(name, **values):
    return json.dumps({"command": name, "id": str(uuid.uuid4()), "values": values})


def percentile(values, percent):
    return round(statistics.quantiles(values, n=100)[percent - 1], 1)


def measure_ways():
    """{way: deliveries per second}, each once per round, in turn."""
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONWARNINGS": "ignore"}
    port, rounds = free_port(), {name: [] for name in WAYS}
    with serving(
        uvicorn("bench.reference.sockets:application", port), port, "/robots.txt", **settings
    ) as address:
        for _ in range(ROUNDS):
            for name, path in WAYS.items():
                rounds[name].append(asyncio.run(deliveries(address, path)))
    return {name: round(statistics.median(found)) for name, found in rounds.items()}


def measure_room(folder):
    """Percentiles of a real room in the whole platform: form, rights, commit, bell, tail, fragment, screen."""
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DATA_DIR": folder,
        "MESSAGES_PER_MINUTE": "1000000",
        "PYTHONWARNINGS": "ignore",
    }
    room, epoch, cookie = python(ROOM, **settings).split(" ", 2)
    port = free_port()
    with serving(uvicorn("config.asgi:application", port), port, "/healthz", **settings) as address:
        found = asyncio.run(latencies(address, room, epoch, cookie))
    return {"p50_ms": percentile(found, 50), "p99_ms": percentile(found, 99), "heard": len(found)}


def table(ways, room, goals):
    lines = [f"| {SCREENS} screens, one core | deliveries per second of that core |", "| --- | ---: |"]
    lines += [f"| {name} | {found} |" for name, found in ways.items()]
    lines += ["", f"| {SCREENS} screens at {RATE} contributions/s | ms |", "| --- | ---: |"]
    lines += [f"| p50 | {room['p50_ms']} |", f"| p99 | {room['p99_ms']} |"]
    lines += ["", "| goal | reached | asked |", "| --- | ---: | ---: |"]
    lines += [f"| {what} | {reached} | {asked} |" for what, reached, asked in goals]
    return "\n".join(lines)


def main():
    os.sched_setaffinity(0, {int(LOAD_CORE)})
    ways = measure_ways()
    with tempfile.TemporaryDirectory() as folder:
        room = measure_room(folder)
    ratio = ways["our tail"] / ways["plain Channels group_send"]
    goals = [
        ("our tail / plain group_send", round(ratio, 1), "at least 10"),
        (f"p99 of {SCREENS} screens at {RATE}/s, ms", room["p99_ms"], "under 50"),
    ]
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"ways": ways, "room": room, "goals": goals}, indent=2) + "\n")
    print(table(ways, room, goals))


if __name__ == "__main__":
    main()
