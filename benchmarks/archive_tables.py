"""Rows in bulk: a table's defaults worked out once, its rows written by one prepared statement."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import Any

from django.db import connection, models, transaction

Rows = tuple[str, list[tuple]]  # a prepared statement, and the rows that it writes


class Table:
    """Rows of one model, given as facts by column; what is not given is the model's default."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.fields = [
            one for one in model._meta.local_concrete_fields if not getattr(one, "generated", False)
        ]
        self.defaults = {one.column: _default(one) for one in self.fields}
        self.rows: list[tuple] = []
        self.next = (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1
        quoted = connection.ops.quote_name
        columns = ", ".join(quoted(one.column) for one in self.fields)
        places = ", ".join(map(_place, self.fields))
        name = quoted(model._meta.db_table)
        self.statement = f"INSERT INTO {name} ({columns}) VALUES ({places})"

    def add(self, **facts: Any) -> int:
        """Keep a row to be written; gives its number."""
        number = self.next
        self.next = number + 1
        facts["id"] = number
        # The defaults give the order; a column that is none of the model's makes the row too long.
        self.rows.append(tuple((self.defaults | facts).values()))
        return number

    def taken(self) -> Rows:
        """What was kept, which is then kept no longer."""
        rows, self.rows = self.rows, []
        return self.statement, rows


def write(batch: list[Rows]) -> None:
    """These rows in one transaction, in this order."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement, rows in batch:
            cursor.executemany(statement, rows)


@lru_cache(maxsize=16)
def stored(moment: dt.datetime) -> Any:
    """A time as the database takes it."""
    return connection.ops.adapt_datetimefield_value(moment)


def as_json(value: Any) -> str:
    """A value of a JSON column."""
    return json.dumps(value, ensure_ascii=False)


def span_as_json(span: tuple[int, int]) -> str:
    """Where something stands, for a JSON column: of these there are twelve a report."""
    return f"[{span[0]}, {span[1]}]"


def _place(one: models.Field) -> str:
    # What PostgreSQL searches is no text but the list of its words.
    return "to_tsvector(%s)" if one.db_type(connection) == "tsvector" else "%s"


def _default(one: models.Field) -> Any:
    if one.null and not one.has_default():
        return None
    value = one.get_default() if one.has_default() else one.get_default() or ""
    if getattr(one, "auto_now_add", False):
        return None
    return one.get_db_prep_save(value, connection) if value != "" else ""
