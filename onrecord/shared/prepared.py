"""Statements given to the database again and again: their SQL is made once, not each time.

Django makes the SQL of a query anew whenever it is asked, which takes ten times as long as SQLite
takes to answer by an index. Where a request asks a dozen of them, that is most of its time.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Model, QuerySet, query
from django.db.models.sql import UpdateQuery

from onrecord.shared.making import maker_of
from onrecord.shared.rows import rows_of

Thing = TypeVar("Thing", bound=Model)
Row = TypeVar("Row")
Converter = tuple[int, Callable[..., Any], Any]
AS_THEY_ARE = {int, str}


class Slot(Expression):
    """Stands in a query for a value that is given when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A parameter; the slot itself holds its place."""
        return "%s", (self,)


class Slots(Slot):
    """Stands for a list of whole numbers of any length: ``filter(pk__in=Slots("pks"))``.

    One parameter, so that the statement is the same however many are asked for.
    """

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A small query for the numbers, as each database can be given them."""
        if connection.vendor == "sqlite":
            return "(SELECT value FROM json_each(%s))", (self,)
        return "(SELECT unnest(%s::bigint[]))", (self,)


class Prepared(Generic[Thing, Row]):
    """A query with slots: ``Prepared(lambda: Clause.objects.filter(number=Slot("number")))``.

    It may give things, with what belongs to them by ``select_related``, or rows of values. A slot
    takes a number, a text or a time, and no None; ``Slots`` take a list of numbers.
    """

    def __init__(self, make: Callable[[], QuerySet[Thing, Row]]) -> None:
        self._make = make
        self._made: dict[str, _Reading[Row]] = {}

    def all(self, **values: Any) -> list[Row]:
        """Everything found with these values in the slots."""
        connection = connections[DEFAULT_DB_ALIAS]
        reading = self._made.get(connection.vendor)
        if reading is None:
            reading = self._made[connection.vendor] = _reading_of(self._make(), connection)
        rows: list[Any] = rows_of(
            reading.sql, _filled(reading.params, values, connection), connection
        )
        if reading.converters:
            rows = [_as_python(row, reading.converters, connection) for row in rows]
        return [reading.shape(row) for row in rows]

    def first(self, **values: Any) -> Row | None:
        """The first that is found, or None; the query itself says of how many."""
        found = self.all(**values)
        return found[0] if found else None


class PreparedUpdate:
    """A change of some columns of the rows that a query with slots finds.

    ``PreparedUpdate(lambda: Clause.objects.filter(pk=Slot("pk")), "title")`` is called with a
    ``pk`` and a ``title``, and gives how many rows it changed.
    """

    def __init__(self, make: Callable[[], QuerySet[Any, Any]], *columns: str) -> None:
        self._make = make
        self._columns = columns
        self._made: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def __call__(self, **values: Any) -> int:
        """Change them."""
        connection = connections[DEFAULT_DB_ALIAS]
        if connection.vendor not in self._made:
            self._made[connection.vendor] = self._make_for(connection)
        sql, params = self._made[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(sql, _filled(params, values, connection))
            return int(cursor.rowcount)

    def _make_for(self, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        change: Any = self._make().query.chain(UpdateQuery)
        change.add_update_values({name: Slot(name) for name in self._columns})
        sql, params = change.get_compiler(connection=connection).as_sql()
        return sql, tuple(params)


@dataclass(frozen=True)
class _Reading(Generic[Row]):
    """What Django finds out of a query, each time it is asked, before and after it asks."""

    sql: str
    params: tuple[Any, ...]
    converters: list[Converter]
    shape: Callable[[Sequence[Any]], Row]


def _reading_of(rows: QuerySet[Any, Row], connection: BaseDatabaseWrapper) -> _Reading[Row]:
    compiler: Any = rows.query.get_compiler(connection=connection)
    asked, values = compiler.as_sql()
    sql, params = _with_constants(asked, values, connection)
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    return _Reading(
        sql=sql,
        params=params,
        converters=[
            (place, convert, column)
            for place, (ways, column) in converters.items()
            for convert in ways
        ],
        shape=_shape_of(rows, compiler),
    )


def _with_constants(
    sql: str, params: Sequence[Any], connection: BaseDatabaseWrapper
) -> tuple[str, tuple[Any, ...]]:
    """On SQLite with the constants written into the statement, so that only slots are given.

    Where a value that is given decides whether a partial index serves, SQLite makes the statement
    anew each time (sqlite.org/c3ref/prepare.html, on statements that are recompiled).
    """
    if connection.vendor != "sqlite":
        return sql, tuple(params)
    written = [_written(value) for value in params]
    parts = sql.split("%s")
    made = parts[0] + "".join(
        ("%s" if one is None else one) + part for one, part in zip(written, parts[1:], strict=True)
    )
    given = [value for value, one in zip(params, written, strict=True) if one is None]
    return made, tuple(given)


def _written(value: Any) -> str | None:
    """A constant as SQL has it; None for what has to be given."""
    if type(value) in {int, bool}:
        return str(int(value))
    if isinstance(value, str) and "\0" not in value:
        return "'" + str.__str__(value).replace("'", "''").replace("%", "%%") + "'"
    return None


def _shape_of(rows: Any, compiler: Any) -> Callable[[Sequence[Any]], Any]:
    """What a row of values is given back as."""
    match rows._iterable_class:
        case query.FlatValuesListIterable:
            return itemgetter(0)
        case query.ValuesListIterable:
            return tuple
        case query.ModelIterable:
            return maker_of(compiler)
        case other:
            raise TypeError(f"A prepared query gives things or lists of values, not {other}.")


def _as_python(
    row: Sequence[Any], converters: list[Converter], connection: BaseDatabaseWrapper
) -> Sequence[Any]:
    """Times, truths and the like, which not every database has, as Python has them."""
    values = list(row)
    for place, convert, column in converters:
        values[place] = convert(values[place], column, connection)
    return values


def _filled(
    params: Iterable[Any], values: dict[str, Any], connection: BaseDatabaseWrapper
) -> tuple[Any, ...]:
    """The parameters with values in their slots, as this database takes them."""
    adapted = {
        name: value if type(value) in AS_THEY_ARE else _adapted(value, connection)
        for name, value in values.items()
    }
    return tuple([adapted[one.name] if isinstance(one, Slot) else one for one in params])


def _adapted(value: Any, connection: BaseDatabaseWrapper) -> Any:
    if isinstance(value, list):
        return json.dumps(value) if connection.vendor == "sqlite" else value
    return connection.ops.adapt_unknown_value(value)
