"""The yardstick for sending a response: a Django view without middleware that stores the same row."""

import json
import os
import uuid

import dj_database_url
import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

if not settings.configured:
    database = dj_database_url.parse(os.environ["STORE_DB"], conn_max_age=600)
    if "sqlite" in database["ENGINE"]:
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        }
    settings.configure(
        SECRET_KEY="bench-only",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": database},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()

from django.db import connection, models, transaction  # noqa: E402  (models need the settings)


class Stored(models.Model):
    """What `Waiting` is, without anything around it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    version = models.PositiveIntegerField(db_index=True)
    channel = models.CharField(max_length=8)
    answers = models.JSONField()
    texts = models.JSONField()
    receipt_hash = models.CharField(max_length=64, unique=True)

    class Meta:
        app_label = "store"


def store(request):
    with transaction.atomic():
        Stored.objects.create(
            version=1,
            channel="web",
            answers=json.loads(request.POST["answers"]),
            texts=json.loads(request.POST["texts"]),
            receipt_hash=uuid.uuid4().hex * 2,
        )
    return HttpResponse(status=302, headers={"Location": "/"})


def count(request):
    return HttpResponse(str(Stored.objects.count()))


def make():
    with connection.schema_editor() as editor:
        editor.create_model(Stored)
    print("made")


urlpatterns = [path("", store), path("count/", count)]
application = get_wsgi_application()
