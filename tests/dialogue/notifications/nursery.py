"""Loads Django once and forks what is asked for on stdin, so that a worker that is killed has a successor at once.

`work` is a worker, `tick <followers>` are the regular jobs: tell an event, go on with what waits, say how far it is.
Everybody says on stdout, one JSON a line.
"""

import json
import os
import signal
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (Django first)
from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from dialogue.notifications.actions import tell  # noqa: E402
from dialogue.notifications.digests import gather  # noqa: E402
from dialogue.notifications.models import Announcement, Follow, How, Message  # noqa: E402
from dialogue.notifications.scheduled import go_on_with_what_waits  # noqa: E402
from dialogue.people.models import User  # noqa: E402
from tests.factories.processes import ProcessFactory  # noqa: E402


def say(**words):
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def prepare(count):
    """Many people follow one process, and it is answered."""
    process = ProcessFactory(slug="veel-volgers")
    users = [User(email=f"volger{n}@zwolle.example", password="!") for n in range(count)]
    users = User.objects.bulk_create(users, batch_size=500)
    Follow.objects.bulk_create(
        [Follow(user=u, kind="traject", key=process.pk) for u in users], batch_size=500
    )
    tell("process_answered", key="process_answered:veel", about=process)


def until(holds, patience):
    """The regular jobs, again and again; in the end it says what is left instead of waiting for ever."""
    end = time.monotonic() + patience
    while not holds():
        if time.monotonic() > end:
            say(step="stuck", left=list(Message.objects.filter(done_at=None).values("how", "attempts")[:9]))
            break
        go_on_with_what_waits()
        time.sleep(0.1)


def tick(count):
    count = int(count)
    prepare(count)
    say(step="told")
    until(Announcement.objects.exclude(spread_at=None).exists, patience=60 + count / 10)
    # As if it was last week, so that the digest of this week is due.
    Message.objects.update(made_at=timezone.now() - timedelta(days=8))
    say(step="spread", lines=Message.objects.filter(how=How.LINE).count())
    gather()
    gather()
    until(lambda: not Message.objects.filter(done_at=None).exists(), patience=60 + count / 10)
    say(step="done", outcomes=sorted(set(Message.objects.values_list("outcome", flat=True))))


def work():
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.dup2(silence, sys.stderr.fileno())
    call_command("db_worker", "--queue-name", "*", "--interval", "0.1", "--no-startup-delay")


def main():
    connections.close_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who is killed is gone at once
    say(step="ready")
    for line in sys.stdin:
        what, *words = line.split()
        if pid := os.fork():
            say(pid=pid, what=what)
            continue
        {"work": work, "tick": tick}[what](*words)
        os._exit(0)


main()
