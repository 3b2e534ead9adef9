"""Making the open answers of a closed survey ready to be read: once, in random order, signals held back at once."""

import random

from django.db import transaction

from surveys.analysis.models import Hold, Reading
from surveys.analysis.signals import Signals, in_a_row
from surveys.answering.models import OpenAnswer
from surveys.results.answered import family_of
from surveys.results.freezing import is_complete

AT_ONCE = 500


def may_be_read(survey):
    """Closed, and nothing waits in the urn: before that an answer could be joined with who gave it."""
    return survey.closed_at is not None and is_complete(survey)


def waiting_answers(survey):
    return OpenAnswer.objects.filter(survey__in=family_of(survey), reading=None)


@transaction.atomic
def prepare(survey):
    """A row to work on for every open answer; running twice makes nothing twice."""
    if not may_be_read(survey):
        return 0
    answers = list(waiting_answers(survey).values_list("pk", "text_key", "text"))
    random.SystemRandom().shuffle(answers)
    signals = Signals()
    rows = [
        Reading(answer_id=pk, survey=survey, text_key=key, stems=in_a_row(text)) for pk, key, text in answers
    ]
    Reading.objects.bulk_create(rows, AT_ONCE, ignore_conflicts=True)
    telling = {row.answer_id for row in rows if signals.kinds_in(row.stems)}
    held = [Hold(reading=reading) for reading in Reading.objects.filter(answer__in=telling)]
    Hold.objects.bulk_create(held, AT_ONCE, ignore_conflicts=True)
    return len(rows)
