"""What the platform keeps about somebody: for their own page, for a copy of it all, and for erasing it.

A subject registers in a module `mine.py`, found by autodiscovery, and says for its models what happens:

    register(Subject("contributions", models=[Contribution], section=..., export=..., erase=...))

A model with something of a person in it that no subject names fails a test.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

SUBJECTS = {}


@dataclass(frozen=True)
class Section:
    """A part of somebody's own page."""

    title: str
    template: str
    things: list


@dataclass(frozen=True, kw_only=True)
class Subject:
    name: str
    models: list  # the models this subject answers for
    section: Callable | None = None  # (user) -> Section
    export: Callable | None = None  # (user) -> what is kept, as lists and dicts of plain values
    erase: Callable | None = None  # (user) -> None
    keeps: str = ""  # why something stays after erasing
    order: int = field(default=100)


def register(subject):
    SUBJECTS[subject.name] = subject


def subjects():
    return sorted(SUBJECTS.values(), key=lambda subject: (subject.order, subject.name))


def sections(user):
    found = (subject.section(user) for subject in subjects() if subject.section)
    return [section for section in found if section.things]


def everything_about(user):
    """A copy of all that is kept about somebody (GDPR, article 15)."""
    return {subject.name: subject.export(user) for subject in subjects() if subject.export}
