"""Backup archives: everything a site keeps, in one tar file that proves itself by hashes.

An archive holds ``manifest.json`` first (the SHA-256 and size of every other member), then
``onrecord.sqlite3``, ``signing-key`` and the files below ``media/``. Restoring trusts nothing: a
member that the manifest does not name, that is no plain file, or that differs, refuses the whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import IO, Any

from onrecord.shared.disk import sync

DATABASE, KEY, MEDIA, MANIFEST = "onrecord.sqlite3", "signing-key", "media", "manifest.json"
FORMAT = "onrecord backup 1"
PIECE = 1 << 20
MANIFEST_LIMIT = 64 << 20


class ArchiveRefusedError(Exception):
    """The archive cannot be written or restored; the message says why and what to do."""


def write_archive(*, data: Path, database: Path, target: Path) -> int:
    """Write a backup to ``target``, which must not exist; the number of files in it.

    The database is copied page by page by SQLite itself, so the site can go on serving.
    """
    if target.exists():
        raise ArchiveRefusedError(f"{target} exists already. Choose another name.")
    if not target.parent.is_dir():
        raise ArchiveRefusedError(f"There is no folder {target.parent}. Make it first.")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = Path(folder) / DATABASE
        with closing(sqlite3.connect(database)) as live, closing(sqlite3.connect(copy)) as kept:
            live.backup(kept)
        files = {DATABASE: copy, KEY: data / KEY} | _media(data)
        files = {name: path for name, path in files.items() if path.is_file()}
        unfinished = Path(folder) / "archive.tar"
        unfinished.touch(mode=0o600)  # people's addresses and the signing key are in it
        count = _write(unfinished, files)
        sync(unfinished)
        unfinished.replace(target)
        sync(target.parent)
    return count


def restore_archive(*, source: Path, data: Path) -> int:
    """Restore a backup into a data folder that holds no site; the number of files restored."""
    if (data / DATABASE).exists() or any((data / MEDIA).glob("*")):
        raise ArchiveRefusedError(f"{data} already holds a site. Choose an empty ONRECORD_DATA.")
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data) as folder:
        try:
            with tarfile.open(source, "r:") as archive:
                count = _unpack(archive, Path(folder))
        except (tarfile.TarError, EOFError, OSError) as error:
            message = f"{source} cannot be read as a backup: {error}. Use another copy."
            raise ArchiveRefusedError(message) from None
        for path in Path(folder).iterdir():
            target = data / path.name
            if target.is_dir():
                shutil.rmtree(target)
            path.replace(target)
    os.sync()  # all at once: a site may have very many pictures
    return count


def _media(data: Path) -> dict[str, Path]:
    return {
        path.relative_to(data).as_posix(): path
        for path in sorted((data / MEDIA).rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def _write(target: Path, files: dict[str, Path]) -> int:
    facts = dict(_facts_of(files))
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".json") as manifest:
        manifest.write(json.dumps({"format": FORMAT, "files": facts}, sort_keys=True).encode())
        manifest.flush()
        with tarfile.open(target, "w:") as archive:
            archive.add(manifest.name, MANIFEST)
            for name, (sha256, _) in facts.items():
                if _add(archive, name, files[name]) != sha256:
                    raise ArchiveRefusedError(f"{name} has just changed. Back up once more.")
    return len(facts)


def _facts_of(files: dict[str, Path]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Hash and size of each; what was deleted since it was listed belongs to no backup."""
    for name, path in files.items():
        with suppress(FileNotFoundError):
            yield name, (_hash(path.open("rb")), path.stat().st_size)


def _add(archive: tarfile.TarFile, name: str, path: Path) -> str:
    """The hash of what went into the archive, or "" where that was not the whole of it."""
    digest = hashlib.sha256()

    class Hashed(io.BufferedReader):
        def read(self, size: int | None = -1, /) -> bytes:
            piece = super().read(size)
            digest.update(piece)
            return piece

    try:
        with Hashed(io.FileIO(path)) as file:
            archive.addfile(archive.gettarinfo(path, name), file)
    except OSError:
        return ""
    return digest.hexdigest()


def _unpack(archive: tarfile.TarFile, folder: Path) -> int:
    first = archive.next()
    if first is None or first.name != MANIFEST or first.size > MANIFEST_LIMIT:
        raise ArchiveRefusedError("This is no backup of On Record: its list of files is missing.")
    facts = _facts(archive.extractfile(first))
    found = set()
    while member := archive.next():
        name = PurePosixPath(member.name)
        if member.name not in facts or member.name in found or not member.isfile():
            raise ArchiveRefusedError(f"The archive holds {member.name!r}, which it does not list.")
        if name.is_absolute() or ".." in name.parts:
            raise ArchiveRefusedError(f"{member.name!r} lies outside the data folder.")
        sha256, size = facts[member.name]
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        content = archive.extractfile(member)
        if content is None or member.size != size or _copy(content, target) != sha256:
            raise ArchiveRefusedError(
                f"{member.name!r} is not what was backed up. Use another copy."
            )
        found.add(member.name)
    if missing := sorted(set(facts) - found):
        raise ArchiveRefusedError(f"The archive is cut off: {missing[0]!r} is missing.")
    return len(found)


def _facts(manifest: IO[bytes] | None) -> dict[str, Any]:
    try:
        content = json.loads(manifest.read()) if manifest else {}
        if (found := str(content["format"])) != FORMAT:
            raise ArchiveRefusedError(
                f"The archive is of another form: {found!r}. Restore it with the version of the "
                "program that wrote it."
            )
        return {
            str(name): (str(facts[0]), int(facts[1])) for name, facts in content["files"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise ArchiveRefusedError("The archive's list of files cannot be read.") from None


def _copy(content: IO[bytes], target: Path) -> str:
    digest = hashlib.sha256()
    with target.open("wb") as file:
        while piece := content.read(PIECE):
            digest.update(piece)
            file.write(piece)
    target.chmod(0o600)
    return digest.hexdigest()


def _hash(file: BufferedReader) -> str:
    with file:
        return hashlib.file_digest(file, "sha256").hexdigest()
