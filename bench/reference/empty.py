"""The yardstick: a Django view that does nothing, without middleware; and one that reads session and user."""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

if not settings.configured:
    settings.configure(
        SECRET_KEY="bench-only",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["EMPTY_DB"]}},
        INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
        MIDDLEWARE=os.environ.get("EMPTY_MIDDLEWARE", "").split(),
    )
    django.setup()


def empty(request):
    return HttpResponse(b"ok")


def signed_in(request):
    return HttpResponse(request.user.email.encode())


urlpatterns = [path("", empty), path("mijn/", signed_in)]
application = get_wsgi_application()
