"""Many followers and one event: everyone gets one mail, whichever workers are killed meanwhile.

FOLLOWERS=10000 runs it in full, on either engine.
"""

import json
import os
import subprocess
import sys
from collections import Counter

import pytest

from tests.delivery.workers import ROOT, environment
from tests.dialogue.notifications.mail_server import mail_server
from tests.prepared import empty_site, postgresql_of_its_own

FOLLOWERS, KILLS = int(os.environ.get("FOLLOWERS", "400")), 6
DATABASE_URL = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = DATABASE_URL.startswith("postgres")


class Worker:
    """`manage.py db_worker`, that can be killed."""

    def __init__(self, env):
        self.env = env
        self.start()

    def start(self):
        words = [sys.executable, "manage.py", "db_worker", "--queue-name", "*", "--interval", "0.1"]
        self.process = subprocess.Popen(
            [*words, "--no-startup-delay"],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self):
        """kill -9: nothing is finished, nothing is said."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def env(tmp_path):
    words = {
        "DJANGO_SETTINGS_MODULE": "tests.dialogue.notifications.worker_settings",
        "MAIL_LEASE_SECONDS": "5",
    }
    if not ON_POSTGRESQL:
        empty_site(tmp_path)
        yield environment(tmp_path, "x" * 60, **words)
        return
    with postgresql_of_its_own(DATABASE_URL) as url:
        yield environment(tmp_path, "x" * 60, DATABASE_URL=url, **words)


def test_nobody_is_lost_and_nobody_gets_two(env):
    with mail_server() as server:
        env = {**env, "EMAIL_PORT": str(server.server_address[1])}
        ticker = subprocess.Popen(
            [sys.executable, "-m", "tests.dialogue.notifications.ticker", str(FOLLOWERS)],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            text=True,
        )
        workers = [Worker(env), Worker(env)]
        try:
            steps, killed = watch(ticker, workers, server)
        finally:
            ticker.kill()
            ticker.wait()
            ticker.stdout.close()
            for worker in workers:
                worker.kill()

    assert steps[-1] == {"step": "done", "outcomes": ["sent"]}
    assert {"step": "spread", "lines": FOLLOWERS} in steps
    assert killed >= KILLS // 2
    received = Counter(server.received)
    assert len({to for to, _name in received}) == FOLLOWERS
    # A mail that was in the hands of a killed worker may come again, under the same name: a mailbox keeps one.
    assert len(received) == FOLLOWERS
    assert sum(received.values()) - FOLLOWERS <= KILLS


def watch(ticker, workers, server):
    """Follow what the ticker says; each time a part of the mail has come, kill a worker in the middle of its work."""
    steps, killed = [], 0
    for line in ticker.stdout:
        steps.append(json.loads(line))
        if steps[-1]["step"] == "done":
            break
        part = 1 + len(server.received) * (KILLS - 1) // FOLLOWERS
        if killed < min(part, KILLS) and (killed == 0 or server.received):
            worker = workers[killed % len(workers)]
            worker.kill()
            worker.start()
            killed += 1
    return steps, killed
