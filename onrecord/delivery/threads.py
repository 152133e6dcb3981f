"""Gives Django's requests a few threads that stay, each with its connection to the database."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import ThreadSensitiveContext

THREADS = 8
"""Of a process. More only contend for the interpreter; fewer wait while one waits for a disk."""

Application = Callable[..., Awaitable[None]]


def in_few_threads(application: Application, *, number: int = THREADS) -> Application:
    """The ASGI application, each request in one of so many threads, the first that is free.

    Django by itself makes a thread for each request, and with it opens the database anew. A thread
    is free again when its request's answer begins, so that open streams hold none.
    """
    # The thread that was used last comes first: what it has is warm.
    free = [ThreadPoolExecutor(1, thread_name_prefix=f"request-{n}") for n in range(number)]
    turn = asyncio.Semaphore(number)

    async def whole(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await turn.acquire()
        thread = free.pop()
        is_answering = False

        def leave() -> None:
            nonlocal is_answering
            if not is_answering:
                is_answering = True
                free.append(thread)
                turn.release()

        async def send_on(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                leave()
            await send(message)

        try:
            async with ThreadSensitiveContext(executor=thread):
                await application(scope, receive, send_on)
        finally:
            leave()

    return whole
