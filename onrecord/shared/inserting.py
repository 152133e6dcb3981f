"""Adds rows whose kind is added often: the SQL is made once for each kind and number of rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from types import NoneType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault
from django.db.models.signals import post_save, pre_save

NUMBER, TEXT = (int, NoneType), (str, NoneType)
AT_ONCE = 200  # rows of one statement
AS_THEY_ARE: dict[type[Field[Any, Any]], tuple[type, ...]] = {
    models.BigAutoField: NUMBER,
    models.ForeignKey: NUMBER,
    models.OneToOneField: NUMBER,
    models.IntegerField: NUMBER,
    models.BigIntegerField: NUMBER,
    models.PositiveIntegerField: NUMBER,
    models.CharField: TEXT,
    models.TextField: TEXT,
    models.BooleanField: (bool, NoneType),
    models.FloatField: (float, NoneType),
}
"""Of these kinds themselves, not of kinds made of them, which may keep a value otherwise."""


class AddedOften(models.Model):
    """A model whose new rows are saved without making their SQL anew; signals are sent as ever."""

    class Meta:
        abstract = True

    def _do_insert(
        self, manager: Any, using: Any, fields: Any, returning_fields: Any, raw: Any
    ) -> list[tuple[Any, ...]]:
        """Django's own step of ``save`` that adds the row."""
        returned = tuple(field.attname for field in returning_fields)
        return _insert([self], tuple(field.attname for field in fields), returning=returned)


def add(rows: Sequence[Model], *, instead: tuple[str, ...] = (), of: str = "") -> None:
    """Add rows of one model, at least one, in one statement, and give them their keys.

    Where one with the same ``of`` is there already, it takes the columns ``instead`` from the new
    one. No signals are sent.
    """
    key = rows[0]._meta.pk.attname
    names = tuple(
        field.attname
        for field in rows[0]._meta.concrete_fields
        if field.attname != key or rows[0].pk is not None
    )
    given = _insert(rows, names, returning=(key,), of=of, instead=instead)
    for row, (pk,) in zip(rows, given, strict=True):
        row.pk = pk
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def add_all(rows: Sequence[Model]) -> None:
    """The same for any number of rows of one model, also none."""
    for begin in range(0, len(rows), AT_ONCE):
        add(rows[begin : begin + AT_ONCE])


def add_and_tell(row: Model) -> None:
    """Add one row and tell of it those who listen to what is saved, as ``save`` does."""
    facts = {"instance": row, "raw": False, "using": DEFAULT_DB_ALIAS, "update_fields": None}
    pre_save.send(sender=type(row), **facts)
    add([row])
    post_save.send(sender=type(row), created=True, **facts)


def _insert(
    rows: Sequence[Model],
    names: tuple[str, ...],
    *,
    returning: tuple[str, ...],
    of: str = "",
    instead: tuple[str, ...] = (),
) -> list[tuple[Any, ...]]:
    connection = connections[DEFAULT_DB_ALIAS]
    # What the database gives a column by itself is not said.
    names = tuple(n for n in names if not isinstance(getattr(rows[0], n), DatabaseDefault))
    model = type(rows[0])
    sql = _sql(model, names, len(rows), returning=returning, of=of, instead=instead)
    values = [
        value
        if type(value := getattr(row, field.attname)) in as_they_are
        else field.get_db_prep_save(field.pre_save(row, add=True), connection=connection)
        for row in rows
        for field, as_they_are in _takers(model, names)
    ]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall()) if returning else []


@lru_cache
def _fields(model: type[Model], names: tuple[str, ...]) -> list[Field[Any, Any]]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in names]


@lru_cache
def _takers(
    model: type[Model], names: tuple[str, ...]
) -> list[tuple[Field[Any, Any], Collection[type]]]:
    """Each field with the types of those values that Django, too, gives on as they are."""
    return [(field, AS_THEY_ARE.get(type(field), ())) for field in _fields(model, names)]


@lru_cache
def _sql(
    model: type[Model],
    names: tuple[str, ...],
    number: int,
    *,
    returning: tuple[str, ...],
    of: str,
    instead: tuple[str, ...],
) -> str:
    """As both SQLite and PostgreSQL take it; of an existing row every column may be meant."""

    def columns(attnames: tuple[str, ...]) -> list[str]:
        return [f'"{field.column}"' for field in _fields(model, attnames)]

    one = f"({', '.join(['%s'] * len(names))})"
    sql = f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns(names))}) VALUES '  # noqa: S608  names of our own models
    sql += ", ".join([one] * number)
    if of:
        changes = ", ".join(f"{column} = excluded.{column}" for column in columns(instead))
        sql += f" ON CONFLICT ({columns((of,))[0]}) DO UPDATE SET {changes}"
    return f"{sql} RETURNING {', '.join(columns(returning))}" if returning else sql
