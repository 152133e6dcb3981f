"""The tables that are carried from one database to another, and those that are made anew."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import Field, Model

# A search index is made of the tables and has another form in each database.
MADE_ANEW = {"wagtailsearch"}
# A lease is a running process's, and nothing runs while a site is carried; how far somebody has
# followed the events is said in another way in each database.
LEFT_BEHIND = {"delivery_lease", "delivery_follower"}


@dataclass(frozen=True)
class Table:
    """One table by its columns: ``fields`` are those whose kinds the columns have.

    ``key`` is the place of the primary key among them. A foreign key has the kind of what it
    points at. An extension's key is another table's: it gives no ids of its own.
    """

    name: str
    columns: tuple[str, ...]
    fields: tuple[Any, ...]
    key: int
    is_extension: bool

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kind of each column, by Django's names: ``CharField``, ``JSONField``."""
        return tuple(field.get_internal_type() for field in self.fields)


def carried_tables() -> list[Table]:
    """Every table that holds something of the site, by name."""
    models = apps.get_models(include_auto_created=True)
    tables = [
        _table(model)
        for model in models
        if model._meta.managed and not model._meta.proxy and not _is_left(model)
    ]
    return sorted(tables, key=lambda table: table.name)


def _is_left(model: type[Model]) -> bool:
    return model._meta.app_label in MADE_ANEW or model._meta.db_table in LEFT_BEHIND


def _table(model: type[Model]) -> Table:
    fields: list[Any] = list(model._meta.local_concrete_fields)
    return Table(
        name=model._meta.db_table,
        columns=tuple(field.column for field in fields),
        fields=tuple(_pointed_at(field) for field in fields),
        key=next(place for place, field in enumerate(fields) if field.primary_key),
        is_extension=model._meta.pk.remote_field is not None,
    )


def _pointed_at(field: Any) -> Field[Any, Any]:
    while field.remote_field:
        field = field.target_field
    return field  # type: ignore[no-any-return]  # Django's fields are Any to each other
