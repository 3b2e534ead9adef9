"""What happens to paper by itself."""

from datetime import timedelta

from django.utils import timezone

from config.scheduler import every
from surveys.paper import letters
from surveys.paper.models import Entry, Line, What

WAITS = timedelta(days=30)


@every(minutes=60)
def forget_old_letters():
    letters.forget_old()


@every(minutes=60)
def forget_forms_nobody_checked():
    """A form that waits longer than a draft may is typed anew, by two people."""
    for entry in Entry.objects.filter(typed_at__lte=timezone.now() - WAITS):
        entry.delete()
        Line.objects.create(batch_id=entry.batch_id, what=What.WITHDRAWN)
