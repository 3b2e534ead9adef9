"""Regular jobs run when they are due, once, and one that fails holds nobody up."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from config import scheduler
from config.scheduled import forget_finished_jobs, retry_lost_jobs
from tests.config.test_health import waiting_job

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran(monkeypatch):
    ran = []
    monkeypatch.setattr(scheduler, "JOBS", {})
    monkeypatch.setattr(scheduler, "autodiscover_modules", lambda name: None)

    @scheduler.every(minutes=1)
    def broken():
        raise ValueError

    @scheduler.every(minutes=60)
    def hourly():
        ran.append(timezone.now())

    return ran


def test_a_job_runs_when_it_is_due_and_not_before(ran):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for minutes in (0, 30, 31):
            clock.shift(timedelta(minutes=minutes))
            scheduler.tick()

    assert len(ran) == 2


def test_two_ticks_at_once_run_a_job_once(ran):
    now = timezone.now()

    taken = [scheduler.take("a job", timedelta(minutes=1), now) for _ in range(2)]

    assert taken == [True, False]


def test_a_job_whose_worker_was_killed_is_taken_up_again():
    job = waiting_job()
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now() - timedelta(minutes=20))

    retry_lost_jobs()

    job.refresh_from_db()
    assert job.status == "READY"


def test_a_finished_job_does_not_keep_its_code():
    waiting_job()
    DBTaskResult.objects.update(status="SUCCESSFUL", finished_at=timezone.now() - timedelta(hours=2))

    forget_finished_jobs()

    assert not DBTaskResult.objects.exists()
