"""Whether the files of pictures still are there, and are what was uploaded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from onrecord.reports.models.picture import Picture


def verify_files() -> Iterator[str]:
    """A line for each picture whose file is missing or another. Wagtail keeps their SHA-1."""
    for picture in Picture.objects.order_by("pk").iterator(chunk_size=500):
        try:
            with picture.file.storage.open(picture.file.name) as file:
                found = hashlib.file_digest(file, "sha1").hexdigest()
        except FileNotFoundError:
            yield f"Picture {picture.pk}: its file {picture.file.name} is missing."
            continue
        if picture.file_hash and picture.file_hash != found:
            yield f"Picture {picture.pk}: its file {picture.file.name} is not what was uploaded."
