"""Index: Django looks for template tags here; each subject keeps its own."""

from dialogue.contributions.tags import register

__all__ = ["register"]
