"""Waits until the disk has a file and its name, so that its being kept can be acknowledged.

What was written and closed may still be in memory alone, and so may its name in the folder: a
power cut takes back either, while a row that names it is in the database (fsync(2), "Notes").
"""

from __future__ import annotations

import os
from pathlib import Path


def write_through(path: Path, *, below: Path) -> None:
    """Have the disk keep the file, and each folder that leads to it from ``below`` on; OSError."""
    sync(path)
    for folder in path.parents:
        sync(folder)
        if folder == below:
            return


def sync(path: Path) -> None:
    """Have the disk keep a file's bytes, or the names in a folder; OSError where it does not."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
