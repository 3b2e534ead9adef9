"""Pages beside an empty view, a plain Wagtail page and nginx, in one run: `make bench`.

Absolute figures belong to the machine they were taken on; the ratios travel.
"""

import json
import os
import statistics
import sys
import tempfile
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from bench.cases import GOALS, city_cases, reference_cases
from bench.load import wrk

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
RESULTS = Path(__file__).parent / "results" / "pages.json"


def measure(cases):
    """Each case once per round, in turn, so that a noisy moment falls on all."""
    rounds = {name: [] for name in cases}
    for _ in range(ROUNDS):
        for name, case in cases.items():
            rounds[name].append(wrk(case.address, headers=case.headers, script=case.script))
    return {name: summary(loads) for name, loads in rounds.items()}


def summary(loads):
    return {
        "per_second": round(statistics.median(load.per_second for load in loads), 1),
        "p99_ms": round(statistics.median(load.p99_ms for load in loads), 2),
        "errors": sum(load.errors for load in loads),
    }


def judge(figures):
    """(what, reached, asked) of every goal of this bench."""
    return [
        (
            f"{ours} / {reference}",
            round(figures[ours]["per_second"] / figures[reference]["per_second"], 3),
            asked,
        )
        for ours, reference, asked in GOALS
    ]


def table(figures, goals):
    lines = ["| case | requests/s | p99 ms | errors |", "| --- | ---: | ---: | ---: |"]
    lines += [
        f"| {name} | {f['per_second']} | {f['p99_ms']} | {f['errors']} |" for name, f in figures.items()
    ]
    lines += ["", "| ratio | reached | asked |", "| --- | ---: | ---: |"]
    lines += [f"| {what} | {reached} | {asked} |" for what, reached, asked in goals]
    return "\n".join(lines)


def main():
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        cases = city_cases(Path(folder), stack)
        cached = cases["anonymous page, cached"]
        request = urllib.request.Request(cached.address, headers=cached.headers)  # noqa: S310
        page = urllib.request.urlopen(request).read()  # noqa: S310
        cases = {**reference_cases(Path(folder), stack, page), **cases}
        figures = measure(cases)
    goals = judge(figures)
    RESULTS.write_text(json.dumps({"figures": figures, "goals": goals}, indent=2) + "\n")
    print(table(figures, goals))
    return 0


if __name__ == "__main__":
    sys.exit(main())
