"""Index: Wagtail looks for hooks here; each subject keeps its own."""

from surveys.access import wagtail_hooks as access  # noqa: F401
from surveys.analysis import wagtail_hooks as analysis  # noqa: F401
from surveys.building import wagtail_hooks as building  # noqa: F401
from surveys.results import wagtail_hooks as results  # noqa: F401
