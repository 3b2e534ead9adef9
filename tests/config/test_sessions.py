"""Who reads the database reads no session."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

pytestmark = pytest.mark.django_db


def new_session(**values):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(values)
    session.save()
    return session.session_key


def read_from_database(key):
    from django.contrib.sessions.backends.db import SessionStore

    return SessionStore(key).load()


def test_a_login_code_cannot_be_read_from_its_row():
    key = new_session(account_login_code={"code": "482913"})

    assert "482913" not in Session.objects.get(pk=key).session_data
    assert read_from_database(key) == {"account_login_code": {"code": "482913"}}


def test_a_session_of_another_secret_is_empty(settings):
    key = new_session(name="Reiger")

    settings.SECRET_KEY = "x" * 50

    assert read_from_database(key) == {}
