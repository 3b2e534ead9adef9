"""What tests need from outside. In CI (REQUIRE_SERVICES=1) what is missing is a failure, not a skip."""

import os
import shutil

import pytest

REQUIRED = os.environ.get("REQUIRE_SERVICES") == "1"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def missing(reason):
    """Skip with a reason, or fail where everything has to be there."""
    if REQUIRED:
        pytest.fail(reason)
    pytest.skip(reason)
