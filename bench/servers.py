"""Servers for the bench: each on one core, each ended afterwards."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SERVER_CORE, LOAD_CORE = "0", "1"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(command, port, path="/", headers=None, **env):
    """Run a server on its core until the block ends; yields its address."""
    inherited = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    process = subprocess.Popen(
        ["taskset", "-c", SERVER_CORE, *command],
        cwd=ROOT,
        env={**inherited, "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}", **env},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}{path}", process, headers or {})
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(address, process, headers, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"a server stopped with {process.returncode}")
        try:
            urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=20)  # noqa: S310
            return
        except urllib.error.HTTPError as error:
            # Not healthy yet is no reason to give up.
            if error.code != 503:
                raise RuntimeError(f"{address} answers {error.code}") from error
            time.sleep(0.1)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")


def granian(target, port, threads=1):
    """One worker: what one core can do. More threads only help where a thread waits for another process."""
    return [
        str(Path(sys.executable).parent / "granian"),
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "--workers",
        "1",
        "--blocking-threads",
        str(threads),
        "--no-log",
        target,
    ]


def nginx(folder, port):
    """nginx that serves one folder, to know what the bytes alone cost."""
    config = folder / "nginx.conf"
    config.write_text(
        f"daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr crit;"
        "events {} http { access_log off; types { text/html html; }"
        f"client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};"
        f"uwsgi_temp_path {folder}; scgi_temp_path {folder};"
        f"server {{ listen 127.0.0.1:{port}; root {folder}; index page.html; }} }}"
    )
    return ["nginx", "-c", str(config), "-p", str(folder)]
