"""What is acknowledged was written through: where the disk refuses that, nothing is kept."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

FAILING = ["strace", "-qq", "-f", "-o", os.devnull, "-e", "inject=fsync:error=EIO"]
SAVES = """
import django; django.setup()
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
default_storage.save("faces/a.webp", ContentFile(b"picture"))
"""
KEY = """
import sys; from pathlib import Path
from onrecord.config.keys import signing_key
print(signing_key(Path(sys.argv[1])))
"""
needs_strace = pytest.mark.skipif(
    not shutil.which("strace") and not os.environ.get("CI"), reason="strace is not installed"
)


def run(data: Path, *command: str, failing: bool = False) -> subprocess.CompletedProcess[str]:
    """A process on this data, of a site's own settings, whose disk may say that it failed."""
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    settings = {"ONRECORD_DATA": str(data), "DJANGO_SETTINGS_MODULE": "onrecord.config.settings"}
    return subprocess.run(
        [*(FAILING if failing else []), sys.executable, *command],
        env=others | settings,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a key, and a database that is taken for a site's."""
    there = tmp_path / "data"
    there.mkdir()
    (there / "signing-key").write_text("x" * 80)
    with closing(sqlite3.connect(there / "onrecord.sqlite3")) as database:
        database.execute("CREATE TABLE delivery_event (id INTEGER)")
    return there


@needs_strace
def test_a_picture_that_the_disk_does_not_take_is_not_there(data: Path) -> None:
    refused = run(data, "-c", SAVES, failing=True)

    assert "Input/output error" in refused.stderr
    assert not list((data / "media").rglob("*.webp"))

    assert not run(data, "-c", SAVES).returncode
    assert (data / "media/faces/a.webp").read_bytes() == b"picture"


@needs_strace
def test_a_backup_that_the_disk_does_not_take_is_refused_with_2(data: Path, tmp_path: Path) -> None:
    backup = ("-m", "onrecord", "backup", str(tmp_path / "backup.tar"))

    refused = run(data, *backup, failing=True)

    assert refused.returncode == 2
    assert "Nothing was kept" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (tmp_path / "backup.tar").exists()

    assert not run(data, *backup).returncode


def test_processes_that_begin_at_once_have_one_key(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"

    with ThreadPoolExecutor() as at_once:
        keys = {
            done.stdout for done in at_once.map(lambda _: run(data, "-c", KEY, str(data)), range(6))
        }

    assert len(keys) == 1
    assert len(keys.pop().strip()) > 60
    assert [file.name for file in data.iterdir()] == ["signing-key"]
    assert stat.S_IMODE((data / "signing-key").stat().st_mode) == 0o600
