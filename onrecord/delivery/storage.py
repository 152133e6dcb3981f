"""Where pictures lie on this machine: what is acknowledged is on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

from django.core.files.storage import FileSystemStorage

from onrecord.shared.disk import sync, write_through


class Disk(FileSystemStorage):
    """Media below ONRECORD_DATA. What the disk does not take is not there at all (OSError)."""

    def save(self, name: str | None, content: IO[Any], max_length: int | None = None) -> str:
        """Keep a file under a free name like this one; the name."""
        kept = super().save(name, content, max_length)
        path = Path(self.path(kept))
        try:
            write_through(path, below=Path(self.location).parent)
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return kept

    def delete(self, name: str) -> None:
        """Take a file away: no power cut brings back what somebody took down."""
        super().delete(name)
        folder = Path(self.path(name)).parent
        if folder.is_dir():
            sync(folder)
