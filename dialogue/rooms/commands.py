"""Reads what a screen sends: a closed schema, in which anything unknown is refused with a reason."""

import json
from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST = 64 * 1024
KEYS = {"command", "id", "values"}


class Refused(Exception):
    """The answer to a command that is not carried out. `again` tells the screen to send it again later."""

    def __init__(self, code, reason, *, errors=None, again=False):
        super().__init__(code)
        self.code, self.reason, self.errors, self.again = code, reason, errors or {}, again

    def answer(self, client_id):
        return {
            "type": "refused",
            "id": str(client_id) if client_id else None,
            "code": self.code,
            "reason": str(self.reason),
            "errors": self.errors,
            "again": self.again,
        }


MALFORMED = Refused("malformed", _("We do not understand what your screen sent."))


@dataclass(frozen=True)
class Command:
    name: str
    id: UUID
    values: dict


class RoomForm(forms.Form):
    """A form that reads a command of a screen as well as a posted page; it may look into its room."""

    def __init__(self, *args, room, **kwargs):
        self.room = room
        super().__init__(*args, **kwargs)


class ListenForm(RoomForm):
    """From where a screen wants to hear: the epoch it knows, and the last number it has."""

    epoch = forms.UUIDField()
    number = forms.IntegerField(min_value=0, max_value=2**63 - 1)


def _not_a_number(name):
    raise ValueError(name)


def read_command(text):
    try:
        message = json.loads(text, parse_constant=_not_a_number)
        # Half a character (a lone surrogate) passes JSON, but not the database.
        json.dumps(message, ensure_ascii=False).encode()
        assert_schema(message)
        return Command(message["command"], UUID(message["id"]), message["values"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise MALFORMED from None


def assert_schema(message):
    if not isinstance(message, dict) or set(message) != KEYS or not isinstance(message["values"], dict):
        raise ValueError
    if not isinstance(message["command"], str) or not isinstance(message["id"], str):
        raise TypeError
    if not all(type(value) in (str, int) for value in message["values"].values()):
        raise TypeError


def read_form(form_class, command, room):
    """The clean values of a command, or a refusal that says what is wrong with which field."""
    form = form_class(command.values, room=room)
    if unknown := set(command.values) - set(form.fields):
        errors = {name[:60]: [str(_("We do not know this field."))] for name in sorted(unknown)[:9]}
        raise Refused("unknown_field", MALFORMED.reason, errors=errors)
    if not form.is_valid():
        errors = {name: list(messages) for name, messages in form.errors.items()}
        reason = next(iter(errors.values()))[0]
        raise Refused("invalid", reason, errors=errors)
    return form.cleaned_data
