"""A real server on a real demo city: what a newcomer gets from `make start`, on a port of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(data_dir, port, **extra):
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return {
        **inherited,
        "DATA_DIR": str(data_dir),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "BASE_URL": f"http://127.0.0.1:{port}",
        **extra,
    }


def manage(*words, env):
    subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL
    )


def wait_until_healthy(address, process, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with {process.returncode}")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError("the server did not become healthy")


# A server whose clock is ahead: what happens by itself when days pass, without waiting for them.
AHEAD = """
import runpy, sys
from datetime import UTC, datetime, timedelta
import time_machine
time_machine.travel(datetime.now(UTC) + timedelta(days=int(sys.argv[1]))).start()
sys.argv = ["manage.py", "serve"]
runpy.run_path("manage.py", run_name="__main__")
"""


@contextmanager
def serving(env, days_ahead=0):
    """Serve the city that stands in its data folder; yields its address and ends the server afterwards."""
    words = ["-c", AHEAD, str(days_ahead)] if days_ahead else ["manage.py", "serve"]
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        wait_until_healthy(env["BASE_URL"], process)
        yield env["BASE_URL"]
    finally:
        process.terminate()
        process.wait(timeout=20)
