"""Gives Django's requests a few threads that stay, each with its connection to the database."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from io import SEEK_END
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.signals import request_started
from django.http.response import HttpResponseBase
from django.urls import set_script_prefix

THREADS = 8
"""Of a process. More only contend for the interpreter; fewer wait while one waits for a disk."""

IN_MEMORY = 1 << 20  # bytes of one body; what is longer lies in a file, as with Django
PIECE = 1 << 16
LARGEST = 32 << 20  # bytes of one body: a picture of 20 MB and what is written beside it
TOO_LARGE = b"This is larger than anything that is taken here: 32 MB. Make the picture smaller.\n"

Application = Callable[..., Awaitable[None]]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


class InOneThread(ASGIHandler):
    """Django's handler, but that a request goes to its thread and comes back once.

    Django itself comes back to the event loop before and after each middleware, some twenty times a
    request, and for the signals at its start and end, which costs more than most of our views.
    """

    def __init__(self) -> None:
        super().__init__()
        self._answer_in_thread = sync_to_async(self._answer, thread_sensitive=True)
        self._close_in_thread = sync_to_async(HttpResponseBase.close, thread_sensitive=True)

    def load_middleware(self, is_async: bool = False) -> None:
        """Load it as for a server with threads: none of ours, and no view, is asynchronous."""
        super().load_middleware(is_async=False)

    async def handle(self, scope: Any, receive: Receive, send: Send) -> None:
        """Answer one request. One whose reader leaves meanwhile is done all the same."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        with closing(body):
            response = await self._answer_in_thread(scope, body)
            if response.streaming:
                await self._stream(response, receive, send)
            else:
                await self.send_response(response, send)

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


def in_few_threads(application: Application, *, number: int = THREADS) -> Application:
    """The ASGI application, each request in one of so many threads, the first that is free.

    Django by itself makes a thread for each request, and with it opens the database anew. A thread
    is free again when its request's answer begins, so that open streams hold none.
    """
    # Each in its turn, though the last one's caches are warmest: they fill in the first minutes,
    # and not over the hours in which now and then so many requests meet that the last is needed.
    free = deque(ThreadPoolExecutor(1, thread_name_prefix=f"request-{n}") for n in range(number))
    turn = asyncio.Semaphore(number)

    async def whole(scope: dict[str, Any], receive: Any, send: Any) -> None:
        replay = await _received(receive, send)
        if replay is None:
            return
        await turn.acquire()
        thread = free.popleft()
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
                await application(scope, replay, send_on)
        finally:
            leave()

    return whole


async def _received(receive: Receive, send: Send) -> Receive | None:
    """What gives the request's body again, once all of it is there; None where it is not taken.

    A thread that waited for the body would be held by whoever sends one slowly: eight are enough.
    """
    message = await receive()
    body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  closed once it is given
    while message["type"] == "http.request":
        body.write(message.get("body", b""))
        if not message.get("more_body"):
            return _giving(body, receive)
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


def _giving(body: IO[bytes], receive: Receive) -> Receive:
    left = body.seek(0, SEEK_END)
    body.seek(0)
    is_given = False

    async def give() -> Any:
        nonlocal is_given, left
        if is_given:
            return await receive()
        piece = body.read(PIECE)
        left -= len(piece)
        is_given = left <= 0
        if is_given:
            body.close()
        return {"type": "http.request", "body": piece, "more_body": not is_given}

    return give
