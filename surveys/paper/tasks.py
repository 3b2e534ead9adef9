"""Jobs of paper."""

from django_tasks import task

from surveys.paper import letters
from surveys.paper.models import LetterRun


@task()
def make_letters(run_pk):
    letters.make(LetterRun.objects.select_related("survey__process").get(pk=run_pk))
