"""Regular jobs of formal advice."""

from django.utils import timezone

from config.scheduler import every
from dialogue.councils.actions.asking import close_what_is_over
from dialogue.councils.models import Advice
from dialogue.councils.rules_of_bodies import reminder_days
from dialogue.councils.states import AdviceState, RequestState
from dialogue.councils.tasks import tell_room
from dialogue.terms.clock import today


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
        days = reminder_days(advice.body.reminders, today(asked.opened_at), asked.last_day)
        due = [word for word, day in days if day <= today(now)]
        if due:
            tell_room.enqueue(advice.pk, "reminder", due[-1])
