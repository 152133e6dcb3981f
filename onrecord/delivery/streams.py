"""Live ticks: an open stream is woken by the events of its topic and sends what stands now."""

from __future__ import annotations

import asyncio
import json
import random
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from onrecord.delivery.hearing import Heard, listen

MOST = 12_000  # open streams a process
BETWEEN_TICKS = 1.0  # seconds
HEARTBEAT = 15.0  # seconds
LONGEST = 1800.0  # seconds after which a browser is let to connect anew
SPREAD = 8.0  # seconds over which streams end that end for the same reason
RETRY = 3000  # milliseconds a browser waits before it connects again


@dataclass(frozen=True)
class Tick:
    """What a listener is told: an event's id and detail, such as a discussion's seq and count."""

    id: int
    detail: dict[str, Any]

    def encode(self) -> bytes:
        """The tick in the form of server-sent events."""
        return f"id: {self.id}\ndata: {json.dumps(self.detail, separators=(',', ':'))}\n\n".encode()


@dataclass(eq=False)
class Listener:
    """One open stream. It keeps only the newest tick, so that a slow reader costs no more."""

    loop: asyncio.AbstractEventLoop
    topics: tuple[str, str]
    ends_at: float
    newest: Tick | None = None
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Let the stream look again; callable from any thread."""
        self.loop.call_soon_threadsafe(self.woken.set)


class Streams:
    """The open streams of this process by topic: an event costs its own listeners only."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._by_topic: dict[str, set[Listener]] = {}
        self.open = 0

    @property
    def is_full(self) -> bool:
        """Whether this process has as many streams as it may."""
        return self.open >= MOST

    async def ticks(
        self, *, ticks_on: str, ends_on: str, first: Callable[[], Awaitable[Tick]]
    ) -> AsyncIterator[bytes]:
        """What one reader is sent: how things stand now, then each change, at most one a second.

        Ticks tell a state and not a step, so a reader who comes back misses nothing by it. An event
        on ``ends_on`` ends the stream: whether its reader may still listen is asked anew.
        """
        listener = self._enter(ticks_on, ends_on)
        try:
            yield f"retry: {RETRY}\n\n".encode() + (await first()).encode()
            while (left := listener.ends_at - listener.loop.time()) > 0:
                try:
                    await asyncio.wait_for(listener.woken.wait(), timeout=min(HEARTBEAT, left))
                except TimeoutError:
                    if left > HEARTBEAT:
                        yield b": here\n\n"
                    continue
                listener.woken.clear()
                tick, listener.newest = listener.newest, None
                if tick:
                    yield tick.encode()
                    await asyncio.sleep(BETWEEN_TICKS)
        finally:
            self._leave(listener)

    def take_in(self, event: Heard) -> None:
        """Wake who listens to the event's topic; called from whichever thread heard of it."""
        with self._lock:
            listeners = list(self._by_topic.get(event.topic, ()))
        for listener in listeners:
            if event.topic == listener.topics[1]:
                listener.ends_at = listener.loop.time() + random.uniform(0, SPREAD)  # noqa: S311  spreads load, hides nothing
            elif listener.newest is None or listener.newest.id < event.id:
                listener.newest = Tick(id=event.id, detail=event.detail)
            listener.wake()

    def end_all(self) -> None:
        """Let every stream end: the server goes down, and browsers come back to the next one."""
        with self._lock:
            listeners = {one for group in self._by_topic.values() for one in group}
        for listener in listeners:
            listener.ends_at = 0
            listener.wake()

    def _enter(self, ticks_on: str, ends_on: str) -> Listener:
        loop = asyncio.get_running_loop()
        listener = Listener(loop, topics=(ticks_on, ends_on), ends_at=loop.time() + LONGEST)
        with self._lock:
            self.open += 1
            for topic in listener.topics:
                self._by_topic.setdefault(topic, set()).add(listener)
        return listener

    def _leave(self, listener: Listener) -> None:
        with self._lock:
            self.open -= 1
            for topic in listener.topics:
                others = self._by_topic[topic]
                others.discard(listener)
                if not others:
                    del self._by_topic[topic]


streams = Streams()
listen(streams.take_in)
