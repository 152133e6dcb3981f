"""Adds rows whose kind is added often: the SQL is made once for each kind and number of rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from types import NoneType
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault
from django.db.models.signals import post_save, pre_save

from onrecord.shared.rows import rows_of

NUMBER, TEXT = (int, NoneType), (str, NoneType)
NOTHING = (NoneType, DatabaseDefault)
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
    models.DateTimeField: (NoneType,),
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
        names = tuple(field.attname for field in fields)
        return _insert(type(self), names, _values([self], names), returning=returned)


def add(rows: Sequence[Model], *, instead: tuple[str, ...] = (), of: str = "") -> None:
    """Add rows of one model, at least one, in one statement, and give them their keys.

    Where one with the same ``of`` is there already, it takes the columns ``instead`` from the new
    one. No signals are sent.
    """
    first, model = rows[0], type(rows[0])
    unsaid = [n for n in _left_out(model) if isinstance(getattr(first, n), NOTHING)]
    names = _names(model, but=tuple(unsaid))
    key = (model._meta.pk.attname,)
    given = _insert(model, names, _values(rows, names), returning=key, of=of, instead=instead)
    for row, (pk,) in zip(rows, given, strict=True):
        row.pk = pk
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def add_facts(
    model: type[Model],
    facts: Sequence[Mapping[str, Any]],
    *,
    instead: tuple[str, ...] = (),
    of: str = "",
) -> list[Any]:
    """The same for rows of which only columns are known, the same of each; gives their keys.

    Things cost more to make than their rows to write. A column that is not told has its default.
    """
    told = tuple(facts[0])
    untold = _untold(model, told)
    rows = [
        [*(one[name] for name in told), *(field.get_default() for field in untold)] for one in facts
    ]
    names = told + tuple(field.attname for field in untold)
    key = (model._meta.pk.attname,)
    return [pk for (pk,) in _insert(model, names, rows, returning=key, of=of, instead=instead)]


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


def _values(rows: Sequence[Model], names: tuple[str, ...]) -> list[list[Any]]:
    values = [[getattr(row, name) for name in names] for row in rows]
    for place, field in _chosen_late(type(rows[0]), names):
        for row, own in zip(rows, values, strict=True):
            own[place] = field.pre_save(row, add=True)
    return values


def _insert(
    model: type[Model],
    names: tuple[str, ...],
    rows: Sequence[Sequence[Any]],
    *,
    returning: tuple[str, ...],
    of: str = "",
    instead: tuple[str, ...] = (),
) -> list[tuple[Any, ...]]:
    connection = connections[DEFAULT_DB_ALIAS]
    takers = _takers(model, names)
    values = [
        value if type(value) in as_they_are else field.get_db_prep_save(value, connection)
        for row in rows
        for value, (field, as_they_are) in zip(row, takers, strict=True)
    ]
    sql = _sql(model, names, len(rows), returning=returning, of=of, instead=instead)
    if returning:
        return rows_of(sql, values, connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    return []


@lru_cache
def _left_out(model: type[Model]) -> list[str]:
    """The columns to which the database gives a value where none is said."""
    meta = model._meta
    return [field.attname for field in meta.concrete_fields if field.has_db_default()] + [
        meta.pk.attname
    ]


@lru_cache
def _names(model: type[Model], *, but: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f.attname for f in model._meta.concrete_fields if f.attname not in but)


@lru_cache
def _untold(model: type[Model], told: tuple[str, ...]) -> list[Field[Any, Any]]:
    return _fields(model, _names(model, but=(*told, *_left_out(model))))


@lru_cache
def _fields(model: type[Model], names: tuple[str, ...]) -> list[Field[Any, Any]]:
    by_name = {field.attname: field for field in model._meta.concrete_fields}
    return [by_name[name] for name in names]


@lru_cache
def _chosen_late(model: type[Model], names: tuple[str, ...]) -> list[tuple[int, Field[Any, Any]]]:
    """Those that have something of their own to say when a thing is saved, and their places."""
    return [
        (place, field)
        for place, field in enumerate(_fields(model, names))
        if type(field).pre_save is not Field.pre_save
        and not (type(field) is models.DateTimeField and not (field.auto_now or field.auto_now_add))
    ]


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
