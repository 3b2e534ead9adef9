"""Where a process stands: asked from its phases, its dates and its answer, never stored."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogue.processes.phases import ALLOWED, TAKING_PART


class State(models.TextChoices):
    """Exactly one of these holds; the querysets of the same names ask it of many at once."""

    OPEN = "open", pgettext_lazy("state of a process", "open")
    UPCOMING = "upcoming", pgettext_lazy("state of a process", "upcoming")
    AWAITING_ANSWER = "awaiting_answer", pgettext_lazy("state of a process", "awaiting answer")
    LATE = "late", pgettext_lazy("state of a process", "late")
    ANSWERED = "answered", pgettext_lazy("state of a process", "answered")


class Standing:
    """The questions one can ask a process at hand, also one that is only a preview."""

    def is_answered(self):
        return hasattr(self, "closing_answer")

    def is_late(self):
        """Past the day on which people would hear, and no answer yet."""
        return not self.is_answered() and self.answer_by is not None and self.answer_by < timezone.localdate()

    @property
    def state(self):
        if self.is_answered():
            return State.ANSWERED
        if self.is_late():
            return State.LATE
        phases = self.timeline()
        if any(phase.is_open() and phase.kind in TAKING_PART for phase in phases):
            return State.OPEN
        if any(phase.is_to_come() and phase.kind in TAKING_PART for phase in phases):
            return State.UPCOMING
        return State.AWAITING_ANSWER if any(not phase.is_to_come() for phase in phases) else State.UPCOMING

    def state_words(self):
        return self.state.label

    state_words.short_description = _("state")

    def timeline(self):
        """The phases in order of time, also those an editor has not saved yet."""
        return sorted(self.phases.all(), key=lambda phase: phase.opens_at)

    def open_phase(self):
        """The phase in which people can do something now."""
        return next((p for p in self.timeline() if p.is_open() and p.kind in TAKING_PART), None)

    def next_phase(self):
        """The first phase to come in which people can do something."""
        return next((p for p in self.timeline() if p.is_to_come() and p.kind in TAKING_PART), None)

    def has_had_a_talk(self):
        """People can say something, or could."""
        return any(not p.is_to_come() and "contribute" in ALLOWED[p.kind] for p in self.timeline())
