"""The events table, the only bus between processes, and the leases that tell who does a job."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone


class TransactionNumber(models.Func):
    """The transaction that writes the row, on PostgreSQL; SQLite's writers take turns, unnumbered.

    A savepoint counts as the transaction around it. The numbers have 64 bits and never begin anew.
    """

    template = "NULL"
    output_field = models.BigIntegerField(null=True)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **context: Any) -> Any:
        """The number as PostgreSQL has it."""
        number = "pg_current_xact_id()::text::bigint"
        return self.as_sql(compiler, connection, template=number, **context)


class Event(models.Model):
    """Something that readers may see has changed; every process tails this table by id.

    ``topic`` names the thing: ``report:12``, ``section:3``, ``topic:5``, ``speaker:7``,
    ``measure:2``, ``discussion:12`` (by its report's id), ``front`` or ``site``.
    ``detail`` is what a listener wants at once, such as a discussion's ``seq`` and ``count``.
    """

    topic = models.CharField(max_length=80)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now, db_index=True)
    xact = models.BigIntegerField(null=True, editable=False, db_default=TransactionNumber())

    class Meta:
        indexes = [
            models.Index(
                fields=["xact"],
                condition=models.Q(xact__isnull=False),
                name="events_by_transaction",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.topic}"


class Follower(models.Model):
    """Somebody outside who is told of every event, and how far they have been told.

    ``place`` is a ``reading.Place``; ``again`` holds ``[time, tags]`` of what is to be told once
    more; ``failing_since`` is set while they cannot be told.
    """

    name = models.CharField(max_length=40, primary_key=True)
    place = models.JSONField(default=list)
    again = models.JSONField(default=list)
    failing_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.place}"


class Lease(models.Model):
    """The right of one process to do what only one may do at a time."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=40)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}"
