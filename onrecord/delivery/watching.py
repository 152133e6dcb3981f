"""Looks again and again whether the store takes writes, a thread in every serving process."""

from __future__ import annotations

import logging
import threading
import time

from django.db import close_old_connections, connection
from django.utils import timezone

from onrecord.delivery.models import Lease
from onrecord.delivery.troubles import watch

log = logging.getLogger(__name__)
NAME = "store"  # a row that is written to see whether rows can be written
WHEN_WELL, WHEN_NOT = 5.0, 1.0  # seconds between two looks


class Lookout:
    """So that a page can say that nothing is taken before anybody has typed for nothing."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to look."""
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopping.set()
        if self._thread:
            self._thread.join(timeout=5)

    def look(self) -> None:
        """Write once; what comes of it is remembered, and logged where it is news."""
        before = watch.trouble
        try:
            Lease.objects.update_or_create(
                name=NAME, defaults={"holder": "", "until": timezone.now()}
            )
        except Exception as error:
            if watch.meet(error) is None:
                raise
            if before is None and watch.trouble:  # one writer too many is none
                log.warning("The store takes no writes: %s", error)
            return
        watch.clear()
        if before:
            log.warning("The store takes writes again.")

    def _run(self) -> None:
        looked_at = 0.0
        while not self._stopping.wait(WHEN_NOT):
            # A trouble that somebody has met meanwhile is looked at without delay.
            if not watch.trouble and time.monotonic() - looked_at < WHEN_WELL:
                continue
            looked_at = time.monotonic()
            try:
                close_old_connections()
                self.look()
            except Exception:  # a fault of ours must not end the looking
                log.exception("Whether the store takes writes could not be seen.")
        connection.close()
