"""A migrated database and the demo city, made once per run: every test with a server of its own gets a copy."""

import atexit
import os
import shutil
import tempfile
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.journeys.city import environment, free_port, manage, serving

EMBEDDED = {"DATABASE_URL": "", "REDIS_URL": ""}
_numbers = count(1)


def empty_site(data_dir):
    """Put a migrated SQLite database without content in a data folder."""
    shutil.copytree(_migrated(), data_dir, dirs_exist_ok=True)


def demo_city(data_dir):
    """Put the demo city on SQLite in a data folder."""
    shutil.copytree(_city(), data_dir, dirs_exist_ok=True)


@contextmanager
def running_city(data_dir, **extra):
    """Serve a copy of the demo city; yields its address and ends the server afterwards."""
    demo_city(data_dir)
    with serving(environment(data_dir, free_port(), **extra)) as address:
        yield address


@contextmanager
def postgresql_of_its_own(url, *, migrated=True):
    """The address of a fresh PostgreSQL database beside the one of the environment; gone afterwards."""
    name = f"{_named(url)}_own_{next(_numbers)}"
    with _server(url) as server:
        server.execute(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{_template(url)}"' if migrated else ""))
        try:
            yield _at(url, name)
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@cache
def _migrated():
    folder = _folder()
    manage("migrate", "--verbosity", "0", env=environment(folder, 0, **EMBEDDED))
    return folder


@cache
def _city():
    folder = _folder()
    empty_site(folder)
    manage("demo", env=environment(folder, 0, **EMBEDDED))
    return folder


@cache
def _template(url):
    name = f"{_named(url)}_template"
    with _server(url) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    atexit.register(_drop, url, name)
    folder = _folder()
    manage(
        "migrate", "--verbosity", "0", env=environment(folder, 0, DATABASE_URL=_at(url, name), REDIS_URL="")
    )
    return name


def _folder():
    folder = Path(tempfile.mkdtemp(prefix="samenspraak-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _named(url):
    return f"{urlsplit(url).path.strip('/')}_{os.getpid()}"


def _at(url, name):
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def _server(url):
    return psycopg.connect(
        urlsplit(url)._replace(scheme="postgresql", path="/postgres").geturl(), autocommit=True
    )


def _drop(url, name):
    with _server(url) as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
