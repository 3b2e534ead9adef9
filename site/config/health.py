"""Is everything there that the platform stands on? For a load balancer and for people on call."""

import asyncio
from datetime import timedelta

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import connection
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

ADDRESS = "/healthz"
WAITS_TOO_LONG = timedelta(minutes=5)
PATIENCE = 1.5  # seconds; who asks every few seconds may not hang on what is down


def database_answers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


@async_to_sync
async def layer_answers():
    async with asyncio.timeout(PATIENCE):
        await get_channel_layer().group_send("health", {"type": "health"})
    return True


def jobs_run():
    """No job has been waiting for longer than five minutes; one that is planned for later waits on purpose."""
    now = timezone.now()
    waiting = DBTaskResult.objects.ready().filter(enqueued_at__lt=now - WAITS_TOO_LONG)
    return not waiting.exclude(run_after__range=(now - WAITS_TOO_LONG, now)).exists()


CHECKS = {"database": database_answers, "channel_layer": layer_answers, "jobs": jobs_run}


def state_of(check):
    try:
        return "ok" if check() else "failing"
    except Exception:  # whatever is wrong, the answer is a state and not a traceback
        return "failing"


@require_safe
def healthz(request):
    states = {name: state_of(check) for name, check in CHECKS.items()}
    healthy = set(states.values()) == {"ok"}
    return JsonResponse({"status": "ok" if healthy else "failing", **states}, status=200 if healthy else 503)


class HealthMiddleware:
    """Answers before hosts and HTTPS are checked: a load balancer asks by address and without either."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return healthz(request) if request.path == ADDRESS else self.get_response(request)
