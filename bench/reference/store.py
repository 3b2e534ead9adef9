"""The yardsticks for sending a response: Django views without middleware that store the same answers.

`/` stores the one row that our urn has. `/rows/` stores a response and a row per answer, as most Django programs do:
that is the view of the 290 responses a second in the design (one response + bulk insert).
"""

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


class Response(models.Model):
    version = models.PositiveIntegerField(db_index=True)
    channel = models.CharField(max_length=8)

    class Meta:
        app_label = "store"


class Answer(models.Model):
    response = models.ForeignKey(Response, models.CASCADE)
    question = models.CharField(max_length=40)
    value = models.JSONField()

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


def store_rows(request):
    given = json.loads(request.POST["answers"]) | json.loads(request.POST["texts"])
    with transaction.atomic():
        response = Response.objects.create(version=1, channel="web")
        Answer.objects.bulk_create(
            Answer(response=response, question=key, value=value) for key, value in given.items()
        )
    return HttpResponse(status=302, headers={"Location": "/"})


def count(request):
    return HttpResponse(str(Stored.objects.count() + Response.objects.count()))


def make():
    with connection.schema_editor() as editor:
        for model in (Stored, Response, Answer):
            editor.create_model(model)
    print("made")


urlpatterns = [path("", store), path("rows/", store_rows), path("count/", count)]
application = get_wsgi_application()
