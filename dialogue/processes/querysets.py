"""Words that read aloud: Process.objects.public().open()."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Value, When
from django.utils import timezone

from dialogue.processes.phases import TAKING_PART


class PhaseQuerySet(models.QuerySet):
    def open(self, now=None):
        now = now or timezone.now()
        return self.filter(opens_at__lte=now, closes_at__gt=now)

    def to_come(self, now=None):
        return self.filter(opens_at__gt=now or timezone.now())

    def taking_part(self):
        """Phases in which people can do something."""
        return self.filter(kind__in=TAKING_PART)


class ProcessQuerySet(models.QuerySet):
    """The five states exclude each other; which one holds is asked, never stored (see `Process.state`)."""

    def public(self):
        return self.filter(live=True)

    def answered(self):
        return self.filter(closing_answer__isnull=False)

    def unanswered(self):
        return self.filter(closing_answer__isnull=True)

    def late(self, today=None):
        return self.unanswered().filter(answer_by__lt=today or timezone.localdate())

    def in_time(self):
        """Unanswered, and the day of the answer has not passed (or is not known yet)."""
        return self.unanswered().exclude(answer_by__lt=timezone.localdate())

    def open(self):
        return self.in_time().filter(Exists(self._phases().open().taking_part()))

    def upcoming(self):
        still_to_come = Exists(self._phases().to_come().taking_part())
        begun = Exists(self._phases().filter(opens_at__lte=timezone.now()))
        taking_part_now = Exists(self._phases().open().taking_part())
        return self.in_time().filter(~taking_part_now).filter(still_to_come | ~begun)

    def awaiting_answer(self):
        return (
            self.in_time()
            .exclude(pk__in=self.open().values("pk"))
            .exclude(pk__in=self.upcoming().values("pk"))
        )

    def for_list(self):
        """What people can do now first, what is finished last; within that by the day of the answer."""
        rank = Case(
            When(closing_answer__isnull=False, then=Value(2)),
            When(Exists(self._phases().open().taking_part()), then=Value(0)),
            default=Value(1),
        )
        return self.for_cards().order_by(rank, "answer_by", "pk")

    def for_cards(self):
        """With everything a card shows."""
        return self.select_related("closing_answer").prefetch_related("sporen", "target_groups", "phases")

    def for_standing(self):
        """With what its state is read from, and nothing more."""
        return self.select_related("closing_answer").prefetch_related("phases")

    def for_page(self):
        """With everything the page of one process shows."""
        return self.select_related("closing_answer").prefetch_related(
            "sporen", "target_groups", "neighbourhoods", "movements", "phases"
        )

    def _phases(self):
        return self.model._meta.get_field("phases").related_model.objects.filter(process=OuterRef("pk"))
