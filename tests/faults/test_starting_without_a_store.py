"""A server that starts while its database is away begins to serve as soon as that is back."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.newsroom import DATABASE, Server, a_newsroom

LONGEST = 60.0  # seconds


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of a newsroom whose database cannot be opened: a folder stands in its place."""
    with a_newsroom() as newsroom:
        (newsroom.folder / DATABASE).rename(newsroom.folder / "away")
        (newsroom.folder / DATABASE).mkdir()
        server = Server(newsroom)
        yield server
        server.end()


def test_it_waits_for_its_database(server: Server) -> None:
    took: list[float] = []
    starting = threading.Thread(target=lambda: took.append(server.start()))
    starting.start()

    assert status(server, "/healthz") == 200
    assert status(server, "/readyz") == 503
    for asked in ("/readyz", "/healthz/work"):
        assert server.get(asked) == (503, b"the database does not answer\n")
    assert json.loads(server.get("/healthz/mail")[1]) == {"problem": "the database does not answer"}
    assert status(server, "/healthz/mail") == 503
    assert status(server, server.newsroom.address) == 503
    there = server.newsroom.folder / DATABASE
    there.rmdir()
    (server.newsroom.folder / "away").rename(there)
    starting.join(timeout=LONGEST)

    assert took
    assert status(server, server.newsroom.address) == 200


def status(server: Server, path: str) -> int:
    """Of an answer, as soon as there is one."""
    until = time.monotonic() + LONGEST
    while True:
        try:
            return server.get(path)[0]
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
