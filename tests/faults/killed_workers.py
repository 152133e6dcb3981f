"""Workers are killed one by one while pages are read and streams are open, and then their parent.

    python -m tests.faults.killed_workers [--kills 20] [--workers 3] [--within 15]

A comment is posted after each kill. Exits with 1 unless nobody was left waiting for an answer, each
kill cost a reader one request at most, another worker was there and every stream had told of the
comment within so many seconds, and the last workers ended with their parent.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from tests.faults.listeners import Listener
from tests.faults.newsroom import (
    ACCEPTED,
    LONGEST_START,
    Newsroom,
    Server,
    a_newsroom,
    workers_of,
)
from tests.faults.readers import Reader
from tests.ports import doors_of

LISTENERS = 12
ENDED_WITHIN = 20.0  # seconds; what is in hand is finished first, for up to ten
CUT_OFF = ("ConnectionReset", "RemoteDisconnected", "IncompleteRead", "BrokenPipe")


def main() -> None:
    """Kill, listen, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--within", type=float, default=15)
    chosen = parser.parse_args()
    with a_newsroom() as newsroom:
        sys.exit(0 if kill_workers(newsroom, chosen) else 1)


def kill_workers(newsroom: Newsroom, chosen: argparse.Namespace) -> bool:
    """Whether all promises were kept."""
    server = Server(newsroom, workers=chosen.workers)
    readers = [Reader(server, path) for path in (newsroom.address, "/", "/healthz") * 2]
    listeners = [Listener(server) for _ in range(LISTENERS)]
    told, replaced = [], []
    try:
        server.start()
        _until(lambda: doors_of(server.port) == chosen.workers)
        for one in [*readers, *listeners]:
            one.start()
        for number in range(1, chosen.kills + 1):
            time.sleep(random.uniform(0.1, 0.8))
            os.kill(random.choice(workers_of(server.number)), signal.SIGKILL)
            _comment(server, number)
            told.append(_until(lambda n=number: all(one.count == n for one in listeners)))
            replaced.append(_until(lambda: doors_of(server.port) == chosen.workers))
        for one in [*readers, *listeners]:
            one.stop()
        os.kill(server.number, signal.SIGKILL)
        ended = _until(lambda: server.has_ended)
    finally:
        server.end()
    waited = [why for one in readers for why in one.failures if not why.startswith(CUT_OFF)]
    print(f"Not cut off, but failed: {sorted(set(waited))}")
    print(
        f"{chosen.kills} workers killed: {sum(len(one.took) for one in readers)} pages asked for,"
        f" {sum(one.failed for one in readers)} cut off, {len(waited)} left waiting; all"
        f" {LISTENERS} streams told of each comment within {max(told):.1f} s, another worker was"
        f" there within {max(replaced):.1f} s; the last ended {ended:.1f} s after their parent."
    )
    is_cheap = not waited and all(one.failed <= chosen.kills for one in readers)
    is_soon = max(*told, *replaced) <= chosen.within and ended <= ENDED_WITHIN
    return is_cheap and is_soon


def _comment(server: Server, number: int) -> None:
    """Post until it is acknowledged."""
    status = 0
    while status != ACCEPTED:
        with suppress(OSError, http.client.HTTPException):
            status, _, _ = server.post(number, f"Remark {number}.", f"key-{number}")


def _until(is_so: Callable[[], bool]) -> float:
    """How many seconds it took."""
    begun = time.monotonic()
    while not is_so():
        if time.monotonic() - begun > LONGEST_START:
            raise TimeoutError("It took too long.")
        time.sleep(0.02)
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
