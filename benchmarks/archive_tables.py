"""Rows in bulk: a table's defaults worked out once, its rows written by one prepared statement."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.db import connection, models


class Table:
    """Rows of one model, given as facts by column; what is not given is the model's default."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.fields = [
            one for one in model._meta.local_concrete_fields if not getattr(one, "generated", False)
        ]
        self.defaults = [(one.column, _default(one)) for one in self.fields]
        self.rows: list[tuple] = []
        self.next = (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1
        quoted = connection.ops.quote_name
        columns = ", ".join(quoted(one.column) for one in self.fields)
        places = ", ".join(["%s"] * len(self.fields))
        name = quoted(model._meta.db_table)
        self.statement = f"INSERT INTO {name} ({columns}) VALUES ({places})"

    def add(self, **facts: Any) -> int:
        """Keep a row to be written; gives its number."""
        number = self.next
        self.next = number + 1
        facts["id"] = number
        self.rows.append(tuple([facts.get(column, value) for column, value in self.defaults]))
        return number

    def write(self) -> int:
        """Write what was kept; how many rows."""
        with connection.cursor() as cursor:
            cursor.executemany(self.statement, self.rows)
        written = len(self.rows)
        self.rows.clear()
        return written


def stored(moment: dt.datetime) -> Any:
    """A time as the database takes it."""
    return connection.ops.adapt_datetimefield_value(moment)


def as_json(value: Any) -> str:
    """A value of a JSON column."""
    return json.dumps(value, ensure_ascii=False)


def _default(one: models.Field) -> Any:
    if one.null and not one.has_default():
        return None
    value = one.get_default() if one.has_default() else one.get_default() or ""
    if getattr(one, "auto_now_add", False):
        return None
    return one.get_db_prep_save(value, connection) if value != "" else ""
