"""The regular jobs in a process of their own: tells an event, then goes on with what waits, and says how far it is."""

import json
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402  (Django first)

from dialogue.notifications.actions import tell  # noqa: E402
from dialogue.notifications.digests import gather  # noqa: E402
from dialogue.notifications.models import Announcement, Follow, How, Message  # noqa: E402
from dialogue.notifications.scheduled import go_on_with_what_waits  # noqa: E402
from dialogue.people.models import User  # noqa: E402
from tests.factories.processes import ProcessFactory  # noqa: E402


def prepare(count):
    """Many people follow one process, and it is answered."""
    process = ProcessFactory(slug="veel-volgers")
    users = [User(email=f"volger{n}@zwolle.example", password="!") for n in range(count)]
    users = User.objects.bulk_create(users, batch_size=500)
    Follow.objects.bulk_create(
        [Follow(user=u, kind="traject", key=process.pk) for u in users], batch_size=500
    )
    tell("process_answered", key="process_answered:veel", about=process)


def say(**words):
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def run(count):
    prepare(count)
    say(step="told")
    while not Announcement.objects.exclude(spread_at=None).exists():
        go_on_with_what_waits()
        time.sleep(0.2)
    # As if it was last week, so that the digest of this week is due.
    Message.objects.update(made_at=timezone.now() - timedelta(days=8))
    say(step="spread", lines=Message.objects.filter(how=How.LINE).count())
    gather()
    gather()
    while Message.objects.filter(done_at=None).exists():
        go_on_with_what_waits()
        say(step="sending", done=Message.objects.filter(how=How.DIGEST).exclude(done_at=None).count())
        time.sleep(0.5)
    say(step="done", outcomes=sorted(set(Message.objects.values_list("outcome", flat=True))))


run(int(sys.argv[1]))
