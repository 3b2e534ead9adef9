"""Index: regular jobs of the subjects of this app."""

from surveys.access import scheduled as access  # noqa: F401
from surveys.answering import scheduled as answering  # noqa: F401
from surveys.paper import scheduled as paper  # noqa: F401
