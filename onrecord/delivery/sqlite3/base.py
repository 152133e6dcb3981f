"""Connections to SQLite that wait for their turn before they write.

The turn is taken before a transaction or a single statement that writes begins, and held until it
is over, whatever its end. SQLite copies its log into the database within a commit: so no two
connections commit or copy at once, which is what corrupts a database under SQLite 3.7.0 to 3.51.2
(sqlite.org/wal.html, "The WAL-Reset Bug").
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from threading import get_ident
from typing import Any

from django.db import DataError
from django.db.backends.sqlite3 import base, operations
from django.db.backends.utils import CursorWrapper

from onrecord.delivery.sqlite3.room import keep_room
from onrecord.delivery.sqlite3.turns import Turn, TurnDidNotComeError, Turns

# Seconds; SQLite itself then waits for whoever writes without standing in line (settings).
PATIENCE = 3.0
HURRY = 0.2  # while others have just waited in vain
# Django begins every transaction with BEGIN IMMEDIATE (settings), so within one all is held.
WRITES = re.compile(
    r"\s*(?:BEGIN (?:IMMEDIATE|EXCLUSIVE)|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|VACUUM"
    r"|REINDEX|ANALYZE|PRAGMA wal_checkpoint)\b",
    re.IGNORECASE,
)
_lines: dict[str, Turns] = {}


class DatabaseOperations(operations.DatabaseOperations):
    """Django's, but that times in UTC, as ours are, are not turned into others first."""

    connection: DatabaseWrapper

    def adapt_datetimefield_value(self, value: Any) -> str | None:
        """A time as it is stored: in the zone of the connection, which it does not say."""
        if type(value) is dt.datetime and value.tzinfo is dt.UTC is self.connection.timezone:
            return value.replace(tzinfo=None).isoformat(" ")
        adapted: str | None = super().adapt_datetimefield_value(value)
        return adapted

    def convert_datetimefield_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """A stored time as Python has it; without a zone it is of the connection's."""
        is_bare = type(value) is dt.datetime and value.tzinfo is None
        if is_bare and self.connection.timezone is dt.UTC:
            return value.replace(tzinfo=dt.UTC)
        return super().convert_datetimefield_value(value, expression, connection)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection to SQLite, with its turn."""

    ops_class = DatabaseOperations
    health_check_enabled: bool  # the stubs leave them out
    health_check_done: bool
    _thread_ident: int

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._turn: Turn | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """A database in memory belongs to one process, and has tables locked one by one."""
        file = str(conn_params["database"])
        if not self.is_in_memory_db():
            self._turn = Turn(_lines.setdefault(file, Turns(file)))
            self._make_cursor = partial(WaitingCursor, turn=self._turn)
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        if self._turn:
            keep_room(file)
        return connection

    def cursor(self) -> Any:
        """As ever, without asking of an open connection what was asked when it was opened.

        What is asked there too is whether a loop would have to wait: a loop has no open connection.
        """
        checks = self.health_check_enabled and not self.health_check_done
        if self.connection is None or checks or self.queries_logged:
            return super().cursor()
        if self._thread_ident != get_ident():
            self.validate_thread_sharing()
        return SwiftCursor(self.create_cursor(), self)

    def swift_rows(self, sql: str, params: Sequence[Any]) -> list[Any] | None:
        """All rows of one statement; None where it has to go the long way, by a cursor.

        There it waits for its turn, is written down, or finds that this thread may not ask.
        """
        connection = self.connection
        checks = self.health_check_enabled and not self.health_check_done
        is_asked = connection is None or checks or self.queries_logged or self.execute_wrappers
        if is_asked or self._thread_ident != get_ident():
            return None
        if self._turn and not self._turn.is_held and WRITES.match(sql):
            return None
        self.validate_no_broken_transaction()
        try:
            rows: list[Any] = connection.execute(_with_question_marks(sql), params).fetchall()
        except OverflowError as why:
            raise _too_large(why) from why
        except sqlite3.Error:
            with self.wrap_database_errors:
                raise
        return rows

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor that waits before it writes."""
        if self._turn is None:
            return super().create_cursor(name)
        return self.connection.cursor(factory=self._make_cursor)

    def _commit(self) -> None:
        self._and_settle(super()._commit)  # type: ignore[misc]  # the stubs leave it out

    def _rollback(self) -> None:
        self._and_settle(super()._rollback)  # type: ignore[misc]  # the stubs leave it out

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # the stubs leave it out
        finally:
            if self._turn:
                self._turn.give_back()

    def _and_settle(self, end: Callable[[], None]) -> None:
        """A commit that failed may leave its transaction open: the turn stays until it is over."""
        try:
            end()
        finally:
            if self._turn and not (self.connection and self.connection.in_transaction):
                self._turn.give_back()


