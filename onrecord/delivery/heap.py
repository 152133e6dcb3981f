"""Has all threads of a serving process take memory from one heap, and give back what is free.

The GNU C library makes a heap for each thread, of which none can use what is free in another's:
after an hour of mixed load as much lay free as was in use. Its threshold above which a piece is
mapped by itself, and unmapped when it is freed, grows with what is freed, so that a picture or a
page being packed would stay in the heap for good. Both are fixed here (`man 3 mallopt`).
"""

from __future__ import annotations

import ctypes
import sys

TRIM_THRESHOLD, MMAP_THRESHOLD, ARENA_MAX = -1, -3, -8  # as <malloc.h> numbers them
LARGE = 128 << 10  # bytes; what the library itself begins with


def keep_one_heap() -> None:
    """To be called before the first thread; where the C library knows nothing of it, as before."""
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:  # another C library
        return
    mallopt(ARENA_MAX, 1)
    mallopt(MMAP_THRESHOLD, LARGE)
    mallopt(TRIM_THRESHOLD, LARGE)
