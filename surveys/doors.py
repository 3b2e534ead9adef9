"""Index: which phases lead to what this app has."""

from surveys.answering import doors as answering  # noqa: F401
