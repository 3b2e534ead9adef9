"""Index: what the subjects of this app have under a tag."""

from surveys.answering import tagged as answering  # noqa: F401
