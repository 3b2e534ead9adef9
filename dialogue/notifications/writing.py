"""The words of a mail, written at the moment it goes: from what is so then."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dialogue.notifications.bounces import has_bounced
from dialogue.notifications.followable import KINDS
from dialogue.notifications.hears import ROWS
from dialogue.notifications.models import How, MailChoice, Rhythm
from dialogue.notifications.stopping import headers, stop_address


def mail_of(message):
    """The mail of a message, or None when it should not go any more."""
    user = message.user
    if not user.is_active or not user.email or has_bounced(user):
        return None
    if message.how == How.DIGEST:
        return _digest(message)
    if message.announcement is None:
        return _mail(message, message.subject, "mail/message", {"body": message.body})
    return _news(message)


def _choice(user):
    return getattr(user, "mail_choice", None) or MailChoice()


def _news(message):
    line = line_of(message)
    if line is None or not _choice(message.user).at_once:
        return None
    address = stop_address(message.user, "at_once")
    context = {"lines": [line], "stop_address": address, "is_digest": False}
    return _mail(message, str(ROWS[message.hears].subject), "mail/news", context, headers(address))


def _digest(message):
    if _choice(message.user).rhythm == Rhythm.NEVER:
        return None
    lines = [line for line in map(line_of, message.lines.select_related("announcement")) if line]
    if not lines:
        return None
    address = stop_address(message.user, "digest")
    context = {"lines": lines, "stop_address": address, "is_digest": True}
    return _mail(message, _("News about what you follow"), "mail/news", context, headers(address))


def line_of(message):
    """{words, url, button} of a line, or None when the thing is no longer there for everyone."""
    row, announcement = ROWS.get(message.hears), message.announcement
    if row is None or not is_still_there(announcement):
        return None
    return {
        "words": row.words(announcement),
        "url": f"{settings.BASE_URL}{announcement.url}",
        "button": str(row.button),
    }


def is_still_there(announcement):
    """A process that was taken offline is not written about."""
    if not announcement.things:
        return True
    kind, key = announcement.things[0]
    return kind in KINDS and KINDS[kind].public().filter(pk=key).exists()


def _mail(message, subject, template, context, more_headers=None):
    context = {"subject": subject, "base_url": settings.BASE_URL, **context}
    text = context.get("body") or render_to_string(f"{template}.txt", context).strip()
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    mail = EmailMultiAlternatives(
        subject,
        text,
        settings.DEFAULT_FROM_EMAIL,
        [message.user.email],
        headers={"Message-ID": f"<{message.mail_id}@{host}>", **(more_headers or {})},
    )
    mail.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    return mail
