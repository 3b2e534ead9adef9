"""Index: what the subjects of this app bring to themes, promises and receipts."""

from dialogue.councils import inputs as councils  # noqa: F401
from dialogue.outcomes import inputs as outcomes  # noqa: F401
