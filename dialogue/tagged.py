"""Index: what the subjects of this app have under a tag."""

from dialogue.outcomes import tagged as outcomes  # noqa: F401
from dialogue.processes import tagged as processes  # noqa: F401
