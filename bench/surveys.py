"""Sending a response of 12 questions, beside a bare Django view that stores the same row, in one run on one core.

    python -m bench.surveys                                                       # SQLite
    DATABASE_URL=postgres://postgres@127.0.0.1/x STORE_DB=postgres://…/y python -m bench.surveys

Every request sends a draft of its own; what counts is what stands in the database afterwards.
"""

import json
import os
import statistics
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from bench.cases import HTTPS, TOKEN, manage, python
from bench.load import wrk
from bench.servers import free_port, granian, serving

ROUNDS, SECONDS, DRAFTS = int(os.environ.get("BENCH_ROUNDS", "3")), 3, 2400
CLIENTS = (1, 8, 32)
RESULTS = Path(__file__).parent / "results" / "surveys.json"
ASKED = {"ratio": 0.8, "p99_ms": 300, "errors": 0}

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
  wrk.headers["Cookie"] = "__Host-csrftoken=TOKEN; antwoorden=" .. codes[place]
  return wrk.format(nil, nil, nil, "csrfmiddlewaretoken=TOKEN&go=send")
end
"""
STORE = """
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "BODY"
"""
COUNT = "import django; django.setup()\nfrom surveys.answering.models import Waiting\nprint(Waiting.objects.count())"


def prepare(folder, stack):
    """Both servers on the same core; returns (ours, reference, environment of ours, file with codes)."""
    codes = folder / "codes.txt"
    city = {"DATA_DIR": str(folder), "SECRET_KEY": "bench-only-" + "k" * 50}
    ours = {
        **city,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_URL": "https://127.0.0.1",
    }
    manage("migrate", **city)
    wanted = {"count": DRAFTS * ROUNDS * len(CLIENTS), "codes": codes, "answers": ANSWERS, "texts": TEXTS}
    python(SETUP.format(**wanted), **city, DJANGO_SETTINGS_MODULE="config.settings.development")
    store = {"STORE_DB": os.environ.get("STORE_DB") or f"sqlite:///{folder / 'store.sqlite3'}"}
    python("from bench.reference import store; store.make()", **store)
    mine, bare = free_port(), free_port()
    address = stack.enter_context(
        serving(granian("config.wsgi:application", mine), mine, "/healthz", headers=HTTPS, **ours)
    )
    reference = stack.enter_context(
        serving(granian("bench.reference.store:application", bare), bare, "/count/", **store)
    )
    return address, reference, ours, codes


def measure(address, reference, ours, codes):
    headers = {**HTTPS, "Referer": address.replace("http", "https", 1)}
    body = f"answers={quote(json.dumps(ANSWERS))}&texts={quote(json.dumps(TEXTS))}"
    store = STORE.replace("BODY", body)
    send = SEND.replace("CODES", str(codes)).replace("TOKEN", TOKEN)
    loads, start = {}, 0
    for _round in range(ROUNDS):
        for clients in CLIENTS:
            script = send.replace("START", str(start))
            start += DRAFTS
            page = f"{address}/enquetes/bench/overzicht/"
            options = {"seconds": SECONDS, "clients": clients}
            loads.setdefault(f"sending, {clients}", []).append(
                wrk(page, headers=headers, script=script, **options)
            )
            loads.setdefault(f"bare view, {clients}", []).append(
                wrk(f"{reference}/", script=store, **options)
            )
    stored = int(python(COUNT, **{**ours, "DJANGO_SETTINGS_MODULE": "config.settings.development"}))
    bare = int(urllib.request.urlopen(f"{reference}/count/").read())  # noqa: S310
    return {name: summary(each) for name, each in loads.items()} | {
        "stored": {"ours": stored, "bare view": bare}
    }


def summary(loads):
    return {
        "per_second": round(statistics.median(load.per_second for load in loads), 1),
        "p99_ms": round(statistics.median(load.p99_ms for load in loads), 1),
        "errors": sum(load.errors for load in loads),
    }


def main():
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        figures = measure(*prepare(Path(folder), stack))
    ratios = {
        clients: round(
            figures[f"sending, {clients}"]["per_second"] / figures[f"bare view, {clients}"]["per_second"], 3
        )
        for clients in CLIENTS
    }
    engine = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results[engine] = {"figures": figures, "ratios": ratios, "asked": ASKED}
    RESULTS.write_text(json.dumps(results, indent=2) + "\n")
    print(json.dumps(results[engine], indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
