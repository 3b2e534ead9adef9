"""Working out the figures of a closed survey, with its progress for whoever waits."""

import logging

from django.utils import timezone, translation
from django_tasks import task

from surveys.building.models import Survey
from surveys.results.freezing import freeze_results, is_complete
from surveys.results.models import Closing

logger = logging.getLogger(__name__)


@task()
def work_out_results(survey_pk):
    """Count, attack and freeze; running twice makes one release."""
    survey = Survey.objects.get(pk=survey_pk)
    closing = Closing.objects.filter(survey=survey)

    def tell(done, of):
        closing.update(percent=min(99, 100 * done // max(1, of)))

    if not is_complete(survey):
        closing.update(problem="waiting")
        return
    try:
        with translation.override("nl"):
            freeze_results(survey, tell)
    except Exception as error:
        closing.update(problem=type(error).__name__)
        logger.exception("The figures of survey %s could not be made", survey.pk)
        raise
    closing.update(percent=100, ready_at=timezone.now(), problem="")
