"""Index: what the subjects of this app keep about a person."""

from surveys.access import mine as access  # noqa: F401
from surveys.analysis import mine as analysis  # noqa: F401
from surveys.answering import mine as answering  # noqa: F401
from surveys.paper import mine as paper  # noqa: F401
from surveys.results import mine as results  # noqa: F401
