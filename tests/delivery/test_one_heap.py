"""A serving process's threads share one heap: memory that one has freed is there for all."""

from __future__ import annotations

import subprocess
import sys

import pytest

ALLOCATING = """
import ctypes, sys, threading
from onrecord.delivery.heap import keep_one_heap

if sys.argv[1] == "kept":
    keep_one_heap()
together = threading.Barrier(8)

def work():
    kept = [bytearray(5000) for _ in range(100)]
    together.wait()

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
library = ctypes.CDLL(None)
library.malloc_info(0, ctypes.c_void_p.in_dll(library, "stdout"))
library.fflush(None)
"""


def heaps(how: str) -> int:
    """How many heaps eight threads had, as the C library itself tells."""
    ran = subprocess.run(
        [sys.executable, "-c", ALLOCATING, how], capture_output=True, check=True, text=True
    )
    return ran.stdout.count("<heap nr=")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mallopt is of Linux")
def test_threads_take_memory_from_one_heap() -> None:
    assert heaps("as ever") > 1
    assert heaps("kept") == 1
