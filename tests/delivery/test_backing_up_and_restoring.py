"""A backup brings everything back, and a doubtful archive is refused as a whole."""

from __future__ import annotations

import io
import itertools
import json
import sqlite3
import tarfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.delivery.archives import ArchiveRefusedError, restore_archive, write_archive


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A data folder with a database, a picture and a key."""
    data = tmp_path / "data"
    (data / "media" / "pictures").mkdir(parents=True)
    (data / "media" / "pictures" / "quay.jpg").write_bytes(b"picture")
    (data / "signing-key").write_text("secret")
    with closing(sqlite3.connect(data / "onrecord.sqlite3")) as database:
        database.executescript("CREATE TABLE t (word); INSERT INTO t VALUES ('kept');")
    return data


@pytest.fixture
def archive(site: Path, tmp_path: Path) -> Path:
    """A backup of it."""
    target = tmp_path / "backup.tar"
    write_archive(data=site, database=site / "onrecord.sqlite3", target=target)
    return target


def members(archive: Path) -> dict[str, bytes]:
    """What an archive holds, in order."""
    with tarfile.open(archive) as tar:
        return {m.name: (tar.extractfile(m) or io.BytesIO()).read() for m in tar.getmembers()}


def write(archive: Path, content: dict[str, bytes]) -> None:
    """Write an archive by hand."""
    with tarfile.open(archive, "w:") as tar:
        for name, words in content.items():
            info = tarfile.TarInfo(name)
            info.size = len(words)
            tar.addfile(info, io.BytesIO(words))


def test_nobody_else_can_read_a_backup(archive: Path) -> None:
    """It holds the signing key and people's addresses."""
    assert archive.stat().st_mode & 0o077 == 0


def test_what_was_backed_up_comes_back(archive: Path, tmp_path: Path) -> None:
    restored = tmp_path / "restored"

    count = restore_archive(source=archive, data=restored)

    assert count == 3
    assert (restored / "media/pictures/quay.jpg").read_bytes() == b"picture"
    assert (restored / "signing-key").read_text() == "secret"
    with closing(sqlite3.connect(restored / "onrecord.sqlite3")) as database:
        assert database.execute("SELECT word FROM t").fetchall() == [("kept",)]


def test_a_folder_that_holds_a_site_is_left_alone(archive: Path, site: Path) -> None:
    with pytest.raises(ArchiveRefusedError, match="already holds a site"):
        restore_archive(source=archive, data=site)


def test_an_archive_is_never_overwritten(archive: Path, site: Path) -> None:
    with pytest.raises(ArchiveRefusedError, match="exists already"):
        write_archive(data=site, database=site / "onrecord.sqlite3", target=archive)


def test_a_changed_file_refuses_the_whole(archive: Path, tmp_path: Path) -> None:
    content = members(archive)
    write(archive, content | {"media/pictures/quay.jpg": b"forgery"})

    with pytest.raises(ArchiveRefusedError, match="not what was backed up"):
        restore_archive(source=archive, data=tmp_path / "restored")
    assert not (tmp_path / "restored" / "onrecord.sqlite3").exists()


def test_an_archive_of_another_version_is_named(archive: Path, tmp_path: Path) -> None:
    content = members(archive)
    manifest = json.loads(content["manifest.json"]) | {"format": "onrecord backup 2"}
    write(archive, content | {"manifest.json": json.dumps(manifest).encode()})

    with pytest.raises(ArchiveRefusedError, match="'onrecord backup 2'"):
        restore_archive(source=archive, data=tmp_path / "restored")


def test_a_missing_file_refuses_the_whole(archive: Path, tmp_path: Path) -> None:
    content = members(archive)
    del content["signing-key"]
    write(archive, content)

    with pytest.raises(ArchiveRefusedError, match="cut off"):
        restore_archive(source=archive, data=tmp_path / "restored")


@pytest.mark.parametrize("name", ["../outside", "/etc/outside", "media/../../outside"])
def test_nothing_is_written_outside_the_folder(archive: Path, tmp_path: Path, name: str) -> None:
    content = members(archive)
    manifest = json.loads(content["manifest.json"])
    manifest["files"][name] = ["0" * 64, 4]
    write(archive, content | {"manifest.json": json.dumps(manifest).encode(), name: b"evil"})

    with pytest.raises(ArchiveRefusedError, match="outside"):
        restore_archive(source=archive, data=tmp_path / "restored")
    assert not list(tmp_path.rglob("outside"))


@pytest.mark.parametrize("rubbish", [b"", b"not a tar file", b"\x00" * 20_000])
def test_rubbish_is_refused_with_words(tmp_path: Path, rubbish: bytes) -> None:
    source = tmp_path / "rubbish.tar"
    source.write_bytes(rubbish)

    with pytest.raises(ArchiveRefusedError):
        restore_archive(source=source, data=tmp_path / "restored")


def test_a_link_in_an_archive_is_refused(archive: Path, tmp_path: Path) -> None:
    with tarfile.open(archive, "a:") as tar:
        info = tarfile.TarInfo("media/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)

    with pytest.raises(ArchiveRefusedError, match="does not list"):
        restore_archive(source=archive, data=tmp_path / "restored")


def test_a_picture_that_is_deleted_meanwhile_does_not_spoil_the_backup(
    site: Path, tmp_path: Path
) -> None:
    """A thread adds and deletes pictures, as editors do, while five backups are made."""
    pictures = site / "media" / "pictures"
    is_over = threading.Event()

    def come_and_go() -> None:
        for number in itertools.count():
            if is_over.is_set():
                return
            (pictures / f"{number}.jpg").write_bytes(b"another" * 1000)
            (pictures / f"{number - 3}.jpg").unlink(missing_ok=True)

    thread = threading.Thread(target=come_and_go)
    thread.start()
    try:
        for number in range(5):
            target = tmp_path / f"{number}.tar"
            try:
                write_archive(data=site, database=site / "onrecord.sqlite3", target=target)
            except ArchiveRefusedError as refusal:
                assert "Back up once more" in str(refusal)  # noqa: PT017  either is right
                assert not target.exists()
            else:
                restore_archive(source=target, data=tmp_path / f"restored-{number}")
    finally:
        is_over.set()
        thread.join()
