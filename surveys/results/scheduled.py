"""Surveys close by the clock."""

from config.scheduler import every
from surveys.building.models import Survey
from surveys.results.actions import close_survey


@every(minutes=5)
def close_what_is_over():
    """A survey past its last moment gets its figures, also when nobody thinks of it."""
    for survey in Survey.objects.closed().originals().filter(closing__isnull=True):
        close_survey(actor=None, survey=survey)
