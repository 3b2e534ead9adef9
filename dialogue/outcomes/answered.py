"""A process with themes in preparation is answered by publishing that outcome, and in no other way."""

from django.urls import reverse

from dialogue.outcomes.models import Outcome
from dialogue.processes.answering import answered_elsewhere


@answered_elsewhere
def address_of_outcome(process):
    waiting = Outcome.objects.filter(process=process, published_at=None, themes__isnull=False).exists()
    return reverse("outcomes:work", args=[process.slug]) if waiting else ""
