"""Disks of our own, as files: ext4 on a loop device, in a mount namespace that ends with us."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSIDE = "ONRECORD_FAULTS_INSIDE"
NOT_ALLOWED = 77  # exit code: this machine does not let it be tried


def in_a_namespace_of_its_own() -> None:
    """Start this command again where mounts are its own; ends with 77 where none are allowed."""
    if os.environ.get(INSIDE):
        return
    probe = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        print("########## MOUNTS ARE NOT ALLOWED HERE: NOTHING WAS TRIED. ##########")
        sys.exit(NOT_ALLOWED)
    os.environ[INSIDE] = "1"
    os.execvp("unshare", ["unshare", "-m", sys.executable, "-m", _module(), *sys.argv[1:]])


def make_disk(image: Path, *, megabytes: int) -> None:
    """An empty file system in a file; none of it is kept back for the administrator."""
    with image.open("wb") as file:
        file.truncate(megabytes << 20)
    subprocess.run(["mkfs.ext4", "-q", "-m", "0", str(image)], check=True)


@contextmanager
def mounted(image: Path, folder: Path) -> Iterator[Path]:
    """The disk at a folder; taken away also where somebody still uses it."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(folder)], check=True)
    try:
        yield folder
    finally:
        _unmount(folder)


def _unmount(folder: Path) -> None:
    """A process that was killed may need a moment to let go."""
    for _ in range(100):
        if not subprocess.run(["umount", str(folder)], capture_output=True, check=False).returncode:
            return
        time.sleep(0.05)
    raise OSError(f"{folder} cannot be unmounted: something still uses it.")


def _module() -> str:
    spec = sys.modules["__main__"].__spec__
    assert spec
    return spec.name
