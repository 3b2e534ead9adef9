"""Sending a response of 12 questions, beside bare Django views that store the same, in one run on one core.

    python -m bench.surveys                     # SQLite, and PostgreSQL in databases of its own where one answers
    BENCH_POSTGRES=postgres://postgres@127.0.0.1:5432 python -m bench.surveys

A request is the last click: the answers stand in a draft of their own and go into the urn, with headers, CSRF and
draft as in production. The bare views have no middleware at all. What counts is what stands in the database afterwards.
"""

import json
import os
import statistics
import sys
import tempfile
import urllib.request
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from urllib.parse import quote

import psycopg

from bench.cases import HTTPS, TOKEN, manage, python
from bench.load import wrk
from bench.servers import free_port, granian, serving

ROUNDS, SECONDS, DRAFTS = int(os.environ.get("BENCH_ROUNDS", "3")), 2, 1400
CLIENTS = (1, 8, 32)
POSTGRES = os.environ.get("BENCH_POSTGRES", "postgres://127.0.0.1:5432")
RESULTS = Path(__file__).parent / "results" / "surveys.json"
ASKED = {"ratio": 0.8, "p99 at 8 clients (ms)": 300, "errors": 0}
# SQLite lets one thread write; PostgreSQL answers several, as in deploy/ (docs/decisions/0002).
THREADS = {"SQLite": 1, "PostgreSQL": 4}
OURS, ONE_ROW, ROWS = "sending", "bare view, one row", "bare view, a row per answer"

SETUP = """
import django; django.setup()
import sys
from datetime import timedelta
from pathlib import Path
from django.utils import timezone
from surveys.answering import keeping, sealing
from surveys.answering.models import Draft
from tests.factories.surveys import VersionFactory
version = VersionFactory(survey__slug="bench")
survey = version.survey
now = timezone.now()
survey.opens_at, survey.closes_at = now - timedelta(days=1), now + timedelta(days=1)
survey.save()
ANSWERS = {answers}
TEXTS = {texts}
lines, drafts = [], []
for _number in range({count}):
    code = keeping.sealed_code()
    kept = keeping.Kept(code, version, timezone.localdate(), dict(ANSWERS), dict(TEXTS))
    drafts.append(Draft(code_hash=sealing.hash_of(code), version=version,
        content=sealing.seal(code, kept.content), expires_on=timezone.localdate() + timedelta(days=30)))
    lines.append(code)
Draft.objects.bulk_create(drafts, batch_size=500)
Path("{codes}").write_text("\\n".join(lines))
print("ready")
"""
ANSWERS = {
    "q1living": "a1",
    "q2help": ["a1", "a2"],
    "q3lonely": "yes",
    "q4often": "a2",
    "q5grade": 7,
    "q6order": ["a3", "a1", "a2"],
    "q7hours": 12,
    "q8agree": "agree",
    "q9area": "8011",
    "q10story": {"marked": ["s1"]},
}
TEXTS = {"q10story.appeals": "De buren", "q11need": "Een bank in het park", "q12word": "Warm"}

