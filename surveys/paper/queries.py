"""What the pages about paper show, each in a fixed number of questions to the database."""

from django.db.models import Count, Q, Sum

from surveys.building.access import Access
from surveys.building.models import Survey
from surveys.paper.models import Batch, What

# Who answers by account or in a closed group does so on the site.
ON_PAPER = (Access.OPEN, Access.CODE, Access.PANEL)
ENOUGH_AGREEMENT = 99.5


def surveys_on_paper():
    return Survey.objects.open().filter(access__in=ON_PAPER).order_by("closes_at", "pk")


def batches_of(survey):
    """Piles with how many forms count, how many wait, and how well two clerks agree."""
    counted = Q(lines__what=What.COUNTED)
    return (
        Batch.objects.filter(survey=survey)
        .select_related("survey")
        .annotate(
            counted_count=Count("lines", filter=counted, distinct=True),
            compared=Sum("lines__compared_count", filter=counted, default=0),
            different=Sum("lines__different_count", filter=counted, default=0),
        )
    )


def agreement(compared, different):
    """How many of a hundred fields two clerks typed the same (G22 asks for 99.5), or None."""
    return 100 * (compared - different) / compared if compared else None


def waiting_counts(batches):
    """{pile: forms that wait for a second clerk}"""
    found = Batch.objects.filter(pk__in=[batch.pk for batch in batches])
    return dict(found.annotate(waiting=Count("entries")).values_list("pk", "waiting"))
