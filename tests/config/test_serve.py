"""One command serves everything in one process, refuses company, and ends in order."""

import signal
import subprocess
import sys
import urllib.request

import pytest

from tests.journeys.city import ROOT, environment, free_port, wait_until_healthy
from tests.prepared import EMBEDDED, empty_site


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    folder = tmp_path_factory.mktemp("serve")
    empty_site(folder)
    return folder


def serve(data_dir, port, **extra):
    return subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=environment(data_dir, port, **EMBEDDED, **extra),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_serves_pages_and_jobs_and_ends_in_order_when_told_to(data_dir):
    port = free_port()
    server = serve(data_dir, port)
    address = f"http://127.0.0.1:{port}"
    wait_until_healthy(address, server)
    with urllib.request.urlopen(f"{address}/accounts/login/") as page:  # noqa: S310
        assert page.status == 200

    second = serve(data_dir, free_port())
    _, complaint = second.communicate(timeout=30)
    server.send_signal(signal.SIGTERM)
    told, _ = server.communicate(timeout=20)

    assert second.returncode == 1
    assert "Another server already uses" in complaint
    assert server.returncode == 0
    assert f"http://localhost:{port}/" in told


def test_it_refuses_more_than_one_worker(data_dir):
    server = serve(data_dir, free_port(), WORKERS="2")

    _, complaint = server.communicate(timeout=30)

    assert server.returncode == 1
    assert "serve runs in one process" in complaint
