"""What can be wrong with the store, told from the error that it raised, and when it last was."""

from __future__ import annotations

import errno
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from enum import Enum
from itertools import islice

from django.db import DatabaseError, InterfaceError, OperationalError

SURE_FOR = 5.0  # seconds that a trouble is told of after it was last met
CHAIN = 20


class Trouble(Enum):
    """Why the store does not do what it was asked, in words that tell readers what to do."""

    BUSY = "Too many are writing at this moment."
    FULL = "The site can be read, but takes nothing new just now: its disk is full."
    READ_ONLY = "The site can be read, but takes nothing new just now."
    DOWN = "The site takes nothing new just now: what it stores in does not answer."


# sqlite.org/rescode.html, the primary codes; what is none of these is a fault of ours.
SQLITE = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_PROTOCOL: Trouble.BUSY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_IOERR: Trouble.DOWN,
    sqlite3.SQLITE_CANTOPEN: Trouble.DOWN,
    sqlite3.SQLITE_NOTADB: Trouble.DOWN,
    sqlite3.SQLITE_CORRUPT: Trouble.DOWN,
}
# postgresql.org/docs/current/errcodes-appendix.html, by code or by class of codes.
POSTGRESQL = {
    "08": Trouble.DOWN,  # the connection
    "57P": Trouble.DOWN,  # shut down, crashed, starting
    "58": Trouble.DOWN,  # the system below it
    "53100": Trouble.FULL,
    "53": Trouble.BUSY,  # out of connections or memory
    "55P03": Trouble.BUSY,  # a lock that did not come
    "57014": Trouble.BUSY,  # took too long
    "40": Trouble.BUSY,  # deadlock, or two that cannot both be
    "25006": Trouble.READ_ONLY,
}
FILES = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY,
    errno.EIO: Trouble.DOWN,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """What is wrong with the store, or None where the error says nothing about it."""
    for one in islice(_with_causes(error), CHAIN):
        if isinstance(one, OSError) and (found := FILES.get(one.errno or 0)):
            return found
        if isinstance(one, sqlite3.Error) and (found := _of_sqlite(one)):
            return found
        if isinstance(one, DatabaseError | InterfaceError) and (found := _of_database(one)):
            return found
    return None


def is_of_a_bucket(error: BaseException) -> bool:
    """Whether a bucket of pictures gave it: it does not answer, or refuses us."""
    known = sys.modules.get("botocore.exceptions")  # loaded where there is a bucket
    return known is not None and isinstance(error, (known.BotoCoreError, known.ClientError))


class Watch:
    """What this process last met; every process meets it by itself, within a second."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._trouble: Trouble | None = None
        self._met_at = 0.0

    @property
    def trouble(self) -> Trouble | None:
        """What is wrong now, as far as this process knows."""
        with self._lock:
            is_over = time.monotonic() - self._met_at > SURE_FOR
            return None if is_over else self._trouble

    def meet(self, error: BaseException) -> Trouble | None:
        """Remember what is wrong, if the error says so. One writer too many is no state."""
        trouble = trouble_of(error)
        if trouble and trouble is not Trouble.BUSY:
            with self._lock:
                self._trouble, self._met_at = trouble, time.monotonic()
        return trouble

    def clear(self) -> None:
        """Something was written: all is well."""
        with self._lock:
            self._trouble = None


watch = Watch()


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_database(error: DatabaseError | InterfaceError) -> Trouble | None:
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    state = getattr(cause, "sqlstate", None)
    if state:
        return next((POSTGRESQL[state[:n]] for n in (5, 3, 2) if state[:n] in POSTGRESQL), None)
    # No code: psycopg found nobody to talk to, or lost whom it talked to.
    lost = isinstance(error, OperationalError | InterfaceError) and cause is not None
    return Trouble.DOWN if lost else None


def _of_sqlite(error: sqlite3.Error) -> Trouble | None:
    # The lowest byte is the primary code (sqlite.org/rescode.html).
    return SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