class SwiftCursor(CursorWrapper):
    """Django's own around each cursor, with less to go through for each statement."""

    def execute(self, sql: Any, params: Any = None) -> Any:
        """Execute one statement; the errors are Django's."""
        if self.db.execute_wrappers:
            return super().execute(sql, params)
        self.db.validate_no_broken_transaction()
        try:
            return self.cursor.execute(sql, params)
        except OverflowError as why:
            raise _too_large(why) from why
        except sqlite3.Error:
            with self.db.wrap_database_errors:
                raise

    def __exit__(self, *failure: object) -> None:
        """As Django's: an error at the end, when what was asked for is there, is none."""
        with suppress(sqlite3.Error):
            self.cursor.close()

    def fetchall(self) -> list[Any]:
        """All rows; the errors are Django's."""
        try:
            rows: list[Any] = self.cursor.fetchall()
        except sqlite3.Error:
            with self.db.wrap_database_errors:
                raise
        return rows


class WaitingCursor(base.SQLiteCursorWrapper):
    """A cursor of a connection that shares its database with others."""

    def __init__(self, connection: sqlite3.Connection, *, turn: Turn) -> None:
        super().__init__(connection)
        self._turn = turn

    def convert_query(self, query: str, *, param_names: list[str] | None = None) -> str:
        """With its parameters marked as SQLite does; most queries come again and again."""
        if param_names is None:
            return _with_question_marks(query)
        converted: str = super().convert_query(query, param_names=param_names)
        return converted

    def execute(self, query: str, params: Any = None) -> Any:
        """Execute one statement, after waiting for the turn if it writes."""
        try:
            if type(params) in {tuple, list} and (self._turn.is_held or not WRITES.match(query)):
                return sqlite3.Cursor.execute(self, _with_question_marks(query), params)
            return self._in_turn(query, partial(super().execute, query, params))
        except OverflowError as why:
            raise _too_large(why) from why

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Execute one statement many times, after waiting for the turn if it writes."""
        return self._in_turn(query, partial(super().executemany, query, param_list))

    def close(self) -> None:
        """A single statement whose rows were asked for is over only here."""
        super().close()
        if self._turn.is_held:
            self._settle()

    def _in_turn(self, query: str, execute: Callable[[], Any]) -> Any:
        if self._turn.is_held or not WRITES.match(query):
            return execute()
        self._wait()
        try:
            outcome = self._hurry(execute) if self._turn.line.is_stuck else execute()
        except BaseException as error:
            if _is_busy(error):
                self._turn.line.get_stuck()
            self._settle()
            raise
        self._turn.line.get_going()
        if self.description is None:
            self._settle()
        return outcome

    def _hurry(self, execute: Callable[[], Any]) -> Any:
        """SQLite's own waiting, for who does not stand in line, is as short as ours."""
        [[usual]] = self.connection.execute("PRAGMA busy_timeout")
        self.connection.execute(f"PRAGMA busy_timeout = {HURRY * 1000:.0f}")
        try:
            return execute()
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {usual}")

    def _wait(self) -> None:
        patience = HURRY if self._turn.line.is_stuck else PATIENCE
        try:
            self._turn.take(patience=patience)
        except TurnDidNotComeError:
            raise _busy("Others were writing for as long as this could wait.") from None
        except OSError as error:
            raise sqlite3.OperationalError(f"The turn to write cannot be had: {error}") from error

    def _settle(self) -> None:
        if not self.connection.in_transaction:
            self._turn.give_back()


@lru_cache(maxsize=512)
def _with_question_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


def _too_large(why: OverflowError) -> DataError:
    """PostgreSQL calls a number of more than 64 bits so; Python's own error reads as our fault."""
    return DataError(str(why))


def _busy(words: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = sqlite3.SQLITE_BUSY
    error.sqlite_errorname = "SQLITE_BUSY"
    return error


def _is_busy(error: BaseException) -> bool:
    # The lowest byte is the primary code (sqlite.org/rescode.html).
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY
