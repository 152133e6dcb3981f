"""Where a site is carried to: an empty database that has the site wholly in the end, or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend

from onrecord.delivery.carrying.tables import Table
from onrecord.shared.database_addresses import NoDatabaseAddressError, read_database_address
from onrecord.shared.disk import sync

MARK = "onrecord_unfinished_move"
LEFTOVERS = ("", "-wal", "-shm", "-journal", "-next", "-turn")


class MoveRefusedError(Exception):
    """The site cannot be carried; the message says why and what to do. Nothing was changed."""


class SQLiteTarget:
    """A file that is made beside its place, and put there when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._partly = path.with_name(f"{path.name}.moving")
        if path.exists():
            raise MoveRefusedError(f"{path} exists already. Name a file that does not.")
        if not path.parent.is_dir():
            raise MoveRefusedError(f"There is no folder {path.parent}. Make it first.")
        self.clear()
        self._url = f"sqlite:///{self._partly}"
        run_on(self._url, "prepare")
        self.connection = _connect(self._url)

    def begin(self, tables: list[Table]) -> None:
        """Start the one transaction, with empty tables."""
        with self.connection.cursor() as cursor:
            cursor.execute("PRAGMA foreign_keys = OFF")  # rows come by table, not by dependence
            cursor.execute("BEGIN IMMEDIATE")
            for table in tables:
                cursor.execute(f'DELETE FROM "{table.name}"')  # noqa: S608  our own names

    def commit(self) -> None:
        """Keep everything, if every reference in it holds."""
        self.connection.check_constraints()
        with self.connection.cursor() as cursor:
            cursor.execute("COMMIT")

    def finish(self) -> None:
        """Make what is made of the tables, and put the whole in its place."""
        run_on(self._url, "update_index")
        with self.connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.connection.close()
        self._partly.replace(self._path)
        self.clear()
        sync(self._path.parent)

    def clear(self) -> None:
        """Leave nothing behind, also of a move that was killed."""
        if hasattr(self, "connection"):
            self.connection.close()
        for ending in LEFTOVERS:
            self._partly.with_name(self._partly.name + ending).unlink(missing_ok=True)


class PostgreSQLTarget:
    """A database without tables. A mark in it tells the next move that this one did not end."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.connection = _connect(url)
        there = self.connection.introspection.table_names()
        if MARK in there:
            self.clear()
        elif there:
            raise MoveRefusedError(
                f"That database is not empty: it holds the table {there[0]}. Make another one."
            )
        with self.connection.cursor() as cursor:
            cursor.execute("SHOW server_encoding")
            if (encoding := cursor.fetchone()[0]) != "UTF8":
                raise MoveRefusedError(
                    f"That database keeps text as {encoding}. Make one that keeps it as UTF8."
                )
            cursor.execute(f"CREATE TABLE {MARK} ()")
        run_on(url, "prepare")

    def begin(self, tables: list[Table]) -> None:
        """Start the one transaction, with empty tables."""
        names = ", ".join(f'"{table.name}"' for table in tables)
        with self.connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(f"TRUNCATE {names} CASCADE")

    def commit(self) -> None:
        """Keep everything, if every reference in it holds: PostgreSQL looks at the end."""
        with self.connection.cursor() as cursor:
            cursor.execute("COMMIT")

    def finish(self) -> None:
        """Make what is made of the tables, and let PostgreSQL learn how much is in them."""
        run_on(self._url, "update_index")
        with self.connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            cursor.execute(f"DROP TABLE {MARK}")
        self.connection.close()

    def clear(self) -> None:
        """Leave the database as empty as it was."""
        self.connection.close()  # ends the transaction, whatever became of it
        names = ", ".join(f'"{name}"' for name in self.connection.introspection.table_names())
        if names:
            with self.connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE {names} CASCADE")
        self.connection.close()


Target = SQLiteTarget | PostgreSQLTarget


def target_at(url: str) -> Target:
    """A new database at ``url`` with our tables in it, or ``MoveRefusedError``."""
    try:
        found = read_database_address(url)
    except NoDatabaseAddressError as reason:
        raise MoveRefusedError(f"What --to names {reason}.") from None
    if found["ENGINE"].endswith("sqlite3"):
        return SQLiteTarget(Path(found["NAME"]).absolute())
    return PostgreSQLTarget(url)


def _connect(url: str) -> BaseDatabaseWrapper:
    found = connections.configure_settings({"default": read_database_address(url)})["default"]
    wrapper: BaseDatabaseWrapper = load_backend(found["ENGINE"]).DatabaseWrapper(found, "target")
    return wrapper


def run_on(url: str, *command: str) -> None:
    """Run one of our commands on another database, in a process that knows no other: migrations
    write to the site's own database whichever they are told."""
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "onrecord", *command, "--verbosity", "0"],
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = done.stderr.strip().rpartition("\n")[2]
        raise MoveRefusedError(f"onrecord {command[0]} failed on the other database: {last}")
