"""Real server processes that may be killed, on a database of their own."""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).resolve().parents[2]
# As `make start` does.
SERVE = "import sys, config.embedded; config.embedded.server('127.0.0.1', int(sys.argv[1])).run()"


def environment(data_dir, secret_key, **more):
    inherited = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}
    return inherited | {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "PYTHONWARNINGS": "ignore",
        "DATA_DIR": str(data_dir),
        "SECRET_KEY": secret_key,
        "MESSAGES_PER_MINUTE": "1000000",
        **more,
    }


def python(env, *words):
    """Run Python on the database of the workers; gives what it prints."""
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout


class Worker:
    """One uvicorn process on its own port."""

    def __init__(self, port, env):
        self.port, self.env = port, env
        self.start()

    def start(self):
        self.process = subprocess.Popen([sys.executable, "-c", SERVE, str(self.port)], cwd=ROOT, env=self.env)

    def kill(self):
        """kill -9: nothing is finished, nothing is said."""
        self.process.kill()
        self.process.wait()

    def wait_until_it_answers(self, seconds=30):
        deadline = monotonic() + seconds
        while monotonic() < deadline:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).close()
            except (urllib.error.URLError, OSError):
                if self.process.poll() is not None:
                    raise RuntimeError(f"the worker stopped with {self.process.returncode}") from None
                sleep(0.05)
            else:
                return
        raise RuntimeError("the worker did not answer")


@contextmanager
def workers(ports, env):
    running = []
    try:
        running += [Worker(port, env) for port in ports]
        for worker in running:
            worker.wait_until_it_answers()
        yield running
    finally:
        for worker in running:
            worker.kill()
