"""Outgoing mail of the demo: kept as files and shown on a page, never sent."""

import json
import uuid
from datetime import timedelta

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

SHOWN = 50
KEEP = timedelta(days=1)


def folder():
    return settings.DATA_DIR / "mailbox"


class MailboxBackend(BaseEmailBackend):
    """Puts each mail in the folder; the name of a file begins with its moment, so the newest sorts last."""

    def send_messages(self, messages):
        folder().mkdir(parents=True, exist_ok=True)
        for message in messages:
            now = timezone.now()
            mail = {
                "to": message.to,
                "subject": message.subject,
                "body": message.body,
                "sent_at": now.isoformat(),
            }
            path = folder() / f"{now:%Y%m%dT%H%M%S%f}-{uuid.uuid4().hex[:8]}.json"
            half = path.with_suffix(".part")
            half.write_text(json.dumps(mail), encoding="utf-8")
            half.rename(path)
        return len(messages)


def newest_mails():
    paths = sorted(folder().glob("*.json"), reverse=True)[:SHOWN]
    mails = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [{**mail, "sent_at": parse_datetime(mail["sent_at"])} for mail in mails]


def forget_old_mails():
    oldest = f"{timezone.now() - KEEP:%Y%m%dT%H%M%S%f}"
    for path in folder().glob("*.json"):
        if path.name < oldest:
            path.unlink(missing_ok=True)


@never_cache
@require_safe
def mailbox(request):
    """The mail that the demo would have sent; outside the demo this page does not exist."""
    if not settings.DEMO_MODE:
        raise Http404
    return render(request, "home/mailbox.html", {"mails": newest_mails()})
