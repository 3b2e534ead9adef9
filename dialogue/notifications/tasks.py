"""Jobs of notifications. They only wake up: the work stands in the rows, so a job that is lost loses nothing."""

from django.utils import translation
from django_tasks import task

# A code to sign in does not wait behind ten thousand digests.
AFTER_OTHERS = -10


@task(priority=AFTER_OTHERS)
def spread(announcement_pk):
    """Write down who hears of it, then start sending."""
    from dialogue.notifications.spreading import write_down  # actions.py needs this module first

    write_down(announcement_pk)
    deliver.enqueue()


@task(priority=AFTER_OTHERS)
def deliver():
    """Send a handful, and come back when there is more: other jobs get their turn in between."""
    from dialogue.notifications.models import Message
    from dialogue.notifications.sending import send_some

    with translation.override("nl"):
        is_reachable = send_some()
    if is_reachable and Message.objects.to_send().exists():
        deliver.enqueue()
