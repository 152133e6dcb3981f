"""Somebody who reads a page without rest; it was kept before the first fault."""

from __future__ import annotations

import http.client
import threading
import time

from tests.faults.newsroom import Server


class Reader:
    """Counts what was read and what failed, and how long the slowest took."""

    def __init__(self, server: Server, path: str) -> None:
        self._server, self._path = server, path
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._read_on, daemon=True)
        self.took: list[float] = []
        self.failures: list[str] = []

    def start(self) -> None:
        """Begin to read."""
        self._server.get(self._path)
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._stopping.set()
        self._thread.join(timeout=30)

    @property
    def failed(self) -> int:
        """How many pages did not come."""
        return len(self.failures)

    def __str__(self) -> str:
        slowest = max(self.took, default=0.0)
        return f"{len(self.took)} pages read, {self.failed} failed, the slowest {slowest:.1f} s"

    def _read_on(self) -> None:
        while not self._stopping.wait(0.02):
            begun = time.monotonic()
            try:
                status = str(self._server.get(self._path, timeout=10)[0])
            except (OSError, http.client.HTTPException) as error:
                status = repr(error)
            self.took.append(time.monotonic() - begun)
            if status != "200":
                self.failures.append(status)
