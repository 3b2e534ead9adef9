"""Regular jobs of the project as a whole."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from config.scheduler import every

LOST = timedelta(minutes=15)
KEEP = timedelta(hours=1)


@every(minutes=1)
def publish_what_is_planned():
    call_command("publish_scheduled", verbosity=0)


@every(minutes=5)
def retry_lost_jobs():
    """A job whose worker was killed is still called running; nobody else would take it up."""
    lost = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LOST)
    lost.update(status=TaskResultStatus.READY)


@every(minutes=15)
def forget_finished_jobs():
    """A finished job holds a mail with its code or words, so it does not stay."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP).delete()


@every(minutes=24 * 60)
def forget_old_sessions():
    call_command("clearsessions", verbosity=0)
