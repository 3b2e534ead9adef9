"""Index: rules looks for rights here; each subject keeps its own."""

from dialogue.contributions import rules as contributions  # noqa: F401
from dialogue.councils import rules as councils  # noqa: F401
from dialogue.moderation import rules as moderation  # noqa: F401
from dialogue.outcomes import rules as outcomes  # noqa: F401
from dialogue.processes import rules as processes  # noqa: F401
