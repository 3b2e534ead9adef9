"""What happens in a room, read once in this process, drawn once, and handed to every screen here."""

import asyncio
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from weakref import WeakKeyDictionary

from channels.db import DatabaseSyncToAsync

from dialogue.rooms.bell import hear
from dialogue.rooms.models import Entry, Room
from dialogue.rooms.rendering import render
from dialogue.rooms.visitors import verdicts

logger = logging.getLogger(__name__)

READ_AT_ONCE = 200
LOOK_EVERY = 2  # seconds; heals every bell that was not heard
CHECK_EVERY = 4  # seconds; who was blocked or signed out is gone within five

# One thread reads for all tails, so nobody who writes has to wait for it, or it for them.
_reader = ThreadPoolExecutor(1, "tail")
_tails = WeakKeyDictionary()  # of the event loop, then of the room


class Frame(NamedTuple):
    """Some entries in a row, encoded once for all screens."""

    first: int
    last: int
    message: dict


def in_reader(function, *args):
    return DatabaseSyncToAsync(function, thread_sensitive=False, executor=_reader)(*args)


def read(room_id, after):
    """The next entries as one frame, drawn from what is so now; None when there are none."""
    entries = list(Entry.objects.filter(room_id=room_id, number__gt=after).order_by("number")[:READ_AT_ONCE])
    return frame_of(render(entries)) if entries else None


def frame_of(told):
    text = json.dumps({"type": "entries", "entries": told})
    return Frame(told[0]["number"], told[-1]["number"], {"type": "websocket.send", "text": text})


def state_of(room_id):
    return Room.objects.values_list("epoch", "head").get(pk=room_id)


def tail_of(room_id):
    """The tail of a room in this process; it begins with the first screen and ends with the last."""
    tails = _tails.setdefault(asyncio.get_running_loop(), {})
    if room_id not in tails:
        tails[room_id] = Tail(room_id, tails)
    return tails[room_id]


async def wait_at_most(seconds, event):
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        pass


class Tail:
    """Follows the log of one room for all screens of this process."""

    def __init__(self, room_id, tails):
        self.room_id, self.tails = room_id, tails
        self.epoch, self.number = None, None
        self.screens = set()
        self.bell, self.joined, self.begun = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.reading, self.waiting = asyncio.Lock(), {}
        self.tasks = []

    def join(self, screen):
        self.screens.add(screen)
        if not self.tasks:
            work = hear(self.room_id, self.bell, self.joined), self.follow(), self.keep_checking()
            self.tasks = [asyncio.create_task(coroutine) for coroutine in work]

    def leave(self, screen):
        self.screens.discard(screen)
        if not self.screens:
            if self.tails.get(self.room_id) is self:
                del self.tails[self.room_id]
            for task in self.tasks:
                task.cancel()
            self.tasks = []

    async def follow(self):
        """Join the group first, then read: whatever is written in between rings the bell."""
        await wait_at_most(LOOK_EVERY, self.joined)
        while True:
            try:
                await self.look()
            except Exception:
                logger.exception("Room %s could not be read; trying again", self.room_id)
                await asyncio.sleep(LOOK_EVERY)

    async def look(self):
        """Hand out all that is new, then wait for the bell, but not for ever."""
        if self.number is None or not self.bell.is_set():
            await self.check_epoch()
        self.bell.clear()
        while frame := await self.frame_after(self.number):
            self.hand_out(frame)
        await wait_at_most(LOOK_EVERY, self.bell)

    def hand_out(self, frame):
        self.number = frame.last
        for screen in list(self.screens):
            screen.offer(frame)

    async def check_epoch(self):
        """After a restore of the database the numbers of screens no longer hold."""
        epoch, head = await in_reader(state_of, self.room_id)
        is_restored = self.number is not None and (epoch != self.epoch or head < self.number)
        if self.number is None or is_restored:
            self.epoch, self.number = epoch, head
            self.begun.set()
        if is_restored:
            for screen in list(self.screens):
                screen.reload()

    async def frame_after(self, number):
        """The next frame after a number. Who asks while the same read still waits for its turn gets that one."""
        if number not in self.waiting:
            self.waiting[number] = asyncio.ensure_future(self._read_after(number))
        return await asyncio.shield(self.waiting[number])

    async def _read_after(self, number):
        async with self.reading:
            # From here on the database may be seen as it was, so whoever comes later reads anew.
            del self.waiting[number]
            return await in_reader(read, self.room_id, number)

    async def keep_checking(self):
        while True:
            await asyncio.sleep(CHECK_EVERY)
            try:
                await self.check_visitors()
            except Exception:
                logger.exception("Who may stay in room %s could not be checked; trying again", self.room_id)

    async def check_visitors(self):
        """Send away who signed out, was blocked or was removed since their socket opened."""
        found = await in_reader(verdicts, Room(pk=self.room_id), {screen.visitor for screen in self.screens})
        for screen in list(self.screens):
            if screen.visitor in found:
                screen.send_away(found[screen.visitor])
