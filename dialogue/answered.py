"""Index: what the subjects of this app do when a process is answered."""

from dialogue.notifications import answered as notifications  # noqa: F401
from dialogue.outcomes import answered as outcomes  # noqa: F401
from dialogue.rooms import answered as rooms  # noqa: F401
