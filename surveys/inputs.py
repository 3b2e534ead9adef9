"""Index: what the subjects of this app bring to outcomes, and to results."""

from surveys.analysis import inputs as outcomes  # noqa: F401
from surveys.analysis import telling as results  # noqa: F401
