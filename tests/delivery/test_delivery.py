"""Nothing that was acknowledged is lost or doubled, whatever breaks: connections, workers, the bell (reliability G1).

Faults follow the progress of the conversation, never a clock, so a slow machine is only slower.
"""

import asyncio
import json
import os
import time
from collections import Counter

import pytest
from django.conf import settings
from django.core import signing

from dialogue.rooms.visitors import SALT, guest_cookie_name
from tests.delivery.proxy import FaultProxy
from tests.delivery.screens import Screen
from tests.delivery.workers import environment, python, workers
from tests.journeys.city import free_port
from tests.prepared import empty_site, postgresql_of_its_own

SCREENS, MESSAGES, CUTS, KILLS = 20, 2000, 100, 5
CONVERGED_WITHIN = 3  # seconds

DATABASE_URL = os.environ.get("DATABASE_URL", "")
ON_POSTGRESQL = DATABASE_URL.startswith("postgres")


@pytest.fixture(scope="module")
def profile(request, tmp_path_factory):
    """(environment, number of workers) of what this run stands on."""
    data_dir = tmp_path_factory.mktemp("delivery")
    secret = settings.SECRET_KEY
    if not ON_POSTGRESQL:
        empty_site(data_dir)
        yield environment(data_dir, secret), 1
        return
    with postgresql_of_its_own(DATABASE_URL) as url:
        yield environment(data_dir, secret, DATABASE_URL=url, REDIS_URL=os.environ["REDIS_URL"]), 2


@pytest.fixture(scope="module")
def room(profile):
    env, _count = profile
    return json.loads(python(env, "-m", "tests.delivery.room", "prepare"))


class Progress:
    """Counts acknowledgements, and wakes whoever waits for so many of them."""

    def __init__(self):
        self.count, self.changed = 0, asyncio.Event()

    def one_more(self):
        self.count += 1
        self.changed.set()

    async def reaches(self, count):
        while self.count < count:
            self.changed.clear()
            await self.changed.wait()


async def break_things(progress, proxy, running):
    """Spread over the whole conversation: resets, silences, and now and then a kill -9."""
    for number in range(1, CUTS + 1):
        await progress.reaches(number * MESSAGES // (CUTS + 5))
        if number % 5 == 0:
            proxy.swallow()
        else:
            proxy.cut()
        if number % (CUTS // KILLS) == 0:
            worker = running[number // (CUTS // KILLS) % len(running)]
            worker.kill()
            worker.start()
            await asyncio.to_thread(worker.wait_until_it_answers)


async def converse(room, ports, running):
    """All screens talk while things break; gives the screens and the seconds they needed to become equal."""
    async with FaultProxy(ports) as proxy:
        host = f"127.0.0.1:{proxy.port}"
        address, page = f"ws://{host}/live/kamers/{room['room']}/", f"http://{host}{room['page']}"
        progress = Progress()
        screens = []
        for number in range(SCREENS):
            cookie = f"{guest_cookie_name()}={signing.dumps(f'screen {number}', salt=SALT)}"
            texts = [f"bericht {number}-{index}" for index in range(MESSAGES // SCREENS)]
            screen = Screen(address, page, "http://127.0.0.1", cookie, room["epoch"], texts, MESSAGES)
            screen.on_acknowledged = progress.one_more
            screens.append(screen)
        async with asyncio.timeout(240), asyncio.TaskGroup() as group:
            for screen in screens:
                group.create_task(screen.run())
            await break_things(progress, proxy, running)
            await progress.reaches(MESSAGES)
            faults_ended = time.monotonic()
        return screens, time.monotonic() - faults_ended, proxy.faults


def test_nothing_acknowledged_is_lost_or_doubled_whatever_breaks(profile, room):
    env, count = profile
    ports = [free_port() for _ in range(count)]

    with workers(ports, env) as running:
        screens, converged, faults = asyncio.run(converse(room, ports, running))

    found = json.loads(python(env, "-m", "tests.delivery.room", "report"))
    contributions = [tuple(row) for row in found["contributions"]]
    acknowledged = Counter(text for screen in screens for text in screen.acknowledged)
    assert len(acknowledged) == MESSAGES
    assert Counter(text for _pk, text in contributions) == acknowledged
    assert found["numbers"] == list(range(1, MESSAGES + 1))
    for screen in screens:
        shown = screen.list()
        assert shown == (contributions[-len(shown) :] if screen.reloads else contributions)
    assert faults == CUTS
    assert converged <= CONVERGED_WITHIN
