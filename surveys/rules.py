"""Index: rules looks for rights here; each subject keeps its own."""

from surveys.access import rules as access  # noqa: F401
from surveys.analysis import rules as analysis  # noqa: F401
from surveys.paper import rules as paper  # noqa: F401
from surveys.results import rules as results  # noqa: F401
