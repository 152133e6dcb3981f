"""Before anything is done, it is checked that the store can be written to safely."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from whitenoise.storage import CompressedManifestStaticFilesStorage

from onrecord.delivery import checks
from onrecord.delivery.checks import writers_can_stand_in_line
from tests.ports import free_port


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the site's database is said to be."""
    monkeypatch.setitem(
        connections["default"].settings_dict, "NAME", str(tmp_path / "store.sqlite3")
    )
    return tmp_path


on_sqlite = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="PostgreSQL has no such files"
)


@on_sqlite
def test_where_files_can_be_locked_all_is_well(folder: Path) -> None:
    assert writers_can_stand_in_line() == []


@on_sqlite
def test_where_files_cannot_be_locked_the_site_does_not_start(folder: Path) -> None:
    (folder / "store.sqlite3-next").mkdir()
    (folder / "store.sqlite3-turn").symlink_to(folder / "store.sqlite3-turn")

    [refusal] = writers_can_stand_in_line()

    assert refusal.is_serious()
    assert "ONRECORD_DATA" in (refusal.hint or "")
    with pytest.raises(CommandError, match="cannot be locked"):
        call_command("serve")


@on_sqlite
def test_a_check_of_a_deployment_names_the_library_and_its_defect() -> None:
    said = io.StringIO()

    call_command("check", deploy=True, stdout=said, stderr=said)

    assert "WAL-reset defect" in said.getvalue()


@on_sqlite
@pytest.mark.parametrize("command", [["serve"], ["backup", "site.tar"]])
def test_where_no_site_was_prepared_that_is_said(command: list[str], folder: Path) -> None:
    """Said of itself, a backup of nothing would be found out when it is needed."""
    own = {
        "ONRECORD_DATA": str(folder / "data"),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "onrecord.config.settings",
    }
    said = subprocess.run(
        [sys.executable, "-m", "onrecord", *command],
        cwd=folder,
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 2
    assert "Warning" not in said.stderr
    assert "ONRECORD_DATA" in said.stderr or "onrecord prepare" in said.stderr
    assert not (folder / "site.tar").exists()


@on_sqlite
def test_what_static_files_are_missing_is_said_before_serving(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = CompressedManifestStaticFilesStorage(location=str(folder))
    monkeypatch.setattr(checks, "staticfiles_storage", storage)

    with pytest.raises(CommandError, match="onrecord prepare"):
        call_command("serve", port=free_port())
