"""Follows the events table, a thread in every process, so that each hears of every change."""

from __future__ import annotations

import logging
import threading
import time

from django.db import DatabaseError, close_old_connections, connection

from onrecord.delivery.hearing import Heard, forget, hear
from onrecord.delivery.metrics import count, gauge_of_process
from onrecord.delivery.oven import oven
from onrecord.delivery.reading import Reader, reader_from_now
from onrecord.delivery.repeating import Failures
from onrecord.delivery.troubles import trouble_of

failures = Failures(logging.getLogger(__name__))
heard = count("events_heard", says="Events that were read from the events table.")
EVERY = 0.1  # seconds between two looks
# Whoever has not read for so long (a laptop that slept) trusts nothing it remembers.
TOO_LONG = 3600.0  # seconds, far less than events are kept


class Tail:
    """Reads on from the newest event that there was at the start."""

    def __init__(self) -> None:
        self.is_started = False
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._reader: Reader | None = None
        self._read_at = 0.0

    @property
    def hears(self) -> bool:
        """Whether the table was read in the last seconds."""
        return self.is_started and self.lag < 5

    @property
    def lag(self) -> float:
        """Seconds since the table was last read; 0 in a process that does not follow it."""
        return time.time() - self._read_at if self.is_started else 0.0

    def begin(self) -> None:
        """Hear from now on whatever ``read`` finds."""
        self._reader = reader_from_now()
        forget()
        self._read_at = time.time()

    def start(self) -> None:
        """Begin to hear in a thread, and let the oven keep what it bakes.

        Where the store is away that is tried again until it is back: a server that ends instead
        takes those with it that have pages to show.
        """
        self._reader = None
        self._stopping.clear()
        try:
            self._begin_to_keep()
        except DatabaseError as error:
            if not trouble_of(error):
                raise
        self._thread = threading.Thread(target=self._run, name="events", daemon=True)
        self._thread.start()
        self.is_started = True

    def stop(self) -> None:
        """Hear no more, and forget what is kept: nobody would hear that it is stale."""
        self._stopping.set()
        oven.keeps = False
        if self._thread:
            self._thread.join(timeout=5)
        self.is_started = False
        oven.clear()

    def read(self) -> None:
        """Hear what was committed since the last look."""
        now = time.time()
        if now - self._read_at > TOO_LONG:
            oven.clear()
        events = self._reader.read() if self._reader else []
        hear(Heard(id=event.pk, topic=event.topic, detail=event.detail) for event in events)
        heard.add(by=len(events))
        self._read_at = now

    def _begin_to_keep(self) -> None:
        self.begin()
        oven.keeps = not self._stopping.is_set()

    def _look(self) -> None:
        close_old_connections()
        if self._reader is None:
            self._begin_to_keep()
        self.read()

    def _run(self) -> None:
        while not self._stopping.wait(EVERY):
            # What is in memory stays readable while the database is away.
            failures.guard("Reading of the events table", self._look)
        connection.close()


tail = Tail()
gauge_of_process("events_lag_seconds", lambda: tail.lag, says="Since the events were last read.")
