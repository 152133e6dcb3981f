"""Lets Python's collector of reference cycles rest while a text is read: reading makes none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Many small objects start the collector again and again, and each time it finds nothing.

    What is no longer used is freed as ever, since that needs no collector. Whoever finds it
    resting already leaves it so, and of several threads the first wakes it: it is never left off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
