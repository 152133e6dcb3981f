"""Puts pages, and the files that they show, into a folder that any host of files can serve."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from onrecord.delivery.baking import Baked
from onrecord.delivery.ready import PLAIN, ReadyPage

ENDINGS = {PLAIN: "", "gzip": ".gz", "br": ".br"}
# The sizes that readers get; originals lie elsewhere and are never copied.
PICTURES = "images/"


def file_of(address: str) -> str:
    """The file that a host answers an address with."""
    path = address.lstrip("/")
    if path.endswith("/") or not path:
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html"


def write_page(file: Path, page: Baked) -> None:
    """The page plain, and packed where that gains something."""
    file.parent.mkdir(parents=True, exist_ok=True)
    ready = ReadyPage(page)
    for coding, ending in ENDINGS.items():
        variant = ready.variant(coding)
        there = file.with_name(file.name + ending)
        if variant.coding == coding:
            _replace(there, variant.body)
        else:
            there.unlink(missing_ok=True)


def remove_page(file: Path, *, folder: Path) -> None:
    """Take the page away in all its forms, and the folders that are empty without it."""
    for ending in ENDINGS.values():
        file.with_name(file.name + ending).unlink(missing_ok=True)
    with suppress(OSError):  # the first that is not empty
        for parent in file.relative_to(folder).parents:
            if parent != Path():
                (folder / parent).rmdir()


def pictures_in(page: Baked) -> set[str]:
    """The names of the pictures that a page refers to, as the storage has them."""
    there = re.escape(f"{settings.MEDIA_URL}{PICTURES}")
    found = re.findall(rf"{there}([\w.~-]+)".encode(), page.body)
    return {f"{PICTURES}{name.decode()}" for name in found}


def copy_picture(name: str, folder: Path) -> None:
    """A picture never changes under its name: one that is there already is right."""
    there = picture_file(name, folder)
    if there.exists() or not default_storage.exists(name):
        return
    there.parent.mkdir(parents=True, exist_ok=True)
    with default_storage.open(name) as picture:
        _replace(there, picture.read())


def picture_file(name: str, folder: Path) -> Path:
    """Where a picture lies in the copy."""
    return folder / settings.MEDIA_URL.strip("/") / name


def copy_static_files(folder: Path) -> set[Path]:
    """Copy what is new or changed; files are known by size and time."""
    source, target = Path(settings.STATIC_ROOT), folder / settings.STATIC_URL.strip("/")
    found = set()
    for file in sorted(source.rglob("*")) if source.is_dir() else []:
        there = target / file.relative_to(source)
        if not file.is_file():
            continue
        found.add(there)
        if not there.exists() or _facts(there) != _facts(file):
            there.parent.mkdir(parents=True, exist_ok=True)
            partly = _part_of(there)
            shutil.copy2(file, partly)
            partly.replace(there)
    return found


def remove_others(folder: Path, kept: Iterable[Path]) -> int:
    """Remove what is no longer published, so that nothing withdrawn is served from the copy."""
    staying, removed = set(kept), 0
    for where, _, names in os.walk(folder, topdown=False):
        for name in names:
            file = Path(where) / name
            if file not in staying:
                file.unlink()
                removed += 1
        if not any(Path(where).iterdir()) and Path(where) != folder:
            Path(where).rmdir()
    return removed


def _replace(path: Path, body: bytes) -> None:
    """Whoever reads meanwhile gets the old file or the new one, and nothing between.

    What is the same already keeps its time, which hosts of files make the page's tag of.
    """
    if path.exists() and path.read_bytes() == body:
        return
    partly = _part_of(path)
    partly.write_bytes(body)
    partly.replace(path)


def _part_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _facts(file: Path) -> tuple[int, int]:
    found = file.stat()
    return found.st_size, int(found.st_mtime)
