"""Reads a table's rows in the order of their keys, writes them, and sums them up by a hash."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col

from onrecord.delivery.carrying.tables import Table
from onrecord.delivery.carrying.values import canonical_line, read_value, written_value

BATCH = 1000
TEXT = {"CharField", "TextField", "SlugField"}
Row = list[Any]


@dataclass(frozen=True)
class Sum:
    """How many rows a table has, and the SHA-256 of their canonical lines in the order of keys."""

    rows: int
    sha256: str


def read_rows(connection: BaseDatabaseWrapper, table: Table) -> Iterator[Row]:
    """The table's rows, some at a time: a million of them never stand in memory at once."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(column) for column in table.columns)
    # By bytes, as SQLite has it: a database's own alphabet would put rows in another order.
    by_bytes = connection.vendor == "postgresql" and table.kinds[table.key] in TEXT
    order = quote(table.columns[table.key]) + (' COLLATE "C"' if by_bytes else "")
    expressions = [Col(table.name, field) for field in table.fields]
    read = [
        (kind, expression, connection.ops.get_db_converters(expression))
        for kind, expression in zip(table.kinds, expressions, strict=True)
    ]
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {quote(table.name)} ORDER BY {order}")  # noqa: S608  our own names
        while batch := cursor.fetchmany(BATCH):
            for row in batch:
                yield [
                    read_value(kind, _converted(value, expression, converters, connection))
                    for value, (kind, expression, converters) in zip(row, read, strict=True)
                ]


def write_rows(connection: BaseDatabaseWrapper, table: Table, rows: Iterable[Row]) -> None:
    """Put rows into a table, by the fastest way that the database has."""
    quote = connection.ops.quote_name
    name, columns = quote(table.name), ", ".join(quote(column) for column in table.columns)
    written = (
        [written_value(*pair) for pair in zip(table.kinds, row, strict=True)] for row in rows
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with (
                connection.wrap_database_errors,
                cursor.copy(f"COPY {name} ({columns}) FROM STDIN") as copy,
            ):
                for row in written:
                    copy.write_row(row)
            return
        places = ", ".join(["%s"] * len(table.columns))
        insert = f"INSERT INTO {name} ({columns}) VALUES ({places})"  # noqa: S608  our own names
        while batch := list(islice(written, BATCH)):
            cursor.executemany(insert, [_adapted(connection, table, row) for row in batch])


def summed(rows: Iterable[Row]) -> Sum:
    """The sum of rows that are read in the order of their keys."""
    passing = Summing(rows)
    deque(passing, maxlen=0)
    return passing.sum


class Summing:
    """Passes rows on and sums them up as they go by."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self._digest = hashlib.sha256()
        self._count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self._digest.update(canonical_line(row))
            self._count += 1
            yield row

    @property
    def sum(self) -> Sum:
        """The sum of what went by."""
        return Sum(rows=self._count, sha256=self._digest.hexdigest())


def _converted(value: Any, expression: Any, converters: Any, connection: Any) -> Any:
    for convert in converters:
        value = convert(value, expression, connection)
    return value


def _adapted(connection: BaseDatabaseWrapper, table: Table, row: Row) -> Row:
    ops = connection.ops
    adapt: dict[str, Any] = {
        "DateTimeField": ops.adapt_datetimefield_value,
        "DateField": ops.adapt_datefield_value,
        "TimeField": ops.adapt_timefield_value,
        "UUIDField": lambda value: value and value.hex,
    }
    return [
        adapt[kind](value) if kind in adapt else value
        for kind, value in zip(table.kinds, row, strict=True)
    ]
