"""Where unfinished answers are kept: in sealed drafts for 30 days, or for somebody who tries out, nowhere for long."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta

from cryptography.fernet import InvalidToken
from django.db import connection, transaction
from django.utils import timezone

from config import codes
from config.prepared import VALUE, Prepared
from surveys.answering import sealing
from surveys.answering.models import Channel, Draft
from surveys.building.models import Version

DAYS = 30


def drafts():
    # What the editor works on is not asked here, only what the version asks.
    asked = Draft.objects.select_related("version__survey").defer("version__survey__questions")
    return asked.filter(pk=VALUE)


DRAFT = Prepared(drafts)
LOCKED_DRAFT = Prepared(lambda: drafts().select_for_update(of=("self",)))


@dataclass
class Kept:
    """What somebody has filled in so far, and the code that opens it."""

    code: str
    version: Version
    expires_on: date
    answers: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)
    right: str = ""  # the code of a letter, so that it is typed once
    channel: str = Channel.WEB
    at: str = ""  # the question somebody was at
    is_trial: bool = False

    @property
    def survey(self):
        return self.version.survey

    @property
    def written_code(self):
        return codes.in_groups(self.code)

    @property
    def content(self):
        return {name: getattr(self, name) for name in ("answers", "texts", "right", "channel", "at")}


def begin(version, **content):
    """A new draft, empty or with what somebody gave already."""
    kept = Kept(sealed_code(), version, timezone.localdate() + timedelta(days=DAYS), **content)
    Draft.objects.create(
        code_hash=sealing.hash_of(kept.code),
        version=version,
        content=sealing.seal(kept.code, kept.content),
        expires_on=kept.expires_on,
    )
    return kept


def sealed_code():
    return codes.new_code(sealing.CODE_BITS)


def find(code):
    """The draft behind a resume code, or None: unknown, sent and expired are the same."""
    return _open(code, DRAFT) if code else None


def _open(code, drafts):
    draft = drafts.first(sealing.hash_of(code))
    if draft is None or draft.expires_on < timezone.localdate():
        return None
    try:
        content = sealing.unseal(code, draft.content)
    except InvalidToken:  # the secret of the platform was changed
        return None
    return Kept(codes.tidy(code), draft.version, draft.expires_on, **content)


@contextmanager
def changing(code):
    """The draft to change, or None; two tabs wait for each other, so neither loses what the other saved."""
    with transaction.atomic():
        kept = _open(code, LOCKED_DRAFT)
        yield kept
        if kept is not None:
            Draft.objects.filter(pk=sealing.hash_of(code)).update(content=sealing.seal(code, kept.content))


def forget(code):
    """True when there was something to forget."""
    with connection.cursor() as cursor:
        # Nothing hangs on a draft, so nothing has to be looked up before it goes.
        cursor.execute(f"DELETE FROM {Draft._meta.db_table} WHERE code_hash = %s", [sealing.hash_of(code)])  # noqa: S608
        return cursor.rowcount == 1


def forget_expired():
    Draft.objects.filter(expires_on__lt=timezone.localdate()).delete()
