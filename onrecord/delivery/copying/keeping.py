"""Keeps the copy in ONRECORD_COPY current: a thread in each process, of which one does it."""

from __future__ import annotations

import fcntl
import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from django.conf import settings

from onrecord.delivery.copying.site import Done, Interrupted, SiteCopy
from onrecord.delivery.metrics import count
from onrecord.delivery.reading import PlaceLost

log = logging.getLogger(__name__)
LOCK = ".kept"
LOOKED_THROUGH = 3600.0  # seconds between two looks for what no event told of
BEHIND = 60.0  # seconds after which somebody should look
written = count("copied_pages", says="Pages that were written into the copy on disk.")


class CopyIsKept(Exception):
    """A process keeps this copy current already; nobody else may write it."""


class NoPlaceForACopy(Exception):
    """The folder holds something else, which a copy would remove; the message says so."""


class Keeper:
    """Has the folder while it lives: the lock goes with the process, however that ends."""

    def __init__(self, folder: Path, *, is_stopping: Callable[[], bool] = lambda: False) -> None:
        self._lock = _locked(folder)
        self.copy = SiteCopy(folder, is_stopping=is_stopping)
        self._looked_through = 0.0

    def write_all(self) -> Done:
        """Write the whole copy anew."""
        done = self.copy.write_all(beside=[Path(self._lock.name)])
        self._looked_through = time.monotonic()
        self._is_current()
        return done

    def keep(self) -> None:
        """One look: follow the events; write anew where they cannot be followed."""
        try:
            done = self.copy.follow()
            if time.monotonic() - self._looked_through > LOOKED_THROUGH or not self._looked_through:
                self.copy.look_through()
                self._looked_through = time.monotonic()
        except PlaceLost as reason:
            log.warning("The copy in %s is written anew: %s", self.copy.folder, reason)
            done = self.write_all()
        written.add(by=done.pages)
        self._is_current()

    def close(self) -> None:
        """Let another process have it."""
        self.copy.index.close()
        self._lock.close()

    def _is_current(self) -> None:
        os.utime(self._lock.name)


class Keeping:
    """What a process does about the copy: whoever has the folder keeps it, the others wait."""

    def __init__(self, *, is_stopping: Callable[[], bool]) -> None:
        self._is_stopping = is_stopping
        self._keeper: Keeper | None = None

    def step(self) -> None:
        """Keep the copy, if it is ours to keep."""
        if not settings.ONRECORD_COPY:
            return
        try:
            self._keeper = self._keeper or Keeper(
                Path(settings.ONRECORD_COPY), is_stopping=self._is_stopping
            )
            self._keeper.keep()
        except (CopyIsKept, Interrupted):
            return
        except Exception:
            self.end()  # what it remembers of the index may not be so
            raise

    def end(self) -> None:
        """Let go of the folder."""
        if self._keeper:
            self._keeper.close()
            self._keeper = None


def copy_is_behind() -> list[str]:
    """A sentence where nobody has kept the copy for a while."""
    if not settings.ONRECORD_COPY:
        return []
    with suppress(FileNotFoundError):
        age = time.time() - (Path(settings.ONRECORD_COPY) / LOCK).stat().st_mtime
        if age < BEHIND:
            return []
    return ["The copy in ONRECORD_COPY is not kept current. The log says why."]


def _locked(folder: Path) -> IO[str]:
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_a_folder_of_others(folder.resolve())
    lock = (folder / LOCK).open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise CopyIsKept(f"A running process keeps the copy in {folder} current.") from None
    return lock


def _refuse_a_folder_of_others(folder: Path) -> None:
    """Whatever is not the copy's is removed from its folder: nothing else may be there."""
    data = Path(settings.DATA)
    inside = (Path(settings.MEDIA_ROOT), Path(settings.STATIC_ROOT))
    is_of_the_site = data.is_relative_to(folder) or any(map(folder.is_relative_to, inside))
    if is_of_the_site or (any(folder.iterdir()) and not (folder / LOCK).exists()):
        raise NoPlaceForACopy(f"{folder} holds files that are not a copy’s. Name an empty folder.")
