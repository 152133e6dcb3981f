"""The tables of a new site, written down once, so that a first start need not repeat their history.

Every migration from the first on takes most of a minute to make what stands in ``tables.sql``:
the tables and the few rows that a new site begins with, on SQLite; ``tables_on_postgresql`` has its
like. What is newer than the files, and every later change, is made by migrations. ``make tables``
writes the files anew.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from django.db import connection, transaction

from onrecord.delivery import tables_on_postgresql

WRITTEN = Path(__file__).with_name("tables.sql")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?")
NOW = "strftime('%Y-%m-%d %H:%M:%f','now')"
# Shadow tables belong to a search index and are made with it.
TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name"
STATEMENTS = """
    SELECT sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
      AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
    ORDER BY type <> 'table', type <> 'index', name
"""


def begin_with_tables() -> bool:
    """Make the tables of a new site in a database that has none of a site; whether it had none."""
    if "django_migrations" in connection.introspection.table_names():
        return False
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(tables_on_postgresql.WRITTEN.read_text(encoding="utf-8"))
        return True
    connection.ensure_connection()
    # One transaction: whoever is stopped half-way begins anew. Rows come in the order of names.
    connection.connection.executescript(
        f"PRAGMA foreign_keys = OFF;\nBEGIN IMMEDIATE;\n{WRITTEN.read_text(encoding='utf-8')}"
        "COMMIT;\nPRAGMA foreign_keys = ON;\n"
    )
    return True


def statements(database: sqlite3.Connection) -> Iterator[str]:
    """The SQL that makes the tables and rows of ``database`` again, a line or more a statement.

    Moments become the moment of making, so that the text is the same whenever it is written.
    """
    for (statement,) in definitions(database):
        yield f"{statement};"
    for (table,) in database.execute(TABLES).fetchall():
        if not table.startswith("sqlite_"):
            for row in database.execute(f'SELECT * FROM "{table}" ORDER BY 1'):  # noqa: S608  a table's own name
                yield f'INSERT INTO "{table}" VALUES({",".join(map(_literal, row))});'


def definitions(database: sqlite3.Connection) -> list[tuple[str]]:
    """What made each table, index and trigger: tables first, in the order of their names."""
    return database.execute(STATEMENTS).fetchall()


def _literal(value: str | float | bytes | None) -> str:
    if isinstance(value, str):
        return NOW if MOMENT.fullmatch(value) else "'" + value.replace("'", "''") + "'"
    if isinstance(value, bytes):
        return f"X'{value.hex()}'"
    return "NULL" if value is None else repr(value)
