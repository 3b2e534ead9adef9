"""The figures of a survey that is over: counted, attacked and frozen as after any closing, and given to everybody."""

from dialogue.disclosure.models import Release
from home.demo.loading.reading import moment
from surveys.building.models import Survey
from surveys.results.actions import publish_results
from surveys.results.freezing import freeze_results
from surveys.results.models import Closing


def load_results(survey, item, editor):
    """On the days of the file; a survey without such a day waits for the editor."""
    if "published" not in item:
        return
    out_at = moment(item["published"])
    Survey.objects.filter(pk=survey.pk).update(closed_at=survey.closes_at)
    Closing.objects.create(
        survey=survey, percent=100, began_at=survey.closes_at, ready_at=survey.closes_at, closed_by=None
    )
    freeze_results(survey)
    release = publish_results(actor=editor, survey=survey)
    Release.objects.filter(pk=release.pk).update(published_at=out_at)
    Survey.objects.filter(pk=survey.pk).update(results_published_at=out_at)
