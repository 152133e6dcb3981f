"""What runs in a serving process from its start to its end: the tail, the jobs, the streams."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Awaitable, Callable
from types import FrameType
from typing import Any

from onrecord.delivery.jobs import Work
from onrecord.delivery.patience import serve_impatiently
from onrecord.delivery.streams import streams
from onrecord.delivery.tail import tail
from onrecord.delivery.watching import Lookout
from onrecord.delivery.workers import end_with_the_parent

READERS_FIRST = 1.0  # seconds
Message = dict[str, Any]
Application = Callable[..., Awaitable[None]]


def with_lifespan(
    application: Application, *, afterwards: Callable[[], None] = lambda: None
) -> Application:
    """The ASGI application, with our start and end around it: Django knows no lifespan.

    ``afterwards`` is done in a thread, a second after the first readers can come.
    """

    async def whole(scope: Message, receive: Callable[[], Awaitable[Message]], send: Any) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send, afterwards)
        else:
            await application(scope, receive, send)

    return whole


async def _live(
    receive: Callable[[], Awaitable[Message]], send: Any, afterwards: Callable[[], None]
) -> None:
    work, lookout = Work(), Lookout()
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            serve_impatiently()
            try:
                await asyncio.to_thread(tail.start)
            except Exception as error:  # the server says it and does not start
                await send({"type": "lifespan.startup.failed", "message": str(error)})
                return
            work.start()
            lookout.start()
            streams.begin()
            _end_streams_first()
            end_with_the_parent()
            then = threading.Timer(READERS_FIRST, afterwards)
            then.daemon = True
            then.start()
            await send({"type": "lifespan.startup.complete"})
        else:
            then.cancel()
            await asyncio.to_thread(lookout.stop)
            await asyncio.to_thread(work.stop)
            await asyncio.to_thread(tail.stop)
            await send({"type": "lifespan.shutdown.complete"})
            return


def _end_streams_first() -> None:
    """Let streams end when the server is told to stop: it waits for every open answer."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def stop(number: int, frame: FrameType | None, before: Any = before) -> None:
            streams.end_all()
            if callable(before):
                before(number, frame)

        signal.signal(number, stop)
