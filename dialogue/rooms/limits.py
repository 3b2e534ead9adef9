"""How much one person may send: a bucket of messages that fills itself again. Per person, for a hall is one address."""

import time

from django.conf import settings

MANY = 10_000  # people in one process before full buckets are thrown away
_buckets = {}


def take(person):
    """Take one message out of somebody's bucket; False when it is empty."""
    size = settings.MESSAGES_PER_MINUTE
    now = time.monotonic()
    left, since = _buckets.get(person, (size, now))
    left = min(size, left + (now - since) * size / 60)
    if len(_buckets) > MANY:
        _throw_away_full_ones(now, size)
    _buckets[person] = (max(left - 1, 0) if left >= 1 else left, now)
    return left >= 1


def _throw_away_full_ones(now, size):
    for person, (left, since) in list(_buckets.items()):
        if left + (now - since) * size / 60 >= size:
            del _buckets[person]
