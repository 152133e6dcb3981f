"""The disk says that it could not write through: nothing is acknowledged, pages are read on.

    python -m tests.faults.failed_syncs [--rounds 20]

strace has every fsync and fdatasync of the running server fail with EIO, for a second or two a
round. Exits with 1 if a comment is acknowledged meanwhile, a page is not answered, comments are
not kept again within five seconds of the end, or anything acknowledged is lost, doubled or broken.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.faults.crowds import account_of
from tests.faults.disks import NOT_ALLOWED
from tests.faults.newsroom import ACCEPTED, Newsroom, Server, a_newsroom

HEALS_WITHIN = 5.0  # seconds
NAMES = ("/", "/world/", "/me.json")
TRIES = 4
CALLS = "fsync,fdatasync"


def main() -> None:
    """Have it fail, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--rounds", type=int, default=20)
    chosen = parser.parse_args()
    if not shutil.which("strace"):
        print("########## strace IS NOT INSTALLED: NOTHING WAS TRIED. ##########")
        sys.exit(NOT_ALLOWED)
    with a_newsroom() as newsroom:
        sys.exit(0 if fail_again_and_again(newsroom, chosen.rounds) else 1)


def fail_again_and_again(newsroom: Newsroom, rounds: int) -> bool:
    """Whether all promises were kept."""
    server = Server(newsroom)
    kept: dict[str, str] = {}
    wrong: list[str] = []
    refused, slowest = 0, 0.0
    try:
        server.start()
        for number in range(rounds):
            with _failing_syncs(server):
                for attempt in range(TRIES):
                    status, _, _ = server.post(number, f"Lost {number}.", f"{number}-{attempt}")
                    refused += status == 503
                    if status != 503:
                        wrong.append(f"a comment {status}")
                wrong += [f"{name} {s}" for name in NAMES if (s := server.get(name)[0]) != 200]
            begun = time.monotonic()
            while server.post(number, f"Kept {number}.", f"kept-{number}")[0] != ACCEPTED:
                time.sleep(0.1)
            slowest = max(slowest, time.monotonic() - begun)
            kept[f"kept-{number}"] = f"Kept {number}."
    finally:
        server.end()
    account = account_of(newsroom, kept)
    print(f"Otherwise than promised: {sorted(set(wrong))}")
    print(
        f"{rounds} rounds: {refused} comments refused, kept again after {slowest:.1f} s at most;"
        f" {account}."
    )
    return not wrong and account.is_clean and slowest <= HEALS_WITHIN


@contextmanager
def _failing_syncs(server: Server) -> Iterator[None]:
    tracer = subprocess.Popen(
        [
            *("strace", "-f", "-p", str(server.number), "-e", f"trace={CALLS}"),
            *("-e", f"inject={CALLS}:error=EIO"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert tracer.stderr
    tracer.stderr.readline()  # "attached"
    time.sleep(0.3)
    try:
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.communicate()


if __name__ == "__main__":
    main()
