"""Index: who hears which event, and what can be followed; each subject keeps its own."""

from dialogue.councils import heard as councils  # noqa: F401
from dialogue.notifications import heard as notifications  # noqa: F401
from dialogue.outcomes import heard as outcomes  # noqa: F401