SEND = """
local codes, place = {}, START
for line in io.lines("CODES") do codes[#codes + 1] = line end
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
request = function()
  place = place + 1
  wrk.headers["Cookie"] = "__Host-csrftoken=TOKEN; antwoorden=" .. codes[(place - 1) % #codes + 1]
  return wrk.format(nil, nil, nil, "csrfmiddlewaretoken=TOKEN&go=send")
end
"""
STORE = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "BODY"
"""
COUNT = "import django; django.setup()\nfrom surveys.answering.models import Waiting\nprint(Waiting.objects.count())"


def prepare(folder, stack, engine, databases):
    """Both servers on the same core; returns (ours, bare views, environment of ours, file with codes)."""
    codes = folder / "codes.txt"
    city = {"DATA_DIR": str(folder), "SECRET_KEY": "bench-only-" + "k" * 50, "DATABASE_URL": databases[0]}
    ours = {
        **city,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "https://127.0.0.1",
    }
    manage("migrate", **city)
    wanted = {
        "count": DRAFTS * (ROUNDS * len(CLIENTS) + 1),
        "codes": codes,
        "answers": ANSWERS,
        "texts": TEXTS,
    }
    python(SETUP.format(**wanted), **city, DJANGO_SETTINGS_MODULE="config.settings.development")
    store = {"STORE_DB": databases[1]}
    python("from bench.reference import store; store.make()", **store)
    mine, bare, threads = free_port(), free_port(), THREADS[engine]
    address = stack.enter_context(
        serving(granian("config.wsgi:application", mine, threads), mine, "/healthz", headers=HTTPS, **ours)
    )
    views = stack.enter_context(
        serving(granian("bench.reference.store:application", bare, threads), bare, "/count/", **store)
    )
    return address, views, ours, codes


def measure(address, views, ours, codes):
    body = f"answers={quote(json.dumps(ANSWERS))}&texts={quote(json.dumps(TEXTS))}"
    store = STORE.replace("BODY", body)
    send = SEND.replace("CODES", str(codes)).replace("TOKEN", TOKEN)
    headers = {**HTTPS, "Referer": address.replace("http", "https", 1)}
    first = send.replace("START", str(DRAFTS * ROUNDS * len(CLIENTS)))
    page = f"{address}/enquetes/bench/overzicht/"
    warm = wrk(page, seconds=1, headers=headers, script=first).answered
    loads = {(name, clients): [] for clients in CLIENTS for name in (OURS, ONE_ROW, ROWS)}
    for turn, (_round, clients) in enumerate(product(range(ROUNDS), CLIENTS)):
        load = partial(wrk, seconds=SECONDS, clients=clients)
        script = send.replace("START", str(turn * DRAFTS))
        loads[OURS, clients].append(load(page, headers=headers, script=script))
        loads[ONE_ROW, clients].append(load(f"{views}/", script=store))
        loads[ROWS, clients].append(load(f"{views}/rows/", script=store))
    stored = int(python(COUNT, **{**ours, "DJANGO_SETTINGS_MODULE": "config.settings.development"}))
    bare = int(urllib.request.urlopen(f"{views}/count/").read())  # noqa: S310
    return loads, {"ours": stored - warm, "bare views": bare}


def report(loads, stored):
    figures = {f"{name}, {clients}": summary(each) for (name, clients), each in loads.items()}
    ratios = {
        name: {
            clients: round(per_second(loads[OURS, clients]) / per_second(loads[name, clients]), 2)
            for clients in CLIENTS
        }
        for name in (ROWS, ONE_ROW)
    }
    answered = sum(load.answered for (name, _), each in loads.items() for load in each if name == OURS)
    lost = max(0, answered - stored["ours"])
    return {"figures": figures, "ratios": ratios, "stored": stored, "answered but not stored": lost}


def per_second(loads):
    return statistics.median(load.per_second for load in loads)


def summary(loads):
    return {
        "per_second": round(per_second(loads), 1),
        "p99_ms": round(statistics.median(load.p99_ms for load in loads), 1),
        "errors": sum(load.errors for load in loads),
    }


@contextmanager
def databases(engine, folder):
    """(ours, that of the bare views): files in the folder, or databases that are gone afterwards."""
    if engine == "SQLite":
        yield [f"sqlite:///{folder / name}.sqlite3" for name in ("samenspraak", "store")]
        return
    names = [f"bench_{os.getpid()}_{what}" for what in ("city", "store")]
    with psycopg.connect(f"{POSTGRES}/postgres", autocommit=True) as server:
        try:
            for name in names:
                server.execute(f"CREATE DATABASE {name}")
            yield [f"{POSTGRES}/{name}" for name in names]
        finally:
            for name in names:
                server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def engines():
    yield "SQLite"
    try:
        psycopg.connect(f"{POSTGRES}/postgres", connect_timeout=2).close()
        yield "PostgreSQL"
    except psycopg.OperationalError:
        print(f"No PostgreSQL at {POSTGRES}: left out.")


def main():
    results = {"asked": ASKED}
    for engine in engines():
        with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
            folder = Path(name)
            urls = stack.enter_context(databases(engine, folder))
            results[engine] = report(*measure(*prepare(folder, stack, engine, urls)))
        print(engine, json.dumps(results[engine], indent=2))
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
