"""Health says what is down, quickly, to whoever asks."""

import socket
import time
from datetime import timedelta

import pytest
from channels.layers import channel_layers
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

pytestmark = pytest.mark.django_db
ALL_WELL = {"status": "ok", "database": "ok", "channel_layer": "ok", "jobs": "ok"}


@pytest.fixture(autouse=True)
def memory_layer(settings):
    settings.CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}


def waiting_job(**fields):
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="dialogue.people.tasks.send_mail",
        backend_name="default",
        run_after=fields.pop("run_after", get_date_max()),
        exception_class_path="",
        traceback="",
    )


def test_all_is_well(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, ALL_WELL)
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_load_balancer_asks_by_address_and_without_https(settings):
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get("/healthz", HTTP_HOST="10.0.0.7").json() == ALL_WELL


@pytest.mark.parametrize("redis", ["refuses", "stays silent"])
def test_redis_that_is_away_is_said_within_two_seconds(client, settings, redis):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        if redis == "stays silent":
            listener.listen()
        settings.CHANNEL_LAYERS = {
            "default": {
                "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
                "CONFIG": {"hosts": [{"address": f"redis://127.0.0.1:{port}", "socket_timeout": None}]},
            }
        }
        channel_layers.backends.clear()
        began = time.monotonic()

        answer = client.get("/healthz")

    assert time.monotonic() - began < 2
    assert answer.status_code == 503
    assert answer.json() == {**ALL_WELL, "status": "failing", "channel_layer": "failing"}


def test_a_job_that_waits_too_long_is_said(client):
    waiting_job()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=6))

    assert client.get("/healthz").json() == {**ALL_WELL, "status": "failing", "jobs": "failing"}


def test_a_job_planned_for_later_waits_on_purpose(client):
    waiting_job(run_after=timezone.now() - timedelta(seconds=10))
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=1))

    assert client.get("/healthz").json() == ALL_WELL


def test_a_database_that_is_away_is_said_and_not_a_traceback(client, monkeypatch):
    def away():
        raise OSError("connection refused to 10.0.0.3")

    monkeypatch.setitem(__import__("config.health").health.CHECKS, "database", away)

    answer = client.get("/healthz")

    assert answer.json()["database"] == "failing"
    assert "10.0.0.3" not in answer.content.decode()
