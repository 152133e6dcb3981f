"""Finds the events that were committed since the last look, whichever order their ids have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.db import connection
from django.db.models import Q

from onrecord.delivery.models import Event


class Reader(Protocol):
    """Gives each event once, as soon as it is committed."""

    def read(self) -> list[Event]:
        """What was committed since the last call, or since the reader was made."""


def reader_from_now() -> Reader:
    """The reader that fits the database."""
    return ById() if connection.vendor == "sqlite" else BySnapshot()


class ById:
    """For SQLite, which has one writer at a time: ids appear in the order of their commits."""

    def __init__(self) -> None:
        self._newest = newest_id()

    def read(self) -> list[Event]:
        """Everything above the newest id that was read."""
        events = list(Event.objects.filter(pk__gt=self._newest).order_by("pk"))
        if events:
            self._newest = events[-1].pk
        return events


@dataclass(frozen=True)
class Snapshot:
    """What a look could see: transactions below ``until`` except those ``running``.

    https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
    """

    until: int
    running: tuple[int, ...]

    @classmethod
    def now(cls) -> Snapshot:
        """What can be seen now. PostgreSQL writes it as ``xmin:xmax:running,running``."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_current_snapshot()::text")
            _, until, running = cursor.fetchone()[0].split(":")
        return cls(until=int(until), running=tuple(map(int, filter(None, running.split(",")))))


class BySnapshot:
    """For PostgreSQL, which gives ids before commit: a lower one may appear after a higher one.

    Each event holds the number of its transaction. Those that the last look could not see, because
    they had not begun or had not ended, are all that can have brought something new, however long
    they took; and all of it is found, since the snapshot is taken before the events are read.
    """

    def __init__(self) -> None:
        self._seen = Snapshot.now()

    def read(self) -> list[Event]:
        """What the last look could not see. An event of this very moment may come once more."""
        now = Snapshot.now()
        if now.until < self._seen.until:  # another database stands in this one's place
            self._seen = Snapshot(until=0, running=())
        unseen = Q(xact__gte=self._seen.until) | Q(xact__in=self._seen.running)
        events = list(Event.objects.filter(unseen).order_by("pk"))
        self._seen = now
        return events


def newest_id() -> int:
    """The id of the newest event, 0 where there is none."""
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0
