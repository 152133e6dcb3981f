"""Gives a statement to the database and takes all of its rows, by the shortest way there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper


def rows_of(
    sql: str, params: Sequence[Any], connection: BaseDatabaseWrapper
) -> list[tuple[Any, ...]]:
    """All rows of one statement; its parameters are marked ``%s`` and adapted already."""
    swift = getattr(connection, "swift_rows", None)  # of our connections to SQLite
    if swift is not None and (rows := swift(sql, params)) is not None:
        found: list[tuple[Any, ...]] = rows
        return found
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
