"""A server process once everything is loaded, before the first visitor."""

import gc

from django.urls import get_resolver

# Python looks for garbage after 700 new objects, which is a few times per page; most of what it walks past stays.
OBJECTS_BETWEEN = 10_000


def settle():
    """Load the addresses with all their views, and leave what is loaded out of every later search for garbage."""
    get_resolver().reverse_dict  # noqa: B018  (asking for it fills it)
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN, 20, 50)
