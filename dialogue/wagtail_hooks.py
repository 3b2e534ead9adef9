"""Index: Wagtail looks for hooks here; each subject keeps its own."""

from dialogue.councils import wagtail_hooks as councils  # noqa: F401
from dialogue.notifications import wagtail_hooks as notifications  # noqa: F401
from dialogue.outcomes import wagtail_hooks as outcomes  # noqa: F401
from dialogue.processes import wagtail_hooks as processes  # noqa: F401
from dialogue.taxonomy import wagtail_hooks as taxonomy  # noqa: F401
