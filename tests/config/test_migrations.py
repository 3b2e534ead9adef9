"""Migrations have names, import nothing of ours, and lead back: on the engine this run stands on."""

import os
import re
from contextlib import nullcontext

import pytest

from config import ROOT
from tests.journeys.city import environment, manage
from tests.prepared import empty_site, postgresql_of_its_own

OURS = sorted(path for path in ROOT.glob("**/migrations/0*.py") if not {".venv", "bench"} & set(path.parts))


@pytest.mark.parametrize("path", OURS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_migration_has_a_name_and_stands_on_its_own(path):
    text = path.read_text(encoding="utf-8")

    assert re.fullmatch(r"\d{4}_[a-z][a-z_]*", path.stem)
    assert "_auto_" not in path.stem
    assert not re.search(
        r"^(from|import) (dialogue|surveys|home|config)\b(?!.*migrations)", text, re.MULTILINE
    )


def test_everything_leads_back_and_forth(tmp_path):
    """All but the people: Wagtail hangs on them, and its own migrations do not lead back to nothing."""
    url = os.environ.get("DATABASE_URL", "")

    with postgresql_of_its_own(url) if url.startswith("postgres") else nullcontext("") as database:
        if not database:
            empty_site(tmp_path)
        env = environment(tmp_path, 0, DATABASE_URL=database)
        for app in ("home", "surveys", "config", "dialogue"):
            manage("migrate", app, "zero", "--verbosity", "0", env=env)
        manage("migrate", "--verbosity", "0", env=env)
        manage("migrate", "--check", env=env)
