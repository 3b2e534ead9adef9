"""The house holds: a subject uses only those before it."""

from importlinter.cli import lint_imports

from config import ROOT


def test_no_import_goes_the_wrong_way(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)

    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)

    assert status == 0, capsys.readouterr().out


def test_site_is_a_folder_and_not_a_package():
    """`site` is a module of Python itself; a package of that name would break the interpreter."""
    assert not (ROOT / "site" / "__init__.py").exists()
