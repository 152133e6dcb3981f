"""Another program holds the database: reading goes on, writing waits for at most five seconds.

    python -m tests.faults.held [--seconds 30] [--writers 8] [--patience 6]

Exits with 1 unless every page is answered, every comment is answered within some five seconds
with 503, ``Retry-After`` and the words that were typed, and one is kept within five seconds of
the end.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import threading
import time
from contextlib import closing

from tests.faults.newsroom import ACCEPTED, DATABASE, Newsroom, Server, a_newsroom

LAST = 6.0  # seconds before the end in which nobody begins to write
HEALS_WITHIN = 5.0  # seconds
NAMES = ("/", "/world/", "/corrections/", "/search/?q=bridge")


def main() -> None:
    """Hold, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument(
        "--patience", type=float, default=6, help="five seconds, and the making of the answer"
    )
    chosen = parser.parse_args()
    with a_newsroom() as newsroom:
        is_well = hold(newsroom, chosen.seconds, chosen.writers, patience=chosen.patience)
        sys.exit(0 if is_well else 1)


def hold(newsroom: Newsroom, seconds: float, writers: int, *, patience: float) -> bool:
    """Whether all promises were kept."""
    server = Server(newsroom)
    server.start()
    try:
        server.post(0, "Before.", "before")
        with closing(sqlite3.connect(newsroom.folder / DATABASE, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            until = time.monotonic() + seconds
            posts: list[tuple[int, float, bool]] = []
            threads = [
                threading.Thread(target=_post_until, args=(server, n, until, posts))
                for n in range(writers)
            ]
            for thread in threads:
                thread.start()
            reads = _read_until(server, [newsroom.address, *NAMES], until)
            for thread in threads:
                thread.join()
            other.execute("ROLLBACK")
        healed = _seconds_until_kept(server)
    finally:
        server.end()
    failed = [status for status, _ in reads if status != 200]
    slow = sorted(took for _, took in reads)
    bad = [post for post in posts if post[0] != 503 or post[1] > patience or not post[2]]
    worded = len(posts) - len(bad)
    print(f"Refused otherwise than in words and in time: {bad[:5]}")
    print(
        f"{len(reads)} pages read, {len(failed)} failed, 95 % within"
        f" {slow[int(len(slow) * 0.95)] * 1000:.0f} ms; {len(posts)} comments, {worded}"
        f" refused in words, the slowest after {max(took for _, took, _ in posts):.1f} s;"
        f" kept again after {healed:.1f} s"
    )
    return not failed and not bad and healed <= HEALS_WITHIN


def _post_until(
    server: Server, who: int, until: float, posts: list[tuple[int, float, bool]]
) -> None:
    while time.monotonic() < until - LAST:
        text = f"Words {who} at {time.monotonic()}"
        begun = time.monotonic()
        status, body, retry_after = server.post(who, text, f"{begun}")
        is_worded = text.encode() in body and bool(retry_after)
        posts.append((status, time.monotonic() - begun, is_worded))


def _read_until(server: Server, addresses: list[str], until: float) -> list[tuple[int, float]]:
    reads = []
    while time.monotonic() < until:
        for address in addresses:
            begun = time.monotonic()
            status, _ = server.get(address)
            reads.append((status, time.monotonic() - begun))
        time.sleep(0.02)
    return reads


def _seconds_until_kept(server: Server) -> float:
    begun = time.monotonic()
    while server.post(0, "After.", "after")[0] != ACCEPTED:
        time.sleep(0.1)
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
