"""Load from the other core with wrk: requests per second, answers that are errors, slowest percent."""

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.servers import LOAD_CORE


@dataclass(frozen=True)
class Load:
    per_second: float
    p99_ms: float
    errors: int
    answered: int


UNIT = {"us": 0.001, "ms": 1, "s": 1000}


def wrk(address, *, headers=None, seconds=3, clients=8, script=""):
    """One round of load on an address. `script` is Lua for wrk, to vary the request."""
    command = ["taskset", "-c", LOAD_CORE, "wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--latency"]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    with tempfile.TemporaryDirectory() as folder:
        if script:
            path = Path(folder) / "request.lua"
            path.write_text(script)
            command += ["-s", str(path)]
        output = subprocess.run([*command, address], capture_output=True, text=True, check=True).stdout
    return read(output)


def read(output):
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", output)
    errors = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    return Load(
        per_second=float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1)),
        p99_ms=float(p99.group(1)) * UNIT[p99.group(2)],
        errors=(int(errors.group(1)) if errors else 0) + broken(output),
        answered=int(re.search(r"(\d+) requests in", output).group(1)),
    )


def broken(output):
    """Connections that were refused, cut off or left waiting."""
    found = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    return sum(map(int, found.groups())) if found else 0
