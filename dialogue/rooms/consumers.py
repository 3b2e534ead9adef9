"""A screen in a room. Keeps keys, not objects: room, person and phase are read anew for every command."""

import json
import logging

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from dialogue.rooms.actions import take_part
from dialogue.rooms.commands import LARGEST, MALFORMED, ListenForm, Refused, read_command, read_form
from dialogue.rooms.limits import take
from dialogue.rooms.models import Entry, Room
from dialogue.rooms.screens import Screen
from dialogue.rooms.tail import tail_of
from dialogue.rooms.visitors import verdicts, visitor_of_cookies

logger = logging.getLogger(__name__)

TOO_LARGE, NO_SUCH_ROOM = 1009, 4404
LONGEST_GAP = 1000  # entries; who missed more fetches the page again


class SentAway(Exception):
    """Somebody whose session or place in the room ended while the socket was open."""


class RoomConsumer(AsyncWebsocketConsumer):
    """Lets a screen listen, and do what `requests` lists: {command: (form, action)}."""

    # The tail is the only member of the room's group in this process, so a socket needs no channel of its own.
    channel_layer_alias = None
    requests = {}
    screen = None

    async def dispatch(self, message):
        # Channels' own dispatch closes old connections at every message, which is most of its cost.
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def connect(self):
        self.room_id = self.scope["url_route"]["kwargs"]["pk"]
        self.visitor, is_there = await database_sync_to_async(self.look_around)()
        await self.accept()
        if not is_there:
            await self.close(NO_SUCH_ROOM)

    def look_around(self):
        rooms = Room.objects.filter(pk=self.room_id, phase__process__live=True)
        return visitor_of_cookies(self.scope["cookies"]), rooms.exists()

    async def disconnect(self, code):
        if self.screen:
            self.screen.stop()

    async def receive(self, text_data=None, bytes_data=None):
        if len(text_data or bytes_data or "") > LARGEST:
            await self.close(TOO_LARGE)
            return
        command = None
        try:
            if not take(self.person()):
                reason = _("You send a lot at once. Wait a minute and try again.")
                raise Refused("too_many", reason, again=True)
            command = read_command(text_data)
            answer = await self.carry_out(command)
        except SentAway as verdict:
            await self.close(verdict.args[0])
        except Refused as refusal:
            await self.tell(refusal.answer(command and command.id))
        except Exception:
            logger.exception("A command of a screen failed")
            reason = _("Something went wrong on our side. We keep your text and try again.")
            await self.tell(Refused("failed", reason, again=True).answer(command and command.id))
        else:
            await self.tell({"type": "done", "id": str(command.id), **answer})

    def person(self):
        return self.visitor.user_id or self.visitor.guest_key or id(self)

    async def tell(self, answer):
        await self.send(text_data=json.dumps(answer))

    async def carry_out(self, command):
        if command.name == "listen":
            return await self.listen(command)
        if command.name not in self.requests:
            raise Refused("unknown_command", MALFORMED.reason)
        return await database_sync_to_async(self.ask)(command)

    async def listen(self, command):
        room = await database_sync_to_async(self.room_anew)()
        asked = read_form(ListenForm, command, room)
        missed = room.head - asked["number"]
        if asked["epoch"] != room.epoch or not 0 <= missed <= LONGEST_GAP:
            raise Refused("reload", _("There is much news. We fetch the page again."))
        if self.screen is None:
            self.screen = Screen(self.visitor, self.base_send)
        self.screen.listen_to(tail_of(self.room_id), asked["number"])
        return {"number": room.head}

    def room_anew(self):
        """The room as it is now, for somebody who may still be here."""
        room = Room.objects.select_related("phase__process").get(pk=self.room_id)
        if code := verdicts(room, [self.visitor]).get(self.visitor):
            raise SentAway(code)
        return room

    def ask(self, command):
        """Do what somebody asks by the same form and the same action as the page; whatever fails is a reason."""
        room = self.room_anew()
        form_class, action = self.requests[command.name]
        values = read_form(form_class, command, room)
        try:
            take_part(visitor=self.visitor, room=room, action=action, client_id=command.id, **values)
        except PermissionDenied as denied:
            raise Refused("not_allowed", str(denied) or _("You cannot do this now.")) from None
        except ValidationError as error:
            raise Refused("invalid", error.messages[0]) from None
        entries = Entry.objects.filter(room=room, client_id=command.id)
        return {"number": entries.values_list("number", flat=True).first()}
