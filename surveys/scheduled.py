"""Index: regular jobs of the subjects of this app."""

from surveys.access import scheduled as access  # noqa: F401
from surveys.analysis import scheduled as analysis  # noqa: F401
from surveys.answering import scheduled as answering  # noqa: F401
from surveys.paper import scheduled as paper  # noqa: F401
from surveys.results import scheduled as results  # noqa: F401
