"""With SQLite and a channel layer in memory there is one server process, and a second refuses to start.

Two would not hear each other: screens would be late, limits would count double (docs/decisions/0002).
"""

import fcntl
import os

from django.conf import settings

_held = []


class AlreadyRunning(Exception):
    pass


def needs_one_process():
    return settings.IS_SQLITE or not settings.REDIS_URL


def claim():
    """Hold the lock of this data folder as long as the process lives."""
    if not needs_one_process() or _held:
        return
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    lock = os.open(settings.DATA_DIR / "server.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise AlreadyRunning from None
    _held.append(lock)
