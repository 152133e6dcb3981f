"""Finds the events that were committed since the last look, whichever order their ids have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from django.db import connection
from django.db.models import Q

from onrecord.delivery.models import Event
from onrecord.shared.prepared import Prepared, Slot


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
        events = _after.all(newest=self._newest)
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
        return cls(until=int(until), running=_numbers(running))

    @classmethod
    def written(cls, text: str) -> Snapshot:
        """The one that ``str`` wrote."""
        until, _, running = text.partition(":")
        return cls(until=int(until), running=_numbers(running))

    def __str__(self) -> str:
        return f"{self.until}:{','.join(map(str, self.running))}"

    def unseen(self, *, by: Snapshot) -> Q:
        """The events that this look could not see and that one may."""
        if by.until < self.until:  # another database stands in this one's place
            return Q()
        return Q(xact__gte=self.until) | Q(xact__in=self.running)


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
        events = list(Event.objects.filter(self._seen.unseen(by=now)).order_by("pk"))
        self._seen = now
        return events


class Place(NamedTuple):
    """How far somebody has followed the events who will go on after a restart.

    The newest event then, with its time, since ids begin anew in another database; and on
    PostgreSQL the snapshot. Where that event is gone, events may have passed unseen.
    """

    event: int
    at: str
    snapshot: str = ""


class PlaceLost(Exception):
    """The events since a place cannot be told any more: whoever was there must begin anew."""


def place_now() -> Place:
    """From here on every event will be told."""
    snapshot = "" if connection.vendor == "sqlite" else str(Snapshot.now())
    newest = Event.objects.order_by("-pk").first()
    return Place(newest.pk, newest.at.isoformat(), snapshot) if newest else Place(0, "", snapshot)


def read_since(place: Place) -> tuple[list[Event], Place]:
    """The events after ``place``, and the place after those. ``PlaceLost`` where it is gone."""
    last = Event.objects.filter(pk=place.event).first()
    if place.event and (last is None or last.at.isoformat() != place.at):
        raise PlaceLost(f"Event {place.event} is no longer there.")
    after = place_now()
    if place.snapshot and after.snapshot:
        now = Snapshot.written(after.snapshot)
        unseen = Snapshot.written(place.snapshot).unseen(by=now)
    else:
        unseen = Q(pk__gt=place.event, pk__lte=after.event)
    return list(Event.objects.filter(unseen).order_by("pk")), after


def newest_id() -> int:
    """The id of the newest event, 0 where there is none."""
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, filter(None, text.split(","))))


# Every process asks this ten times a second.
_after = Prepared(lambda: Event.objects.filter(pk__gt=Slot("newest")).order_by("pk"))
