"""Addresses that do not work: marked once, not written to again until their owner says otherwise."""

import email
from email import policy

from django.utils import timezone

from dialogue.notifications.models import MailChoice
from dialogue.people.models import User


def mark_bounced(user):
    """Remember that mail to this address comes back; another address of the same person is another matter."""
    MailChoice.objects.update_or_create(
        user=user, defaults={"bounced_address": user.email, "bounced_at": timezone.now()}
    )


def has_bounced(user):
    choice = getattr(user, "mail_choice", None)
    return bool(choice and choice.bounced_address and choice.bounced_address == user.email)


def addresses_that_failed(report):
    """The addresses a delivery report (RFC 3464) says failed for good; none when it is no such report."""
    message = email.message_from_bytes(report, policy=policy.default)
    failed = []
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for block in part.get_payload():
            recipient, status = block.get("Final-Recipient", ""), str(block.get("Status", ""))
            if str(block.get("Action", "")).strip().lower() == "failed" and status.strip().startswith("5"):
                failed.append(str(recipient).rpartition(";")[2].strip().lower())
    return failed


def read_report(report):
    """Mark who a delivery report says cannot be reached; gives how many."""
    people = User.objects.filter(email__in=addresses_that_failed(report))
    for user in people:
        mark_bounced(user)
    return len(people)
