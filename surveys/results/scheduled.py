"""Surveys close by the clock."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from config.scheduler import every
from surveys.building.models import Survey
from surveys.results.actions import close_survey

PATIENCE = timedelta(minutes=15)


@every(minutes=5)
def close_what_is_over():
    """A survey past its last moment gets its figures, also when nobody thinks of it, or when closing broke off."""
    not_begun = Q(closing__isnull=True)
    broken_off = Q(closing__ready_at=None, closing__began_at__lt=timezone.now() - PATIENCE)
    for survey in Survey.objects.closed().originals().filter(not_begun | broken_off):
        close_survey(actor=None, survey=survey)
