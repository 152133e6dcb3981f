"""A channel: one thing that is told of live, how it stands, and the readers who listen to it."""

from __future__ import annotations

import asyncio
import json
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections

from onrecord.delivery.repeating import Failures

failures = Failures(logging.getLogger(__name__))
ASKING = "Asking how a discussion stands"
BETWEEN_TICKS = 1.0  # seconds
HEARTBEAT = 15.0  # seconds
LONGEST = (1800.0, 2100.0)  # seconds after which a browser is let to connect anew
SPREAD = 8.0  # seconds over which streams end that end for the same reason
# Milliseconds a browser waits before it connects again. Each is told a number of its own: readers
# who lost their server at the same moment do not come back at the same moment.
RETRY = (1_000, 13_000)
PORTION = 500  # streams that are written to before others in this process have their turn
HERE = b": here\n\n"

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Coroutine[Any, Any, None]]
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Told:
    """How things stand: numbers by name, and the topics whose events may change them."""

    detail: Mapping[str, int | list[int]]
    topics: frozenset[str]

    @property
    def id(self) -> str:
        """The same for the same state on every machine: who comes back with it missed nothing."""
        return "-".join(
            ".".join(map(str, value)) if isinstance(value, list) else str(value)
            for value in self.detail.values()
        )

    def encode(self) -> bytes:
        """The state as a server-sent event (https://html.spec.whatwg.org/#server-sent-events)."""
        return f"id: {self.id}\ndata: {json.dumps(self.detail, separators=(',', ':'))}\n\n".encode()


# How things stand, or None where nobody may listen; called in a thread.
Ask = Callable[[], Told | None]


@dataclass(eq=False, slots=True)
class Listener:
    """One open stream."""

    send: Send
    ends_at: float
    told: Told | None = None

    def write(self, message: Message) -> None:
        """Send without waiting. Who has not taken the last 64 KB is cut off: see ``cut_off``."""
        sending = self.send(message)
        try:
            sending.send(None)
        except (StopIteration, OSError):  # sent, or gone
            return
        # The server would have to wait for this reader before it takes more.
        sending.close()
        self.cut_off()

    def cut_off(self) -> None:
        """Drop the connection and what is unsent; the browser comes back and is told anew."""
        # ASGI has no word for it: an ordinary end would wait for the reader, perhaps for ever.
        transport = getattr(getattr(self.send, "__self__", None), "transport", None)
        if transport is not None:
            transport.abort()


@dataclass(eq=False)
class Channel:
    """Lives on one event loop; only ``wake`` and ``end_soon`` may be called from elsewhere."""

    ask: Ask
    told: Told
    headers: Headers
    is_over: bool = False
    listeners: set[Listener] = field(default_factory=set)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.get_running_loop)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Something has changed: ask anew how things stand, and whether they may still be told."""
        self._loop.call_soon_threadsafe(self._woken.set)

    def end_soon(self) -> None:
        """Let every stream end now."""
        self._loop.call_soon_threadsafe(partial(self._end, spread=0))

    def enter(self, send: Send, *, known: str) -> Listener:
        """Begin to tell a reader, who has heard the state with the id ``known`` before."""
        ends_at = self._loop.time() + random.uniform(*LONGEST)  # noqa: S311  spreads load
        listener = Listener(send, ends_at=ends_at, told=self.told)
        self.listeners.add(listener)
        first = f"retry: {random.randint(*RETRY)}\n\n".encode()  # noqa: S311  the same
        listener.write(_body(first if known == self.told.id else first + self.told.encode()))
        if self.is_over:  # while this reader was on the way
            self._loop.call_soon(self._let_go, listener)
        return listener

    def leave(self, listener: Listener) -> None:
        """A reader has gone; with the last of them the channel ends."""
        self.listeners.discard(listener)
        if not self.listeners:
            self._end(spread=0)

    async def run(self) -> None:
        """Tell of every change, at most one a second, until nobody listens or may."""
        self._woken.set()  # something may have changed before anything was heard of it here
        try:
            while not self.is_over:
                await self._wait_and_tell()
        finally:
            # Whoever listens to a channel that failed is let go, and not left without news.
            if not self.is_over:
                self._end(spread=SPREAD)

    async def _wait_and_tell(self) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), timeout=HEARTBEAT)
        except TimeoutError:
            await self._say_here()
        else:
            self._woken.clear()
            await self._ask_anew()
            await asyncio.sleep(BETWEEN_TICKS)

    async def _ask_anew(self) -> None:
        try:
            told = await asked(self.ask)
        except DatabaseError as error:
            failures.met(ASKING, error)
            self._woken.set()
            return
        failures.over(ASKING)
        if told is None:
            self._end(spread=SPREAD)
        elif told != self.told:
            self.told = told
            await self._tell()

    async def _tell(self) -> None:
        told, message = self.told, _body(self.told.encode())
        for number, listener in enumerate(list(self.listeners), 1):
            if listener.told is not told and listener in self.listeners:
                listener.told = told
                listener.write(message)
            if number % PORTION == 0:
                await asyncio.sleep(0)

    async def _say_here(self) -> None:
        if not self.listeners:  # there was no room left for whom it was opened
            self._end(spread=0)
        message = _body(HERE)
        for number, listener in enumerate(list(self.listeners), 1):
            if listener.ends_at < self._loop.time():
                self._let_go(listener)
            elif listener in self.listeners:
                listener.write(message)
            if number % PORTION == 0:
                await asyncio.sleep(0)

    def _end(self, *, spread: float) -> None:
        self.is_over = True
        self._woken.set()
        for listener in self.listeners:
            self._loop.call_later(random.uniform(0, spread), self._let_go, listener)  # noqa: S311  spreads load

    def _let_go(self, listener: Listener) -> None:
        if listener in self.listeners:
            self.listeners.remove(listener)
            listener.write(_body(b"", more=False))


def _body(data: bytes, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": data, "more_body": more}


async def asked(ask: Ask) -> Told | None:
    """The answer of ``ask``, which speaks to the database, from a thread."""

    def in_a_thread() -> Told | None:
        close_old_connections()
        return ask()

    return await sync_to_async(in_a_thread)()
