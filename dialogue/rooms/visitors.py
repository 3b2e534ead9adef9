"""Who looks at a room: an account, a guest with a key in a cookie, or just anyone. Keys only, read anew each time."""

import secrets
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from dialogue.people.models import User
from dialogue.rooms.models import Participant

SALT = "dialogue.rooms.guest"
MONTH = 30 * 24 * 60 * 60
NOT_SIGNED_IN, NOT_WELCOME = 4401, 4403


@dataclass(frozen=True)
class Visitor:
    """Somebody, as far as their cookies say: nothing here is trusted without asking the database again."""

    user_id: int | None = None
    session_key: str = ""
    guest_key: str = ""

    def is_known(self):
        return bool(self.user_id or self.guest_key)

    def guest_hash(self, room):
        """What is kept of a guest: the room is part of it, so two rooms cannot tell they had the same guest."""
        if self.user_id or not self.guest_key:
            return ""
        return salted_hmac(SALT, f"{room.pk}:{self.guest_key}", algorithm="sha256").hexdigest()

    def mark(self, room):
        """Tells people on one device apart, so nobody sends what somebody else left unsent."""
        return salted_hmac(f"{SALT}.mark", f"{room.pk}:{self.user_id or self.guest_key}").hexdigest()[:16]

    def participant_in(self, room):
        """Their row in this room; somebody new gets one that is not saved yet, to ask rights with."""
        participants = Participant.objects.select_related("user")
        if self.user_id:
            found = participants.filter(room=room, user_id=self.user_id).first()
            return found or Participant(room=room, user=User.objects.get(pk=self.user_id))
        guest_hash = self.guest_hash(room)
        found = guest_hash and participants.filter(room=room, guest_hash=guest_hash).first()
        return found or Participant(room=room, guest_hash=guest_hash)


def guest_cookie_name():
    return "__Host-guest" if settings.SESSION_COOKIE_SECURE else "guest"


def guest_key_in(cookies):
    try:
        return signing.loads(cookies.get(guest_cookie_name(), ""), salt=SALT, max_age=MONTH)
    except signing.BadSignature:
        return ""


def new_guest_key(request):
    """Make a random key for the browser of somebody without an account; `remember_guest` hands it over."""
    request.COOKIES[guest_cookie_name()] = signing.dumps(secrets.token_urlsafe(24), salt=SALT)
    request.guest_is_new = True


def remember_guest(request, response):
    if getattr(request, "guest_is_new", False):
        response.set_cookie(
            guest_cookie_name(),
            request.COOKIES[guest_cookie_name()],
            max_age=MONTH,
            httponly=True,
            samesite="Lax",
            secure=bool(settings.SESSION_COOKIE_SECURE),
        )
    return response


def visitor_of_request(request):
    return Visitor(user_id=request.user.pk, guest_key=guest_key_in(request.COOKIES))


def visitor_of_cookies(cookies):
    """The visitor behind a socket, which has cookies but no request."""
    session_key = cookies.get(settings.SESSION_COOKIE_NAME, "")
    signed_in_as = _session(session_key).get(SESSION_KEY)
    user = User.objects.filter(pk=signed_in_as, is_active=True).first() if signed_in_as else None
    if user and _session_holds(session_key, user):
        return Visitor(user_id=user.pk, session_key=session_key, guest_key=guest_key_in(cookies))
    return Visitor(guest_key=guest_key_in(cookies))


def verdicts(room, visitors):
    """{visitor: close code} of those who may not stay on their socket, in a fixed number of queries."""
    users = User.objects.filter(is_active=True).in_bulk({v.user_id for v in visitors if v.user_id})
    removed = Participant.objects.filter(room=room, removed_at__isnull=False)
    removed = {who for row in removed.values_list("user_id", "guest_hash") for who in row if who}
    found = {visitor: _verdict(visitor, room, users, removed) for visitor in visitors if visitor.is_known()}
    return {visitor: code for visitor, code in found.items() if code}


def _verdict(visitor, room, users, removed):
    if visitor.user_id and visitor.user_id not in users:
        return NOT_WELCOME
    if visitor.user_id and not _session_holds(visitor.session_key, users[visitor.user_id]):
        return NOT_SIGNED_IN
    if (visitor.user_id or visitor.guest_hash(room)) in removed:
        return NOT_WELCOME
    return None


def _session(session_key):
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return store(session_key).load() if session_key else {}


def _session_holds(session_key, user):
    """Still signed in as this person, with the password of today."""
    session = _session(session_key)
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]
    return session.get(SESSION_KEY) == str(user.pk) and any(
        constant_time_compare(session.get(HASH_SESSION_KEY, ""), known) for known in hashes
    )
