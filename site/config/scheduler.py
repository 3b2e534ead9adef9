"""Regular jobs. A folder registers its own in `scheduled.py`; `manage.py tick` runs what is due, every minute.

@every(minutes=60)
def forget_old_mail(): ...
"""

import logging
from datetime import UTC, datetime, timedelta

from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

logger = logging.getLogger(__name__)
JOBS = {}
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
# A tick comes every minute, give or take; a job of every minute must not skip one that is early.
SLACK = timedelta(seconds=10)


def every(*, minutes):
    """Register a job that takes no arguments."""

    def register(job):
        JOBS[f"{job.__module__}.{job.__name__}"] = (job, timedelta(minutes=minutes))
        return job

    return register


def take(name, interval, now):
    """True for exactly one of those who want to run this job now."""
    from config.models import ScheduledJob  # models may not be imported before the apps are ready

    ScheduledJob.objects.get_or_create(name=name, defaults={"taken_at": NEVER})
    due = ScheduledJob.objects.filter(name=name, taken_at__lte=now - interval + SLACK)
    return due.update(taken_at=now) == 1


def tick():
    """Run what is due; one job that fails does not keep the others waiting. Returns the names of what ran."""
    autodiscover_modules("scheduled")
    ran, now = [], timezone.now()
    for name, (job, interval) in JOBS.items():
        if take(name, interval, now):
            try:
                job()
            except Exception:
                logger.exception("Regular job %s failed", name)
            else:
                ran.append(name)
    return ran
