"""Writes a complete copy of the public site, which any file host can serve on its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.http import Http404

from onrecord.delivery.baking import Baked, Moved
from onrecord.delivery.ready import PLAIN, ReadyPage
from onrecord.delivery.routes import REGISTER, BakedPage, Parameters

ELSEWHERE = (
    '<!doctype html><meta charset="utf-8"><title>Moved</title>'
    '<link rel="canonical" href="{0}"><meta http-equiv="refresh" content="0; url={1}">'
    '<p><a href="{1}">It stands here.</a></p>\n'
)


@dataclass
class Copy:
    """What was written: addresses, files that others refer to, and old files that were removed."""

    pages: int = 0
    files: int = 0
    removed: int = 0


def write_copy(folder: Path, *, not_found: Baked) -> Copy:
    """Bake every public address into ``folder``; files are replaced whole, stale ones removed."""
    copy = Copy()
    kept: set[Path] = set()
    for address, page in _everything():
        kept |= _write(folder / file_of(address), page)
        copy.pages += 1
    kept |= _write(folder / "404.html", not_found)
    for name, source in {"static": settings.STATIC_ROOT, "media/images": _pictures()}.items():
        added = _mirror(Path(source), folder / name)
        copy.files += len(added)
        kept |= added
    copy.removed = _remove_others(folder, kept)
    return copy


def file_of(address: str) -> str:
    """The file that a host answers an address with."""
    path = address.lstrip("/")
    if path.endswith("/") or not path:
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html"


def _everything() -> Iterator[tuple[str, Baked]]:
    for page in REGISTER.values():
        for parameters in page.every():
            baked = _bake(page, parameters)
            if baked:
                yield page.address(parameters), baked


def _bake(page: BakedPage, parameters: Parameters) -> Baked | None:
    """The page, or none where it went away since it was listed."""
    try:
        made = page.bake(**parameters)
    except Http404:
        return None
    if isinstance(made, Moved):
        there = f"{settings.ONRECORD_ADDRESS}{made.address}"
        text = ELSEWHERE.format(escape(there), escape(made.address))
        return Baked(body=text.encode(), shows=frozenset())
    return made if made.status == HTTPStatus.OK else None


def _write(path: Path, page: Baked) -> set[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    ready = ReadyPage(page)
    written = set()
    for coding, ending in ((PLAIN, ""), ("gzip", ".gz"), ("br", ".br")):
        variant = ready.variant(coding)
        if variant.coding == coding:
            file = path.with_name(path.name + ending)
            _replace(file, variant.body)
            written.add(file)
    return written


def _replace(path: Path, body: bytes) -> None:
    """Whoever reads meanwhile gets the old file or the new one, and nothing between."""
    partly = path.with_name(f".{path.name}.part")
    partly.write_bytes(body)
    partly.replace(path)


def _pictures() -> Path:
    return Path(settings.MEDIA_ROOT) / "images"


def _mirror(source: Path, target: Path) -> set[Path]:
    """Copy what is new or changed; files are known by size and time."""
    found = set()
    for file in sorted(source.rglob("*")) if source.is_dir() else []:
        there = target / file.relative_to(source)
        if not file.is_file():
            continue
        found.add(there)
        if not there.exists() or _facts(there) != _facts(file):
            there.parent.mkdir(parents=True, exist_ok=True)
            partly = there.with_name(f".{there.name}.part")
            shutil.copy2(file, partly)
            partly.replace(there)
    return found


def _facts(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, int(found.st_mtime)


def _remove_others(folder: Path, kept: set[Path]) -> int:
    """Remove what is no longer published, so that nothing withdrawn is served from the copy."""
    removed = 0
    for where, _, names in os.walk(folder, topdown=False):
        for name in names:
            file = Path(where) / name
            if file not in kept:
                file.unlink()
                removed += 1
        if not any(Path(where).iterdir()) and Path(where) != folder:
            Path(where).rmdir()
    return removed
