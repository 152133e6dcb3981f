"""What `onrecord check` asks of the store: whether writers can stand in line, and which SQLite."""

from __future__ import annotations

import sqlite3
from typing import Any

from django.core.checks import CheckMessage, Error, Info
from django.db import connections

from onrecord.delivery.sqlite3.base import DatabaseWrapper
from onrecord.delivery.sqlite3.turns import Turn, TurnDidNotComeError, Turns

# Two connections that commit and copy the log at once corrupt the database (sqlite.org/wal.html).
FIRST_WITH_DEFECT, FIRST_WITHOUT = (3, 7, 0), (3, 51, 3)


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
