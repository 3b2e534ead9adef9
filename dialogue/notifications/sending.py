"""Sending what waits. A handful is taken for a while; each mail is claimed again, sent, and marked at once.

Who is killed lets go by itself. Between the mail server's yes and our mark a kill -9 can make that one mail go a second
time. It then has the same Message-ID, by which mailboxes keep one. The other order would lose mail, and that is worse
(docs/notifications.md).
"""

import logging
import uuid
from datetime import timedelta
from smtplib import (
    SMTPConnectError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone

from dialogue.notifications.bounces import mark_bounced
from dialogue.notifications.models import Message, Outcome
from dialogue.notifications.writing import mail_of

logger = logging.getLogger(__name__)
HANDFUL = 25
WAIT = [timedelta(minutes=n) for n in (0.5, 5, 30, 120, 480, 1440)]
REFUSED_FOR_GOOD = 500
AWAY = (SMTPServerDisconnected, SMTPConnectError, ConnectionError, TimeoutError)


def send_some(now=None):
    """Take a handful and send it; False when the mail server is away, so that nobody waits for it in a row."""
    messages = take(now or timezone.now())
    connection = get_connection()
    try:
        for place, message in enumerate(messages, start=1):
            try:
                if is_still_ours(message):
                    send_one(message, connection)
            except AWAY:
                try_later(message)
                give_back(messages[place:])
                return False
    finally:
        _close(connection)
    return True


def take(now):
    """Mails that are ours alone until the lease ends: the update decides, so two workers never hold one mail."""
    mark = uuid.uuid4()
    keys = list(Message.objects.to_send(now).order_by("due_at", "pk").values_list("pk", flat=True)[:HANDFUL])
    Message.objects.to_send(now).filter(pk__in=keys).update(taken_by=mark, taken_until=now + lease())
    mine = Message.objects.filter(taken_by=mark, done_at=None).order_by("due_at", "pk")
    return list(mine.select_related("user__mail_choice", "announcement"))


def lease():
    return timedelta(seconds=settings.MAIL_LEASE_SECONDS)


def is_still_ours(message):
    """Claim it anew, just before it goes: with a slow mail server the lease of a handful can end halfway."""
    mine = Message.objects.filter(pk=message.pk, taken_by=message.taken_by, done_at=None)
    return bool(mine.update(taken_until=timezone.now() + lease()))


def send_one(message, connection):
    """Send a mail and mark it; what fails for now is tried again, what fails for good is not."""
    try:
        mail = mail_of(message)
        if mail is None:
            return finish(message, Outcome.DROPPED)
        mail.connection = connection
        mail.send()
    except SMTPRecipientsRefused as refusal:
        if all(code >= REFUSED_FOR_GOOD for code, _words in refusal.recipients.values()):
            mark_bounced(message.user)
            return finish(message, Outcome.BOUNCED)
        return try_later(message)
    except AWAY:
        raise
    except SMTPResponseException as refusal:
        return (
            finish(message, Outcome.FAILED) if refusal.smtp_code >= REFUSED_FOR_GOOD else try_later(message)
        )
    except Exception:
        # One mail that cannot be written does not keep the others waiting.
        logger.exception("Message %s could not be sent", message.pk)
        return try_later(message)
    return finish(message, Outcome.SENT)


@transaction.atomic
def finish(message, outcome):
    """The last word about a message and, of a digest, its lines; its text is not kept."""
    now = timezone.now()
    Message.objects.filter(pk=message.pk, done_at=None).update(
        done_at=now, outcome=outcome, body="", taken_by=None, taken_until=None
    )
    message.lines.filter(done_at=None).update(done_at=now, outcome=outcome)


def give_back(messages):
    """Not ours any more, and not tried either; what another has taken meanwhile stays theirs."""
    keys, marks = [message.pk for message in messages], {message.taken_by for message in messages}
    mine = Message.objects.filter(pk__in=keys, taken_by__in=marks, done_at=None)
    mine.update(taken_by=None, taken_until=None)


def try_later(message):
    """Wait longer each time; in the end give up, and show that on the page for editors."""
    if message.attempts >= len(WAIT):
        return finish(message, Outcome.FAILED)
    Message.objects.filter(pk=message.pk, done_at=None).update(
        attempts=message.attempts + 1,
        due_at=timezone.now() + WAIT[message.attempts],
        taken_by=None,
        taken_until=None,
    )
    return None


def _close(connection):
    try:
        connection.close()
    except (SMTPException, OSError):
        logger.info("The mail server was gone before we said goodbye")
