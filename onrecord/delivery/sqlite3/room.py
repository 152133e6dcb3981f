"""Room on the disk for SQLite's index of its log, so that a full disk cannot end the process.

SQLite maps the index (``-shm``) into memory, and as the file grows writes one byte in 4,096 to have
room for the rest (``unixShmMap`` of SQLite's os_unix.c). Where a file system's blocks are smaller,
as on small disks, the rest has none: to write there while the disk is full is a SIGBUS, which ends
the process.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path

ROOM = 256 << 10  # bytes: the index of a log of 128 MB
_open: dict[str, int] = {}
_keeping = threading.Lock()


def keep_room(database: str) -> None:
    """Have the whole index lie on the disk, while a connection to ``database`` is open.

    Where the disk is full already it lies there as far as it did.
    """
    file = f"{database}-shm"
    with _keeping:
        try:
            index = _opened(file)
            if os.fstat(index).st_blocks * 512 < ROOM:
                os.posix_fallocate(index, 0, ROOM)
        except OSError:  # no index, none that may be written, or a full disk
            return


def _opened(file: str) -> int:
    """A descriptor that stays: to close one takes away SQLite's own locks (fcntl_locking(2))."""
    there = Path(file).stat()
    if file in _open:
        ours = os.fstat(_open[file])
        if os.path.samestat(ours, there):
            return _open[file]
        if not ours.st_nlink:  # removed by whoever closed it last: nobody has locks on it
            os.close(_open.pop(file))
    _open[file] = os.open(file, os.O_RDWR | os.O_CLOEXEC)
    return _open[file]
