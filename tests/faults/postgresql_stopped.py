"""PostgreSQL is stopped at once, again and again, while comments are posted and pages are read.

    bash tools/with-postgresql python -m tests.faults.postgresql_stopped [--times 50]

Needs DATABASE_URL of a server in a folder of its own, as tools/with-postgresql starts one. Each
client sends again, with the same key, what was not acknowledged. Exits with 1 unless nothing that
was acknowledged is lost or doubled, every page that was kept was read throughout, and a comment was
acknowledged again within five seconds of the server's return.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.faults.crowds import Account, Crowd
from tests.faults.newsroom import Newsroom, Server
from tests.faults.readers import Reader
from tests.faults.stored import a_newsroom_in_either

BACK_WITHIN = 5.0  # seconds
SAFE = "-c listen_addresses='' -c unix_socket_directories='{0}' -c fsync=on"


def main() -> None:
    """Stop, start, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--times", type=int, default=3)
    times = parser.parse_args().times
    with a_newsroom_in_either() as newsroom:
        sys.exit(0 if stop_again_and_again(newsroom, times) else 1)


def stop_again_and_again(newsroom: Newsroom, times: int) -> bool:
    """Whether all promises were kept."""
    control("restart", "-m", "fast")  # with its writes kept safe, as the tests' own are not
    server = Server(newsroom)
    # Nothing is changed that this page shows.
    crowd, reader = Crowd(server, clients=4), Reader(server, "/standards/")
    back: list[float] = []
    try:
        server.start()
        crowd.start()
        reader.start()
        for _ in range(times):
            crowd.wait_for(random.randint(1, 15))
            control("stop", "-m", "immediate")
            time.sleep(random.uniform(0, 3))
            control("start")
            returned = time.monotonic()
            crowd.wait_for(1)
            back.append(time.monotonic() - returned)
        reader.stop()
        crowd.stop()
    finally:
        server.end()
    account = account_of(newsroom, crowd.acknowledged)
    newsroom.run("onrecord", "verify")  # fails where anything does not hold
    print(f"Answered meanwhile: {sorted(set(crowd.refused))}")
    print(
        f"{times} stops: {account}; {reader}; a comment was taken again within {max(back):.1f} s."
    )
    return account.is_clean and not reader.failed and max(back) <= BACK_WITHIN


def account_of(newsroom: Newsroom, acknowledged: dict[str, str]) -> Account:
    """What was acknowledged against what was kept."""
    rows = newsroom.ask("SELECT body_source, count(*) FROM discussion_comment GROUP BY body_source")
    kept = dict(rows)
    return Account(
        acknowledged=len(acknowledged),
        lost=sum(text not in kept for text in acknowledged.values()),
        twice=sum(count > 1 for count in kept.values()),
        integrity="ok",
    )


def control(*words: str) -> None:
    """Have the server do something, as the account that may."""
    folder = parse_qs(urlsplit(os.environ["DATABASE_URL"]).query)["host"][0]
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [programs / "pg_ctl", "-D", f"{folder}/data", "-s", "-w", "-l", f"{folder}/log"]
    options = [] if words[0] == "stop" else ["-o", SAFE.format(folder)]
    subprocess.run([*as_owner, *command, *options, *words], check=True, cwd="/")


if __name__ == "__main__":
    main()
