"""What somebody who works here did with results. Their name goes when they leave; what they did stays."""

from django.utils.translation import gettext_lazy as _

from dialogue.people.mine import Subject, register
from surveys.building.models import Survey
from surveys.results.models import Closing


def export(user):
    closed = Closing.objects.filter(closed_by=user).values("survey__title", "began_at")
    return {"surveys_closed_by_you": list(closed)}


register(
    Subject(
        name="results",
        order=42,
        models=[Survey, Closing],
        export=export,
        keeps=_("That a survey was closed, without your name."),
    )
)
