"""Whether the files of pictures still are there, and are what was uploaded or can be shown."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from onrecord.reports.models.picture import Picture, PictureRendition


def verify_files() -> Iterator[str]:
    """A line for each file of a picture that is missing or another."""
    yield from _originals()
    for size in PictureRendition.objects.order_by("pk").iterator(chunk_size=500):
        try:
            is_there = size.file.storage.size(size.file.name) > 0
        except FileNotFoundError:
            is_there = False
        if not is_there:
            yield f"Picture {size.image_id}: {size.file.name}, which readers get, is missing."


def files_proved() -> str:
    """How many are what was uploaded, and how many nobody can tell that of."""
    hashed = Picture.objects.exclude(file_hash="").count()
    unknown = Picture.objects.filter(file_hash="").count()
    others = f" {unknown} have no hash to be compared with." if unknown else ""
    return f"{hashed} pictures are what was uploaded.{others}"


def _originals() -> Iterator[str]:
    """Wagtail keeps their SHA-1."""
    for picture in Picture.objects.order_by("pk").iterator(chunk_size=500):
        try:
            with picture.file.storage.open(picture.file.name) as file:
                found = hashlib.file_digest(file, "sha1").hexdigest()
        except FileNotFoundError:
            yield f"Picture {picture.pk}: its file {picture.file.name} is missing."
            continue
        if picture.file_hash and picture.file_hash != found:
            yield f"Picture {picture.pk}: its file {picture.file.name} is not what was uploaded."
