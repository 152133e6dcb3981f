"""What a piece of work asks of SQLite, in steps of its own: the same on a busy machine."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from django.db import connection


@contextlib.contextmanager
def counting() -> Iterator[list[int]]:
    """Fills what it yields: how many steps the database took.

    Each is counted: SQLite would count hundreds by statement, on from where its last run ended.
    """
    taken = [0]

    def step() -> int:
        taken[0] += 1
        return 0

    connection.connection.set_progress_handler(step, 1)
    try:
        yield taken
    finally:
        connection.connection.set_progress_handler(None, 0)
