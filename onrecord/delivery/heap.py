"""Has all threads of a serving process take memory from one heap, and give back what is free.

The GNU C library makes a heap for each thread, of which none can use what is free in another's:
under mixed load more lay free in them than was in use. Its threshold above which a piece is
mapped by itself, and unmapped when it is freed, grows with what is freed, so that a picture or a
page being packed would stay in the heap for good. Both are fixed here (`man 3 mallopt`).
"""

from __future__ import annotations

import ctypes
import os
import sys

LARGE = 128 << 10  # bytes; what the library itself begins with
# By the name in the environment: the number of <malloc.h>, and what we set.
SETTINGS = {
    "MALLOC_TRIM_THRESHOLD_": (-1, LARGE),
    "MALLOC_MMAP_THRESHOLD_": (-3, LARGE),
    "MALLOC_ARENA_MAX": (-8, 1),
}


def keep_one_heap() -> None:
    """In this process, where no other thread may have begun, and in those that it starts.

    What the operator has set in the environment stays. Another C library knows nothing of this.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    for name, (number, value) in SETTINGS.items():
        if mallopt and name not in os.environ:
            mallopt(number, value)
            os.environ[name] = str(value)  # server processes have a thread before they have us
