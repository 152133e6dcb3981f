"""Browsers that listen to a report's stream: as the server sees them, without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from asgiref.sync import async_to_sync

from onrecord.config.asgi import django_application
from onrecord.delivery.listening import Listening
from onrecord.delivery.streams import streams
from onrecord.frontpage.views.live import ADDRESS, how_it_stands
from onrecord.reports.models import Report

Message = dict[str, Any]


@dataclass
class Reader:
    """A browser that listens: what it was answered, and what was sent after that."""

    site: Listening
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    address: str = "127.0.0.1"
    is_stuck: bool = False
    was_cut_off: bool = False
    _asked: bool = False
    answer: Message = field(default_factory=dict)
    _sent: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    _gone: asyncio.Event = field(default_factory=asyncio.Event)
    _visit: asyncio.Task[None] | None = None

    @property
    def transport(self) -> Reader:
        """The connection, where the server's own sending has it."""
        return self

    def abort(self) -> None:
        """Lose the connection."""
        self.was_cut_off = True
        self._gone.set()

    async def send(self, message: Message) -> None:
        """What the server calls; it waits while this reader takes nothing."""
        if self.is_stuck:
            await asyncio.Event().wait()
        await self._sent.put(message)

    async def receive(self) -> Message:
        """What the server hears from this reader: the request, then nothing until the end."""
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def come(self) -> Reader:
        """Ask for the stream, and read the headers of the answer."""
        headers = {"host": "localhost", **self.headers}
        scope = {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "path": self.path,
            "query_string": b"",
            "client": (self.address, 50_000),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        self._visit = asyncio.create_task(self.site(scope, self.receive, self.send))
        self.answer = await asyncio.wait_for(self._sent.get(), timeout=20)
        return self

    @property
    def status(self) -> int:
        """The status of the answer."""
        return int(self.answer["status"])

    async def hear(self) -> bytes:
        """What is sent next; empty at the end of the stream."""
        message = await asyncio.wait_for(self._sent.get(), timeout=20)
        return bytes(message.get("body", b""))

    async def go(self) -> None:
        """Close the connection."""
        self._gone.set()
        if self._visit:
            await self._visit


@dataclass
class Readers:
    """Who listens to a report in one test."""

    report: Report
    site: Listening = field(
        default_factory=lambda: Listening(django_application, address=ADDRESS, ask=how_it_stands)
    )
    came: list[Reader] = field(default_factory=list)

    async def come(self, **facts: Any) -> Reader:
        """One more, who has the answer already."""
        reader = Reader(self.site, f"/live/{self.report.short_id}", **facts)
        self.came.append(reader)
        return await reader.come()


def listening(report: Report, then: Callable[[Readers], Awaitable[Any]]) -> Any:
    """Let ``then`` send readers to the report's stream; all have left at the end."""

    @async_to_sync
    async def listen() -> Any:
        readers = Readers(report)
        try:
            return await asyncio.wait_for(then(readers), timeout=60)
        finally:
            for reader in readers.came:
                await reader.go()
            assert streams.open == 0

    return listen()
