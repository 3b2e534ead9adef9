"""Production refuses to start on what is unsafe, in one line that says why."""

import os
import subprocess
import sys

import pytest

from config import ROOT
from config.refusals import reasons

KEY = "k" * 50
GOOD = {
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": ["praat.zwolle.example"],
    "BASE_URL": "https://praat.zwolle.example",
    "DEMO_MODE": False,
    "DEBUG": False,
    "WORKERS": 2,
    "IS_SQLITE": False,
    "REDIS_URL": "redis://localhost/0",
}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "kort"}, "SECRET_KEY is shorter than 50 characters"),
        ({"SECRET_KEY": "demo-only-" + KEY}, "SECRET_KEY is the key of the demo"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS is missing"),
        ({"ALLOWED_HOSTS": ["*"]}, "ALLOWED_HOSTS may not hold *"),
        ({"BASE_URL": "http://praat.zwolle.example"}, "BASE_URL must be the address of the site, with https"),
        ({"DEMO_MODE": True}, "DEMO_MODE may not be on in production"),
        ({"DEBUG": True}, "DEBUG may not be on in production"),
        ({"IS_SQLITE": True}, "SQLite serves one worker; set DATABASE_URL for more"),
        ({"REDIS_URL": ""}, "without REDIS_URL workers do not hear each other; set it or use one"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_each_unsafe_setting_is_named(wrong, words):
    assert reasons({**GOOD, **wrong}) == [words]


def test_a_safe_set_has_nothing_against_it():
    assert reasons(GOOD) == []


def start(**environment):
    """Start production for a moment, with nothing of the surroundings but the path."""
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "SECRET_KEY": KEY,
            "ALLOWED_HOSTS": "praat.zwolle.example",
            "BASE_URL": "https://praat.zwolle.example",
            "DATABASE_URL": "postgres://127.0.0.1/nergens",
            "REDIS_URL": "redis://127.0.0.1:6379/9",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [
        {"SECRET_KEY": ""},
        {"ALLOWED_HOSTS": "*"},
        {"DEMO_MODE": "1"},
        {"WORKERS": "2", "REDIS_URL": ""},
        {"GRANIAN_WORKERS": "2", "DATABASE_URL": "sqlite:///:memory:"},
    ],
    ids=["no key", "all hosts", "demo", "no Redis", "SQLite"],
)
def test_production_does_not_start_and_says_why_in_one_line(environment):
    result = start(**environment)

    assert result.returncode == 1
    assert result.stderr.startswith("Samenspraak does not start: ")
    assert result.stderr.count("\n") == 1


def test_production_starts_when_all_is_said():
    result = start()

    assert result.stderr == ""
    assert result.returncode == 0
