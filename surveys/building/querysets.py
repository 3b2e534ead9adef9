"""Words that read aloud: Survey.objects.public().open()."""

from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone


class SurveyQuerySet(models.QuerySet):
    """Planned, open and closed exclude each other; which one holds is asked, never stored."""

    def public(self):
        return self.filter(live=True)

    def open(self, now=None):
        now = now or timezone.now()
        return self.public().filter(opens_at__lte=now, closes_at__gt=now, closed_at=None)

    def to_come(self, now=None):
        return self.public().filter(opens_at__gt=now or timezone.now(), closed_at=None)

    def closed(self, now=None):
        return self.public().filter(Q(closes_at__lte=now or timezone.now()) | Q(closed_at__isnull=False))

    def with_results(self):
        return self.public().filter(results_published_at__isnull=False)

    def originals(self):
        """Without the translations, which belong to the list of their own language."""
        return self.filter(translation_of=None)

    def for_list(self):
        """What people can answer now first, what has closed last; within that by the day it closes."""
        now = timezone.now()
        rank = Case(
            When(Q(closed_at__isnull=False) | Q(closes_at__lte=now), then=Value(2)),
            When(opens_at__lte=now, then=Value(0)),
            default=Value(1),
        )
        return self.for_cards().order_by(rank, "closes_at", "pk")

    def for_cards(self):
        """With everything a card shows."""
        return self.select_related("process", "phase").prefetch_related("sporen", "target_groups")
