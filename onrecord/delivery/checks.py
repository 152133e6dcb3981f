"""What is asked of the store before it is used: whether a site is in it, whether writers can stand
in line, and which SQLite it is."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import CheckMessage, Error, Info
from django.db import DatabaseError, connections

from onrecord.delivery.sqlite3.base import DatabaseWrapper
from onrecord.delivery.sqlite3.turns import Turn, TurnDidNotComeError, Turns
from onrecord.delivery.troubles import trouble_of

# Two connections that commit and copy the log at once corrupt the database (sqlite.org/wal.html).
FIRST_WITH_DEFECT, FIRST_WITHOUT = (3, 7, 0), (3, 51, 3)


def is_prepared() -> bool:
    """Whether the static files are collected and the tables are there, as far as can be seen.

    Nothing is left open: whoever asks is about to start processes that have their own connections.
    """
    if not getattr(staticfiles_storage, "hashed_files", True):
        return False
    connection = connections["default"]
    try:
        return holds_a_site()
    finally:
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()  # type: ignore[attr-defined]  # of this backend alone


def holds_a_site() -> bool:
    """Whether our tables are in the database. One that does not answer is given the benefit of the
    doubt: what is done with it will meet that by itself."""
    connection = connections["default"]
    try:
        connection.ensure_connection()
        with connection.wrap_database_errors:
            # Not by a cursor of Django's, which warns where no app is loaded, as in `serve`.
            connection.connection.execute("SELECT 1 FROM delivery_event LIMIT 1")
    except DatabaseError as error:
        return trouble_of(error) is not None
    return True


def writers_can_stand_in_line(**_: Any) -> list[CheckMessage]:
    """An error where the file system cannot lock files: then nothing guards the database."""
    connection = connections["default"]
    if not isinstance(connection, DatabaseWrapper) or connection.is_in_memory_db():
        return []
    file = str(connection.settings_dict["NAME"])
    try:
        Turn(Turns(file)).take(patience=0)
    except (TurnDidNotComeError, FileNotFoundError):
        return []  # somebody writes; or there is no data folder yet, which locks nothing
    except OSError as error:
        return [
            Error(
                f"The files beside {file} cannot be locked: {error.strerror}.",
                hint="Put ONRECORD_DATA on a disk of this machine, in a folder of its account.",
                id="onrecord.E001",
            )
        ]
    return []


def the_library_s_defect_is_guarded(**_: Any) -> list[CheckMessage]:
    """For `check --deploy`: the version of SQLite, and what it means."""
    if connections["default"].vendor != "sqlite":
        return []
    if FIRST_WITH_DEFECT <= sqlite3.sqlite_version_info < FIRST_WITHOUT:
        words = "has the WAL-reset defect; one lock over commit and checkpoint guards against it"
    else:
        words = "does not have the WAL-reset defect"
    return [
        Info(
            f"SQLite {sqlite3.sqlite_version} {words}.",
            hint="Write to the database through On Record's own commands only.",
            id="onrecord.I001",
        )
    ]
