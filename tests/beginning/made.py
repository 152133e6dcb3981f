"""What the migrations made: remembered once, and put back wherever the tables were emptied."""

from __future__ import annotations

from typing import Any

from django.db import connections

# Made anew after every migration, and the same for every test: they stay as they are.
KEPT = {"django_content_type", "auth_permission"}
# Of each database, by table: the names of its columns, and its rows.
_made: dict[str, dict[str, tuple[list[str], list[tuple[Any, ...]]]]] = {}


def emptied(database: str) -> list[str]:
    """The project's tables that are emptied after a test with real transactions."""
    tables = connections[database].introspection.django_table_names(
        only_existing=True, include_views=False
    )
    return [table for table in tables if table not in KEPT]


def remember(database: str) -> None:
    """Keep the rows of a database in which nothing but migrations has written."""
    connection = connections[database]
    rows = _made.setdefault(database, {})
    with connection.cursor() as cursor:
        for table in emptied(database):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if found := cursor.fetchall():
                rows[table] = [column[0] for column in cursor.description], found


def put_back(database: str) -> None:
    """Write them into the tables, which are empty."""
    connection = connections[database]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table, (columns, rows) in _made[database].items():
            names, signs = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({signs})", rows)
