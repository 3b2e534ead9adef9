"""Regular jobs of notifications."""

from datetime import timedelta

from django.utils import timezone

from config.scheduler import every
from dialogue.notifications.digests import gather
from dialogue.notifications.models import Announcement, How, Message
from dialogue.notifications.tasks import deliver, spread
from dialogue.notifications.watching import look_around

KEEP = timedelta(days=90)


@every(minutes=15)
def tell_what_the_clock_brought():
    look_around()


@every(minutes=15)
def gather_digests():
    gather()


@every(minutes=1)
def go_on_with_what_waits():
    """Jobs can get lost with their worker; the rows are still there, so a new job takes them up."""
    for key in Announcement.objects.filter(spread_at=None).values_list("pk", flat=True):
        spread.enqueue(key)
    if Message.objects.to_send().exists():
        deliver.enqueue()


@every(minutes=24 * 60)
def forget_old_messages():
    """Who got which mail is needed no longer than the time in which a key could come back."""
    done = Message.objects.filter(done_at__lt=timezone.now() - KEEP, batch=None)
    # A mail of its own stays: its key is what keeps it from going again. It has no text any more.
    done.exclude(announcement=None, how=How.MAIL).delete()
