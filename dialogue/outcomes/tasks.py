"""Jobs about outcomes."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from dialogue.outcomes.models import Outcome
from dialogue.outcomes.queries import people_behind
from dialogue.people.models import User
from dialogue.processes.notices import notify


@task()
def tell_who_spoke(outcome_pk):
    """One mail to everyone with an account whose words stand under a theme; running twice sends none twice."""
    outcome = Outcome.objects.select_related("process").get(pk=outcome_pk)
    people = User.objects.filter(pk__in=people_behind(outcome), is_active=True)
    with translation.override("nl"):
        for user in people.iterator():
            notify(
                user=user,
                # The key of the general mail about an answer (dialogue/notifications/answered.py): nobody gets both.
                key=f"process_answered:{outcome.process_id}",
                subject=_("There is an answer to what you said"),
                template="mail/outcome_published.txt",
                context={"outcome": outcome, "process": outcome.process, "mine": reverse("people:mine")},
            )
