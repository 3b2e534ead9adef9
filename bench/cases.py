"""What is measured, and beside what."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

from bench.servers import ROOT, free_port, granian, nginx, serving

GOALS = [  # ours, reference, asked
    ("anonymous page, cached", "empty view", 0.75),
    ("agenda page, uncached", "plain Wagtail page", 1.5),
    ("signed-in page", "signed-in empty view", 0.1),
]
HTTPS = {"X-Forwarded-Proto": "https"}
SESSIONS = (
    "django.contrib.sessions.middleware.SessionMiddleware "
    "django.contrib.auth.middleware.AuthenticationMiddleware"
)


@dataclass(frozen=True)
class Case:
    address: str
    headers: dict = field(default_factory=dict)
    script: str = ""


def python(code, **env):
    """Run a few lines in a process with its own settings; returns what they print."""
    path = f"{ROOT / 'site'}:{ROOT}"
    process = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, **env},
        check=True,
        capture_output=True,
        text=True,
    )
    return process.stdout.strip().splitlines()[-1]


EMPTY_SETUP = """
import bench.reference.empty
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
request = HttpRequest()
request.session = SessionStore()
login(request, User.objects.create_user("a", "a@demo.example", "x"))
request.session.save()
print(request.session.session_key)
"""

PLAIN_SETUP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from bench.reference.plain.models import make_plain_site
print(make_plain_site())
"""


def reference_cases(folder, stack, page):
    """The yardsticks, each a server of its own."""
    empty = {"EMPTY_DB": str(folder / "empty.sqlite3")}
    session = python(EMPTY_SETUP, **empty, EMPTY_MIDDLEWARE=SESSIONS)
    plain = {"PLAIN_DB": str(folder / "plain.sqlite3")}
    path = python(PLAIN_SETUP, **plain, DJANGO_SETTINGS_MODULE="bench.reference.plain_settings")
    (folder / "page.html").write_bytes(page)

    ports = [free_port() for _ in range(4)]
    target = "bench.reference.empty:application"
    bare = stack.enter_context(serving(granian(target, ports[1]), ports[1], **empty))
    signed = stack.enter_context(
        serving(granian(target, ports[2]), ports[2], **empty, EMPTY_MIDDLEWARE=SESSIONS)
    )
    wagtail = stack.enter_context(
        serving(granian("bench.reference.plain_wsgi:application", ports[3]), ports[3], path, **plain)
    )
    return {
        **files_of_nginx(folder, stack, ports[0]),
        "empty view": Case(bare + "/"),
        "signed-in empty view": Case(signed + "/mijn/", {"Cookie": f"sessionid={session}"}),
        "plain Wagtail page": Case(wagtail + path, {"Host": "localhost"}),
    }


def files_of_nginx(folder, stack, port):
    """How fast a page could be at most; no goal is set by it, so it may be absent."""
    if not shutil.which("nginx"):
        print("No nginx (apt install nginx-light): left out.")
        return {}
    return {"nginx, the same bytes": Case(stack.enter_context(serving(nginx(folder, port), port)) + "/")}


CITY_SETUP = """
import django; django.setup()
from django.contrib.auth import login
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from dialogue.people.models import User
from dialogue.processes.models import Phase, PhaseKind
keys = []
for who in ("inwoner", "initiatief"):
    request = HttpRequest()
    request.session = SessionStore()
    user = User.objects.get(email=f"{who}@demo.example")
    login(request, user, "django.contrib.auth.backends.ModelBackend")
    request.session.save()
    keys.append(request.session.session_key)
process = Phase.objects.open().filter(kind=PhaseKind.TALK, guests_allowed=True, process__live=True)[0].process
print(*keys, process.slug)
"""

# Every request another client id, so that each one is a contribution of its own.
CONTRIBUTE = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
request = function()
  local id = string.format("%08x-%04x-4%03x-8%03x-%012x", math.random(0, 2^31), math.random(0, 65535),
    math.random(0, 4095), math.random(0, 4095), math.random(0, 2^40))
  return wrk.format(nil, nil, nil, "csrfmiddlewaretoken=TOKEN&client_id=" .. id .. "&text=Een+plek+om+te+praten")
end
"""
TOKEN = "a" * 32


def manage(*words, **env):
    command = [sys.executable, "manage.py", *words, "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, check=True, stdout=subprocess.DEVNULL)


def city_cases(folder, stack):
    """The demo city under production settings: with the page cache, and without."""
    city = {"DATA_DIR": str(folder), "SECRET_KEY": "bench-only-" + "k" * 50}
    ours = {
        **city,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "https://127.0.0.1",
        # One person sends all contributions here.
        "MESSAGES_PER_MINUTE": "1000000000",
    }
    manage("migrate", **city)
    manage("demo", **city)
    manage("collectstatic", "--noinput", **ours)
    reader, writer, process = python(
        CITY_SETUP, **city, DJANGO_SETTINGS_MODULE="config.settings.development"
    ).split()
    kept, fresh = free_port(), free_port()
    target = "config.wsgi:application"
    cached = stack.enter_context(serving(granian(target, kept), kept, headers=HTTPS, **ours))
    uncached = stack.enter_context(
        serving(granian(target, fresh), fresh, headers=HTTPS, **ours, PAGE_CACHE_SECONDS="0")
    )
    browser = {**HTTPS, "Accept-Encoding": "gzip"}
    room = f"/meedoen/{process}/gesprek/"
    return {
        "anonymous page, cached": Case(cached + "/agenda/", browser),
        "agenda page, uncached": Case(uncached + "/agenda/", browser),
        "process page, uncached": Case(uncached + f"/meedoen/{process}/", browser),
        "signed-in page": Case(cached + "/mijn/", signed_in(reader)),
        "room page, signed in": Case(cached + room, signed_in(reader)),
        # Somebody else, so that the pages above stay what they are.
        "contributing": Case(
            cached + room + "bijdragen/",
            {**signed_in(writer), "Referer": cached.replace("http", "https", 1)},
            CONTRIBUTE.replace("TOKEN", TOKEN),
        ),
    }


def signed_in(session):
    return {**HTTPS, "Cookie": f"__Host-sessionid={session}; __Host-csrftoken={TOKEN}"}
