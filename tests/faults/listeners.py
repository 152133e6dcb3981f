"""Somebody who listens to a discussion, and comes back with the last id when the line ends."""

from __future__ import annotations

import http.client
import json
import threading
from contextlib import closing, suppress

from tests.faults.newsroom import Server

LONGEST_SILENCE = 40.0  # seconds; a stream says every 15 that it is there


class Listener:
    """How many comments there are, as the stream has told, and how often it was connected anew."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._listen_on, daemon=True)
        self._last_id = ""
        self.count = -1
        self.connections = 0

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Do not come back."""
        self._stopping.set()

    def _listen_on(self) -> None:
        while not self._stopping.wait(0.1):
            with suppress(OSError, http.client.HTTPException):
                self._listen()

    def _listen(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=LONGEST_SILENCE)
        with closing(line):
            known = {"Last-Event-ID": self._last_id} if self._last_id else {}
            line.request("GET", f"/live/{self._server.newsroom.report}", headers=known)
            answer = line.getresponse()
            self.connections += 1
            while said := answer.readline():
                name, _, value = said.decode().rstrip("\n").partition(": ")
                if name == "id":
                    self._last_id = value
                elif name == "data":
                    self.count = json.loads(value)["count"]
