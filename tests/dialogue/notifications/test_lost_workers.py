"""Many followers and one event: everyone gets one mail, whichever workers are killed meanwhile.

FOLLOWERS=10000 runs it in full, on either engine.
"""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress

import pytest

from tests.delivery.workers import ROOT, environment
from tests.dialogue.notifications.mail_server import mail_server
from tests.prepared import empty_site, postgresql_of_its_own

FOLLOWERS, KILLS = int(os.environ.get("FOLLOWERS", "400")), 4
DATABASE_URL = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = DATABASE_URL.startswith("postgres")
# Longer than the patience with the mail server, so that only a kill can make a mail go again; short enough to wait for.
LEASE = "10"


@pytest.fixture
def env(tmp_path):
    words = {
        "DJANGO_SETTINGS_MODULE": "tests.dialogue.notifications.worker_settings",
        "MAIL_LEASE_SECONDS": LEASE,
    }
    if not ON_POSTGRESQL:
        empty_site(tmp_path)
        yield environment(tmp_path, "x" * 60, **words)
        return
    with postgresql_of_its_own(DATABASE_URL) as url:
        yield environment(tmp_path, "x" * 60, DATABASE_URL=url, **words)


class Nursery:
    """Two workers and the regular jobs, and who kills a worker each time a part of the mail has come."""

    def __init__(self, env, server):
        self.server, self.workers, self.others, self.killed = server, [], [], 0
        server.each_mail = self.watch
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.dialogue.notifications.nursery"],
            cwd=ROOT,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.server.each_mail = lambda count: None
        for pid in self.workers + self.others:
            kill(pid)
        self.process.kill()
        self.process.communicate()

    def fork(self, what):
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()

    def steps(self):
        """What is said, until all is done."""
        for line in self.process.stdout:
            said = json.loads(line)
            if said.get("what") == "work":
                self.workers.append(said["pid"])
            elif "pid" in said:
                self.others.append(said["pid"])
            else:
                yield said
            if said.get("step") == "done":
                return

    def watch(self, count):
        """At the very moment a mail has come and nobody has noted that yet."""
        if self.killed <= 2 * count * KILLS // FOLLOWERS and self.killed < KILLS:
            self.replace_a_worker()

    def replace_a_worker(self):
        """kill -9: nothing is finished, nothing is said."""
        if self.workers:
            kill(self.workers.pop(0))
            self.killed += 1
            self.fork("work")


def kill(pid):
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def test_nobody_is_lost_and_nobody_gets_two(env):
    with mail_server() as server:
        env = {**env, "EMAIL_PORT": str(server.server_address[1])}
        with Nursery(env, server) as nursery:
            steps = []
            for said in nursery.steps():
                steps.append(said)
                if said["step"] == "ready":
                    for what in ("work", "work", f"tick {FOLLOWERS}"):
                        nursery.fork(what)
                if said["step"] == "told":
                    nursery.replace_a_worker()  # while everybody is being written down

    assert steps[1:] == [
        {"step": "told"},
        {"step": "spread", "lines": FOLLOWERS},
        {"step": "done", "outcomes": ["sent"]},
    ]
    assert nursery.killed == KILLS
    received = Counter(server.received)
    assert len({to for to, _name in received}) == FOLLOWERS
    # The mail a killed worker had on the wire may come again, under the same name: a mailbox keeps one.
    assert len(received) == FOLLOWERS
    assert sum(received.values()) - FOLLOWERS <= KILLS
