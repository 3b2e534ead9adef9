"""Regular jobs of formal advice."""

from django.utils import timezone

from config.scheduler import every
from dialogue.councils.actions.asking import close_what_is_over
from dialogue.councils.models import Advice
from dialogue.councils.rules_of_bodies import reminder_moments
from dialogue.councils.states import AdviceState, RequestState
from dialogue.councils.tasks import tell_room


@every(minutes=5)
def close_requests_past_their_deadline():
    close_what_is_over()


@every(minutes=10)
def remind_bodies():
    """Of each request the last reminder that is due: who was away for a week does not get three at once."""
    now = timezone.now()
    rooms = Advice.objects.filter(
        state=AdviceState.WRITING, request__state=RequestState.OPEN, request__deadline_at__gt=now
    )
    for advice in rooms.select_related("body", "request"):
        asked = advice.request
        moments = reminder_moments(advice.body.reminders, asked.opened_at, asked.deadline_at)
        due = [word for word, at in moments if at <= now]
        if due:
            tell_room.enqueue(advice.pk, "reminder", due[-1])
