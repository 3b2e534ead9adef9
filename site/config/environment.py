"""Reads settings from the environment: the only place that looks into os.environ."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config import ROOT

TRUE = {"1", "true", "yes", "on"}


def text(name, default=""):
    return os.environ.get(name, default).strip()


def flag(name, default=False):
    value = text(name)
    return value.lower() in TRUE if value else default


def number(name, default):
    value = text(name)
    return int(value) if value else default


def words(name, default=()):
    """Comma-separated words."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def one_of(name, *choices):
    """One of these words; the first when nothing is set."""
    value = text(name) or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def data_dir():
    """The folder for database, media and other things that must outlive a restart."""
    return Path(text("DATA_DIR") or ROOT / "var").resolve()
