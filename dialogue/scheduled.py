"""Index: the regular jobs of the subjects."""

from dialogue.councils import scheduled as councils  # noqa: F401
from dialogue.notifications import scheduled as notifications  # noqa: F401
