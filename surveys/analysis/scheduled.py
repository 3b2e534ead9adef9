"""Open answers become ready to read by themselves, once their survey has closed and everything is mixed."""

from config.scheduler import every
from surveys.analysis.models import Reading
from surveys.analysis.preparing import prepare, waiting_answers
from surveys.analysis.tasks import look_for_personal_data
from surveys.building.models import Survey


@every(minutes=10)
def prepare_open_answers():
    for survey in Survey.objects.originals().filter(closed_at__isnull=False, results_published_at=None):
        if waiting_answers(survey).exists():
            prepare(survey)
        if Reading.objects.filter(survey=survey, searched_at=None).exists():
            look_for_personal_data.enqueue(survey.pk)
