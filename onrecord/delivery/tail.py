"""Follows the events table, a thread in every process, so that each hears of every change."""

from __future__ import annotations

import logging
import threading
import time

from django.db import close_old_connections, connection

from onrecord.delivery.hearing import Heard, forget, hear
from onrecord.delivery.metrics import count, gauge_of_process
from onrecord.delivery.oven import oven
from onrecord.delivery.reading import Reader, reader_from_now
from onrecord.delivery.repeating import Failures

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
        events = self._reader.read() if self._reader else []
        hear(Heard(id=event.pk, topic=event.topic, detail=event.detail) for event in events)
        heard.add(by=len(events))
        self._read_at = now

    def _look(self) -> None:
        close_old_connections()
        self.read()

    def _run(self) -> None:
        while not self._stopping.wait(EVERY):
            # What is in memory stays readable while the database is away.
            failures.guard("Reading of the events table", self._look)
        connection.close()


tail = Tail()
gauge_of_process("events_lag_seconds", lambda: tail.lag, says="Since the events were last read.")
