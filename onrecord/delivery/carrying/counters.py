"""The counters that give new rows their ids. They are carried too: no id is given twice, even
where the row that had it is gone, for a report's short address is made of its id."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper

from onrecord.delivery.carrying.tables import Table


def read_counters(connection: BaseDatabaseWrapper, tables: Iterable[Table]) -> dict[str, int]:
    """The last id that each table gave; tables that never gave one are left out."""
    given = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    found = given(connection, [table for table in tables if _counts(table)])
    return {name: last for name, last in sorted(found.items()) if last}


def write_counters(
    connection: BaseDatabaseWrapper, tables: Iterable[Table], counters: dict[str, int]
) -> None:
    """Let each table go on counting where another database stopped."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence")
            for name, last in counters.items():
                cursor.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [name, last]
                )
            return
        for table in filter(_counts, tables):
            given = counters.get(table.name)
            # One that gave none yet begins anew: what made the tables may have used it already.
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s, %s)",
                [*_place(table), given or 1, given is not None],
            )


def _counts(table: Table) -> bool:
    return table.kinds[table.key] in {"AutoField", "BigAutoField"} and not table.is_extension


def _place(table: Table) -> tuple[str, str]:
    return f'"{table.name}"', table.columns[table.key]


def _on_sqlite(connection: BaseDatabaseWrapper, tables: list[Table]) -> dict[str, int]:
    names = {table.name for table in tables}
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence")
        return {name: last for name, last in cursor.fetchall() if name in names}


def _on_postgresql(connection: BaseDatabaseWrapper, tables: list[Table]) -> dict[str, int]:
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", _place(table))
            sequence = cursor.fetchone()[0]
            cursor.execute(f"SELECT CASE WHEN is_called THEN last_value END FROM {sequence}")  # noqa: S608  PostgreSQL's own name for it
            found[table.name] = cursor.fetchone()[0] or 0
    return found
