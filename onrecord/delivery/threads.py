"""Gives Django's requests a few threads that stay, each with its connection to the database."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from contextvars import copy_context
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import IO, Any, ParamSpec, TypeVar

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.signals import request_started
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

THREADS = 8
"""Of a process. More only contend for the interpreter; fewer wait while one waits for a disk."""

IN_MEMORY = 1 << 20  # bytes of one body; what is longer lies in a file, as with Django
LARGEST = 32 << 20  # bytes of one body: a picture of 20 MB and what is written beside it
TOO_LARGE = b"This is larger than anything that is taken here: 32 MB. Make the picture smaller.\n"

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Facts = ParamSpec("Facts")
Outcome = TypeVar("Outcome")


class InFewThreads(ASGIHandler):
    """Django's handler, but that a request goes to one of so many threads and comes back once.

    Django itself comes back to the event loop before and after each middleware, some twenty times a
    request, and for the signals at its start and end, which costs more than most of our views. And
    it makes a thread for each request, and with it opens the database anew.
    """

    def __init__(self, *, number: int = THREADS) -> None:
        super().__init__()
        self._threads = Threads(number)
        self._close_in_thread = sync_to_async(HttpResponseBase.close, thread_sensitive=True)

    def load_middleware(self, is_async: bool = False) -> None:
        """Load it as for a server with threads: none of ours, and no view, is asynchronous."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request. One whose reader leaves meanwhile is done all the same.

        It waits for a thread once its body is there: who sends one slowly would hold a thread, and
        eight are enough. A thread is free again when it has its answer: open streams hold none.
        """
        body = await _received(receive, send)
        if body is None:
            return
        with closing(body):
            # What is set for one request holds for no other in its thread.
            apart = copy_context().run
            thread, response = await self._threads.run(apart, self._answer, scope, body)
            if not response.streaming:
                await self.send_response(response, send)
                return
            async with ThreadSensitiveContext(executor=thread):
                set_script_prefix(get_script_prefix(scope))
                await self._stream(response, receive, send)

    def _answer(self, scope: dict[str, Any], body: IO[bytes]) -> Any:
        """The answer; one that is whole needs its thread no more."""
        set_script_prefix(get_script_prefix(scope))
        request_started.send(sender=type(self), scope=scope)
        request, refusal = self.create_request(scope, body)
        response: Any = self.get_response(request) if request else refusal
        response._handler_class = type(self)
        if not response.streaming:
            response.close()
        return response

    async def _stream(self, response: HttpResponseBase, receive: Receive, send: Send) -> None:
        """Send for as long as there is something to send and somebody to have it."""
        sending = asyncio.ensure_future(self.send_response(response, send))
        leaving = asyncio.ensure_future(receive())
        try:
            await asyncio.wait({sending, leaving}, return_when=asyncio.FIRST_COMPLETED)
            if sending.done():
                sending.result()
        finally:
            for task in (sending, leaving):
                task.cancel()
            await asyncio.wait({sending, leaving})
            await self._close_in_thread(response)


class Threads:
    """So many threads, each for one piece of work at a time."""

    def __init__(self, number: int) -> None:
        # Each in its turn, though the last one's caches are warmest: they fill in the first
        # minutes, and not over the hours in which now and then so many requests meet that the last
        # is needed.
        self._free = deque(
            ThreadPoolExecutor(1, thread_name_prefix=f"request-{n}") for n in range(number)
        )
        self._turn = asyncio.Semaphore(number)

    async def run(
        self, work: Callable[Facts, Outcome], *args: Facts.args, **facts: Facts.kwargs
    ) -> tuple[ThreadPoolExecutor, Outcome]:
        """What work gives in the first thread that is free, and that thread."""
        async with self._turn:
            thread = self._free.popleft()
            try:
                loop = asyncio.get_running_loop()
                return thread, await loop.run_in_executor(thread, partial(work, *args, **facts))
            finally:
                self._free.append(thread)


async def _received(receive: Receive, send: Send) -> IO[bytes] | None:
    """The request's body, once all of it is there; None where it is not taken."""
    message = await receive()
    body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed once it is read
    while message["type"] == "http.request":
        body.write(message.get("body", b""))
        if not message.get("more_body"):
            body.seek(0)
            return body
        if body.tell() > LARGEST:
            await _refuse(send)
            break
        message = await receive()
    body.close()
    return None


async def _refuse(send: Send) -> None:
    """In words; the rest of the body is not kept, and the connection goes with it."""
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(TOO_LARGE)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": TOO_LARGE})
