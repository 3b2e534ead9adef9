"""Everything that can happen, typed, on one page. Past tense; keys only, so hiding needs no rewriting of history."""

from dataclasses import asdict, dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Event:
    type: ClassVar[str]

    def keys(self):
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class ContributionSubmitted(Event):
    type = "contribution_submitted"
    contribution: int


@dataclass(frozen=True, kw_only=True)
class ContributionSupported(Event):
    type = "contribution_supported"
    contribution: int


@dataclass(frozen=True, kw_only=True)
class ContributionUnsupported(Event):
    type = "contribution_unsupported"
    contribution: int


@dataclass(frozen=True, kw_only=True)
class ContributionFlagged(Event):
    type = "contribution_flagged"
    contribution: int


@dataclass(frozen=True, kw_only=True)
class ContributionHidden(Event):
    type = "contribution_hidden"
    contribution: int


@dataclass(frozen=True, kw_only=True)
class ContributionRestored(Event):
    type = "contribution_restored"
    contribution: int


@dataclass(frozen=True, kw_only=True)
class ContributionErased(Event):
    """Its author left the platform; the words are gone."""

    type = "contribution_erased"
    contribution: int


@dataclass(frozen=True, kw_only=True)
class ProcessAnswered(Event):
    type = "process_answered"
    process: int


@dataclass(frozen=True, kw_only=True)
class ProcessPublished(Event):
    type = "process_published"
    process: int


@dataclass(frozen=True, kw_only=True)
class PhaseOpened(Event):
    type = "phase_opened"
    phase: int


@dataclass(frozen=True, kw_only=True)
class ProcessLate(Event):
    """The day on which people would hear is over, and there is no answer."""

    type = "process_late"
    process: int


@dataclass(frozen=True, kw_only=True)
class PromiseChanged(Event):
    type = "promise_changed"
    promise: int


@dataclass(frozen=True, kw_only=True)
class TermRunsOut(Event):
    """Half of a term is over, or most of it, or all but a day."""

    type = "term_runs_out"
    term: int


@dataclass(frozen=True, kw_only=True)
class SurveyAnswered(Event):
    """So many answers were mixed into a survey; whose they are is known nowhere."""

    type = "survey_answered"
    survey: int
    count: int


EVENTS = {event.type: event for event in Event.__subclasses__()}
