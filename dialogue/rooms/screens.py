"""One socket in a room: how far it is, and how to reach it. A slow one is a cursor, and costs nobody else anything."""

import asyncio
import logging

logger = logging.getLogger(__name__)

RELOAD = {"type": "websocket.send", "text": '{"type": "reload"}'}


class Screen:
    def __init__(self, visitor, send):
        self.visitor, self.send = visitor, send
        self.tail, self.number = None, None
        self.catching_up = None
        self.farewell = None

    def listen_to(self, tail, number):
        """Hear everything after a number: first what was missed, then what comes."""
        if self.catching_up:
            self.catching_up.cancel()
        self.tail, self.number = tail, number
        tail.join(self)
        self.catching_up = asyncio.create_task(self.catch_up())

    def offer(self, frame):
        """Write at once while the client keeps up. When the server would wait, it has written nothing yet: then this
        screen catches up in a task of its own."""
        if self.catching_up or frame.last <= self.number:
            return
        if frame.first > self.number + 1:
            self.catching_up = asyncio.create_task(self.catch_up())
            return
        step = self.send(frame.message)
        try:
            step.send(None)
        except StopIteration:
            self.number = frame.last
        except Exception:
            self.stop()  # the client is gone; its consumer will hear so
        else:
            step.close()
            self.catching_up = asyncio.create_task(self.catch_up())

    async def catch_up(self):
        """Tell what this screen missed, drawn from what is so now, until it is as far as the others."""
        # What is written before the tail begins is read here, what comes later is handed out by the tail.
        await self.tail.begun.wait()
        while not await self.is_up_to_date():
            pass
        self.catching_up = None

    async def is_up_to_date(self):
        try:
            frame = await self.tail.frame_after(self.number)
            if frame:
                await self.send(frame.message)
                self.number = frame.last
        except OSError:
            self.tail.leave(self)  # the client went away while we wrote
            return True
        except Exception:
            logger.exception("A screen could not catch up; trying again")
            await asyncio.sleep(1)
            return False
        return frame is None and self.number >= self.tail.number

    def reload(self):
        """Tell the screen that its numbers no longer hold; it fetches the page again."""
        self.stop()
        self.farewell = asyncio.create_task(self.send(RELOAD))

    def send_away(self, code):
        self.stop()
        self.farewell = asyncio.create_task(self.send({"type": "websocket.close", "code": code}))

    def stop(self):
        if self.catching_up:
            self.catching_up.cancel()
        self.catching_up = None
        self.tail.leave(self)
