"""Looking for personal data in the open answers of a closed survey, aside from every page."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from surveys.analysis.finding import proposals_in_all
from surveys.analysis.models import Passage, Reading


@task()
def look_for_personal_data(survey_pk):
    """Answer by answer, so that what is done stays done; running twice proposes nothing twice."""
    todo = list(Reading.objects.filter(survey=survey_pk, searched_at=None).select_related("answer"))
    if not todo:
        return
    lists = settings.DATA_DIR / "deduce" if settings.FINDS_NAMES else None
    texts = [reading.answer.text for reading in todo]
    for reading, found in zip(todo, proposals_in_all(texts, lists), strict=True):
        propose(reading, found)


@transaction.atomic
def propose(reading, found):
    passages = [Passage(reading=reading, start=start, end=end, kind=kind) for start, end, kind in found]
    Passage.objects.bulk_create(passages, ignore_conflicts=True)
    Reading.objects.filter(pk=reading.pk).update(searched_at=timezone.now())
