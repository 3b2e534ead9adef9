"""Following, choosing how to hear, and telling people that something happened."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from dialogue.notifications.followable import kind_of, with_what_is_above
from dialogue.notifications.hears import rows_of
from dialogue.notifications.models import Announcement, Follow, How, MailChoice, Message, Rhythm
from dialogue.notifications.tasks import deliver, spread


@transaction.atomic
def follow(*, actor, thing):
    """Hear about a thing from now on; twice is once."""
    if not actor.is_authenticated:
        raise PermissionDenied
    return Follow.objects.get_or_create(user=actor, kind=kind_of(thing).name, key=thing.pk)[0]


@transaction.atomic
def unfollow(*, actor, kind, key):
    """Stop hearing about a thing, also one that is gone."""
    Follow.objects.filter(user=actor, kind=kind, key=key).delete()


@transaction.atomic
def choose_mail(*, actor, rhythm, at_once):
    """Say how one wants to hear."""
    return MailChoice.objects.update_or_create(user=actor, defaults={"rhythm": rhythm, "at_once": at_once})[0]


STOPS = {"digest": {"rhythm": Rhythm.NEVER}, "at_once": {"at_once": False}}


@transaction.atomic
def stop_mail(*, user, what):
    """One click out, from the mail itself: no more of this kind."""
    MailChoice.objects.update_or_create(user=user, defaults=STOPS[what])


@transaction.atomic
def try_again(*, actor):
    """The address works again, its owner says."""
    MailChoice.objects.filter(user=actor).update(bounced_address="", bounced_at=None)


@transaction.atomic
def tell(event, *, key, about, title="", url="", people=()):
    """Something happened to a thing; whoever the table names hears of it, once per key.

    `about` is the thing: its followers, and those of what is above it, hear by the rows of the event. `people` are
    users that rows with `those_named` reach. Safe to call again: the same key tells nothing new.
    """
    if not rows_of(event):
        raise LookupError(f"Nobody hears {event}: register it with hears()")
    announcement, is_new = Announcement.objects.get_or_create(
        key=key,
        defaults={
            "event": event,
            "title": (title or str(about))[:200],
            "url": url or about.get_absolute_url(),
            "things": with_what_is_above(about),
            "people": [person.pk for person in people],
        },
    )
    if is_new:
        spread.enqueue(announcement.pk)
    return announcement


@transaction.atomic
def notify(*, user, key, subject, template, context):
    """Write one mail to one person about one thing, once. It cannot be stopped: for what concerns only them."""
    body = render_to_string(template, {"base_url": settings.BASE_URL, **context}).strip()
    _message, is_new = Message.objects.get_or_create(
        user=user,
        key=key,
        defaults={"how": How.MAIL, "subject": subject, "body": body, "due_at": timezone.now()},
    )
    if is_new:
        deliver.enqueue()
    return is_new
