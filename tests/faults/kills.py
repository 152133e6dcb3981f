"""The whole group of processes is killed at random while comments are posted.

    python -m tests.faults.kills [--kills 500] [--at-least 10000]

Each client sends again, with the same key, what was not acknowledged. Exits with 1 unless nothing
that was acknowledged is lost, nothing is kept twice, the site was ready within five seconds each
time, the database is whole, and `onrecord verify` finds everything as it was.
"""

from __future__ import annotations

import argparse
import random
import sys

from tests.faults.crowds import Crowd, account_of
from tests.faults.newsroom import Newsroom, Server, a_newsroom

READY_WITHIN = 5.0  # seconds
MOST = 15  # comments that are acknowledged between two of them


def main() -> None:
    """Kill, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--at-least", type=int, default=0, help="acknowledged comments")
    chosen = parser.parse_args()
    with a_newsroom() as newsroom:
        sys.exit(0 if kill_again_and_again(newsroom, chosen.kills, chosen.at_least) else 1)


def kill_again_and_again(newsroom: Newsroom, kills: int, at_least: int) -> bool:
    """Whether all promises were kept."""
    server = Server(newsroom)
    crowd = Crowd(server)
    starts = [server.start()]
    try:
        crowd.start()
        while len(starts) <= kills or len(crowd.acknowledged) < at_least:
            crowd.wait_for(random.randint(0, MOST))
            server.kill()
            server.wait_for_the_end()  # its port is its own until then
            starts.append(server.start())
        crowd.stop()
    finally:
        server.end()
    account = account_of(newsroom, crowd.acknowledged)
    print(newsroom.run("onrecord", "verify"))
    print(f"Refused meanwhile: {sorted(set(crowd.refused))}")
    print(f"{len(starts) - 1} kills: {account}, ready again within {max(starts):.1f} s.")
    return account.is_clean and not crowd.refused and max(starts) <= READY_WITHIN


if __name__ == "__main__":
    main()
