"""Statements given to the database again and again: their SQL is made once, not each time.

Django makes the SQL of a query anew whenever it is asked, which takes ten times as long as SQLite
takes to answer by an index. Where a request asks a dozen of them, that is most of its time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Model, QuerySet
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

Thing = TypeVar("Thing", bound=Model)
Row = TypeVar("Row")


class Slot(Expression):
    """Stands in a query for a value that is given when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A parameter; the slot itself holds its place."""
        return "%s", (self,)


class Prepared(Generic[Thing, Row]):
    """A query with slots: ``Prepared(lambda: Clause.objects.filter(number=Slot("number")))``.

    It may give things, with what belongs to them by ``select_related``, or rows of values. A slot
    takes a number, a text or a time, and no None.
    """

    def __init__(self, make: Callable[[], QuerySet[Thing, Row]]) -> None:
        self._make = make
        self._of_thread = threading.local()

    def all(self, **values: Any) -> list[Row]:
        """Everything found with these values in the slots."""
        rows, compiler = self._ready()
        compiler.values = values
        found: list[Row] = list(rows._iterable_class(rows))
        return found

    def first(self, **values: Any) -> Row | None:
        """The first that is found, or None; the query itself says of how many."""
        found = self.all(**values)
        return found[0] if found else None

    def _ready(self) -> tuple[Any, _MadeOnce]:
        """The query and its SQL belong to the thread's connection, and so to the thread."""
        connection = connections[DEFAULT_DB_ALIAS]
        ready: tuple[Any, _MadeOnce] | None
        ready = getattr(self._of_thread, "ready", None)
        if ready is None or ready[1].connection is not connection:
            rows = self._make()
            compiler = _MadeOnce(rows.query, connection, DEFAULT_DB_ALIAS)
            # Django's own way from here on, but for the compiler that it asks for.
            vars(rows.query)["get_compiler"] = lambda *_, **__: compiler
            ready = self._of_thread.ready = (rows, compiler)
        return ready


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
            cursor.execute(sql, filled(params, values, connection))
            return int(cursor.rowcount)

    def _make_for(self, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        query: Any = self._make().query.chain(UpdateQuery)
        query.add_update_values({name: Slot(name) for name in self._columns})
        sql, params = query.get_compiler(connection=connection).as_sql()
        return sql, tuple(params)


class _MadeOnce(SQLCompiler):
    """Django's compiler, but that it compiles once and then puts ``values`` into the slots."""

    values: dict[str, Any]
    _made: tuple[str, Sequence[Any]] | None = None

    def as_sql(self, *args: Any, **facts: Any) -> tuple[str, tuple[Any, ...]]:
        if self._made is None:
            self._made = super().as_sql(*args, **facts)
        sql, params = self._made
        return sql, filled(params, self.values, self.connection)


def filled(
    params: Iterable[Any], values: dict[str, Any], connection: BaseDatabaseWrapper
) -> tuple[Any, ...]:
    """The parameters with values in their slots, as this database takes them."""
    adapt = connection.ops.adapt_unknown_value
    return tuple(adapt(values[one.name]) if isinstance(one, Slot) else one for one in params)
