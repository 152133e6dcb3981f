"""Follows the events table, a thread in every process, so that each hears of every change."""

from __future__ import annotations

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections, connection

from onrecord.delivery.hearing import Heard, forget, hear
from onrecord.delivery.models import Event
from onrecord.delivery.oven import oven

log = logging.getLogger(__name__)
EVERY = 0.1  # seconds between two looks
# Ids are given before commit, so on PostgreSQL a lower id may appear after a higher one was read:
# an id counts as settled only this long after it was first seen.
OVERLAP = 30.0  # seconds
# Whoever has not read for so long (a laptop that slept) trusts nothing it remembers.
TOO_LONG = 3600.0  # seconds, far less than events are kept


class Tail:
    """Reads on from the newest event that there was at the start."""

    def __init__(self, *, overlap: float | None = None) -> None:
        self.is_started = False
        self._overlap = overlap
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._settled = 0
        self._seen: dict[int, float] = {}
        self._read_at = 0.0

    @property
    def newest(self) -> int:
        """The id of the newest event that was read."""
        return max(self._seen, default=self._settled)

    @property
    def hears(self) -> bool:
        """Whether the table was read in the last seconds."""
        return self.is_started and time.time() - self._read_at < 5

    def begin(self) -> None:
        """Hear from now on whatever ``read`` finds."""
        self._settled = newest_id()
        self._seen.clear()
        forget()
        self._read_at = time.time()

    def start(self) -> None:
        """Begin to hear in a thread, and let the oven keep what it bakes."""
        self.begin()
        self._stopping.clear()
        self._thread = threading.Thread(target=self._run, name="events", daemon=True)
        self._thread.start()
        self.is_started = True
        oven.keeps = True

    def stop(self) -> None:
        """Hear no more, and forget what is kept: nobody would hear that it is stale."""
        oven.keeps = False
        self._stopping.set()
        if self._thread:
            self._thread.join(timeout=5)
        self.is_started = False
        oven.clear()

    def read(self) -> None:
        """Hear what was committed since the last look."""
        now = time.time()
        if now - self._read_at > TOO_LONG:
            oven.clear()
        rows = Event.objects.filter(pk__gt=self._settled).order_by("pk")
        new = [row for row in rows.iterator() if row.pk not in self._seen]
        for row in new:
            self._seen[row.pk] = now
        hear(Heard(id=row.pk, topic=row.topic, detail=row.detail) for row in new)
        self._settle(now)
        self._read_at = now

    def _settle(self, now: float) -> None:
        """Move past what can have no late neighbours any more."""
        if self._overlap is None:
            # SQLite has one writer at a time: there ids appear in the order of their commits.
            self._overlap = 0.0 if connection.vendor == "sqlite" else OVERLAP
        done = [pk for pk, at in self._seen.items() if now - at >= self._overlap]
        if done:
            self._settled = max(done)
            self._seen = {pk: at for pk, at in self._seen.items() if pk > self._settled}

    def _run(self) -> None:
        while not self._stopping.wait(EVERY):
            try:
                close_old_connections()
                self.read()
            except DatabaseError:
                # What is in memory stays readable while the database is away.
                log.warning("The events table cannot be read; trying again.")
        connection.close()


def newest_id() -> int:
    """The id of the newest event, 0 where there is none."""
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


tail = Tail()
