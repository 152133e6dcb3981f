"""Lets changes that are made at the same moment share one commit, where only one can write.

A durable commit waits for the disk, on SQLite while all others wait for it. What came in meanwhile
is done next by whoever comes first, each change by itself within one transaction: it costs one wait
for all of them, and nobody is answered before it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

Facts = ParamSpec("Facts")
Outcome = TypeVar("Outcome")
Change = tuple[Callable[[], object], "Future[object]"]

_waiting: list[Change] = []
_leading = threading.Lock()


def sharing_commit(change: Callable[Facts, Outcome]) -> Callable[Facts, Outcome]:
    """As ``transaction.atomic``, but that the commit may be shared with others' changes.

    A change that is refused is undone alone; where the commit fails, it fails for all.
    """

    @wraps(change)
    def shared(*args: Facts.args, **facts: Facts.kwargs) -> Outcome:
        # PostgreSQL has many writers and gathers their commits itself.
        if connection.in_atomic_block or connection.vendor != "sqlite":
            with transaction.atomic():
                return change(*args, **facts)
        outcome: Future[Outcome] = Future()
        _waiting.append((partial(change, *args, **facts), outcome))  # type: ignore[arg-type]  # of many kinds
        with _leading:
            if not outcome.done():
                _make_all()
        return outcome.result()

    return shared


def _make_all() -> None:
    """Make the changes that wait, and tell those who wait for them."""
    taken: list[Change] = []
    try:
        with transaction.atomic(durable=True):
            made = [*_made(taken)]
    except BaseException as failure:
        # Where the turn to write did not come, it did for none of them.
        for _, outcome in taken or _all_that_wait():
            if not outcome.done():
                outcome.set_exception(failure)
        if not isinstance(failure, Exception):
            raise
        return
    for outcome, found in made:
        outcome.set_result(found)


def _made(taken: list[Change]) -> Iterator[tuple[Future[object], object]]:
    """What each change gave, but for those that were refused and know it.

    Whoever came while this waited for its turn comes along, and whoever comes while it goes on.
    Each waits for its end: there are never more than threads.
    """
    while _waiting:
        change, outcome = _waiting.pop(0)
        taken.append((change, outcome))
        try:
            # Alone it needs no undoing that leaves others' changes as they are.
            with transaction.atomic(savepoint=len(taken) > 1 or bool(_waiting)):
                found = change()
        except Exception as refusal:  # it is the one who asked who must act on it
            outcome.set_exception(refusal)
            if connection.needs_rollback:  # alone; or a full disk undid all that came before, too
                raise
        else:
            yield outcome, found


def _all_that_wait() -> list[Change]:
    return [_waiting.pop(0) for _ in range(len(_waiting))]
