"""The site is told to stop and started again under load, on a socket that stays open.

    python -m tests.faults.restarts [--terms 50]

Readers and writers ask on connections of their own, each request on a new one. The listening socket
is held by this process, as systemd holds it: whoever comes between two servers waits for the next.
Exits with 1 unless every request was answered as it should be, each server ended by itself within
ten seconds of SIGTERM, and every comment is there once.
"""

from __future__ import annotations

import argparse
import http.client
import random
import signal
import sys
import threading
import time
from collections.abc import Callable

from tests.faults.crowds import account_of
from tests.faults.newsroom import ACCEPTED, Newsroom, Server, a_newsroom

READERS, WRITERS = 6, 2
ENDS_WITHIN = 10.0  # seconds
NAMES = ("/", "/world/", "/me.json")


class Load:
    """Requests without rest, and those of them that failed."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.answered = 0
        self.failed: list[str] = []
        self.acknowledged: dict[str, str] = {}
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._go_on, args=(step, number))
            for number, step in enumerate([self._read] * READERS + [self._write] * WRITERS)
        ]

    def start(self) -> None:
        """Begin to ask."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Wait for the last answers."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def _go_on(self, step: Callable[[int, int], None], number: int) -> None:
        count = 0
        while not self._stopping.is_set():
            count += 1
            try:
                step(number, count)
            except (OSError, http.client.HTTPException) as error:
                self.failed.append(repr(error))
            else:
                self.answered += 1

    def _read(self, number: int, count: int) -> None:
        addresses = (self.server.newsroom.address, *NAMES)
        self._expect(self.server.get(addresses[count % len(addresses)])[0], 200)

    def _write(self, number: int, count: int) -> None:
        key = f"{number}-{count}"
        text = f"Remark {count} of person {number}."
        status, _, _ = self.server.post(number, text, key)
        self._expect(status, ACCEPTED)
        self.acknowledged[key] = text

    def _expect(self, status: int, wanted: int) -> None:
        if status != wanted:
            self.failed.append(f"status {status}")


def main() -> None:
    """Stop and start, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--terms", type=int, default=50)
    chosen = parser.parse_args()
    with a_newsroom() as newsroom:
        sys.exit(0 if stop_again_and_again(newsroom, chosen.terms) else 1)


def stop_again_and_again(newsroom: Newsroom, terms: int) -> bool:
    """Whether all promises were kept."""
    server = Server(newsroom, holds_the_socket=True)
    load = Load(server)
    ends: list[float] = []
    try:
        server.start()
        load.start()
        for _ in range(terms):
            time.sleep(random.uniform(0.1, 0.8))
            begun = time.monotonic()
            server.kill(signal.SIGTERM)
            server.wait_for_the_end()
            ends.append(time.monotonic() - begun)
            server.start()
        load.stop()
    finally:
        server.end()
    account = account_of(newsroom, load.acknowledged)
    print(f"Failed: {sorted(set(load.failed))[:5]}")
    print(
        f"{terms} times SIGTERM: {load.answered} requests answered, {len(load.failed)} failed,"
        f" ended within {max(ends):.1f} s; {account}."
    )
    return not load.failed and max(ends) <= ENDS_WITHIN and account.is_clean


if __name__ == "__main__":
    main()
