"""Index: what the subjects of this app keep about a person."""

from dialogue.contributions import mine as contributions  # noqa: F401
from dialogue.councils import mine as councils  # noqa: F401
from dialogue.disclosure import mine as disclosure  # noqa: F401
from dialogue.moderation import mine as moderation  # noqa: F401
from dialogue.notifications import mine as notifications  # noqa: F401
from dialogue.outcomes import mine as outcomes  # noqa: F401
from dialogue.processes import mine as processes  # noqa: F401
from dialogue.rooms import mine as rooms  # noqa: F401
