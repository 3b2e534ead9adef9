"""Codes on receipts: with one, somebody without an account sees what their input did (`/inbreng/<code>/`).

Each subject that hands out codes registers a finder here, in a module `inputs.py`: a function that takes a tidied
code and returns a `Given`, or None. A finder keeps only `config.codes.hash_of(its own purpose, code)`.
"""

from dataclasses import dataclass, field
from datetime import datetime

from config.codes import tidy

FINDERS = []


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody gave, behind one code."""

    process: object
    given_at: datetime | None = None  # not where a moment would say too much
    inputs: list = field(default_factory=list)  # [(kind, key)], as in sources.py
    words: str = ""  # what to say when there is nothing to show piece by piece
    address: str = ""  # where the results stand


def register(finder):
    FINDERS.append(finder)
    return finder


def find(code):
    """What stands behind a code, or None; an impossible code is asked of every finder just the same."""
    tidied = tidy(code) or "A"
    found = [finder(tidied) for finder in FINDERS]
    return next((given for given in found if given), None)
