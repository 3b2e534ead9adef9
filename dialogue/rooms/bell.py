"""The bell of a room: it says that something happened, never what. It may fail, for the truth is in the database."""

import asyncio
import logging

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

logger = logging.getLogger(__name__)

PATIENCE = 2  # seconds that somebody who contributes waits for a bell that does not answer


def group_of(room_id):
    return f"room.{room_id}"


async def _ring(room_id):
    layer = get_channel_layer()
    await asyncio.wait_for(layer.group_send(group_of(room_id), {"type": "bell"}), PATIENCE)


def ring(room_id):
    try:
        async_to_sync(_ring)(room_id)
    except Exception as problem:  # screens look by themselves every two seconds
        logger.warning("The bell of room %s did not ring: %r", room_id, problem)


async def hear(room_id, bell, joined):
    """Set `bell` at every ring, for ever; whatever goes wrong, join again."""
    while True:
        try:
            await _hear_for_a_while(room_id, bell, joined)
        except Exception as problem:
            logger.warning("The bell of room %s cannot be heard: %r", room_id, problem)
            joined.set()
            await asyncio.sleep(PATIENCE)


async def _hear_for_a_while(room_id, bell, joined, seconds=3600):
    """A membership of a group ends by itself after a day, so it is renewed long before."""
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(group_of(room_id), channel)
    joined.set()
    try:
        async with asyncio.timeout(seconds):
            while True:
                await layer.receive(channel)
                bell.set()
    except TimeoutError:
        pass
    finally:
        await layer.group_discard(group_of(room_id), channel)
