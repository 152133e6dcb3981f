"""A serving process's threads share one heap: memory that one has freed is there for all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems have neither mallopt nor malloc_info"
)

WORK = """
import ctypes, threading

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
KEEP = "from onrecord.delivery.heap import keep_one_heap; keep_one_heap()"
START = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"


def heaps(*, first: str, **environment: str) -> int:
    """How many heaps eight threads had, as the C library itself tells."""
    ran = subprocess.run(
        [sys.executable, "-c", first, WORK],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, **environment},
    )
    return ran.stdout.count("<heap nr=")


def test_threads_take_memory_from_one_heap_here_and_in_processes_that_are_started() -> None:
    assert heaps(first=WORK) > 1
    assert heaps(first=f"{KEEP}\n{WORK}") == 1
    assert heaps(first=f"{KEEP}\n{START}") == 1


def test_what_the_operator_has_set_stays() -> None:
    assert heaps(first=f"{KEEP}\n{WORK}", MALLOC_ARENA_MAX="4") > 1
