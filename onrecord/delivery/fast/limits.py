"""uvicorn's protocol with limits to how large a head is, and how slow whoever asks, or reads."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from onrecord.delivery.metrics import count

HEAD_WITHIN = 15.0  # seconds
BODY_WITHIN = 60.0  # seconds, and one more for each SLOWEST bytes that came
SLOWEST = 8 * 1024  # bytes
TAKEN_WITHIN = 60.0  # seconds in which the other side takes some of what is sent
MOST_BYTES = 32 * 1024  # of a head: names, values and target
MOST_HEADERS = 100
MOST_IN_LINE = 100  # requests of one connection, behind the one that is being answered

failures = logging.getLogger("uvicorn.error.failures")
failures.setLevel(logging.ERROR)
malformed = count("malformed_requests", says="Requests that no parser could read, or would.")


class HeadTooLarge(Exception):
    """The head of a request is longer than any browser's."""


class LineTooLong(Exception):
    """So many requests came at once that to keep them takes far more than it took to send them."""


class LimitedProtocol(HttpToolsProtocol):
    """The server's own parser and answers; it has no such limits of its own."""

    is_in_head = False
    is_reading = False  # a request has begun and is not whole
    # None before the first, which the server declares of its own `cycle` in the same way.
    _answering: RequestResponseCycle = None  # type: ignore[assignment]  # the line above
    _patience: asyncio.TimerHandle | None = None
    _began_at = 0.0
    _body_size = 0
    _head_size = 0
    _headers_seen = 0
    _unended = 0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        # The server warns of each request that it cannot read, and anybody can send such.
        self.logger = failures

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for a first request, for so long, and have who takes no answer cut off."""
        super().connection_made(transport)  # type: ignore[arg-type]  # narrowed by uvicorn
        self.wait(HEAD_WITHIN)
        if sys.platform == "linux" and self.client:  # nobody has an address at a Unix socket
            line, milliseconds = transport.get_extra_info("socket"), int(TAKEN_WITHIN * 1000)
            # The kernel alone knows what is taken, and would wait for ever (tcp(7)).
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more, and let nothing be written to who has gone.

        The server tells the newest request alone, and others may wait before it for their answers.
        """
        self.stop_waiting()
        if self._answering:
            self._answering.disconnected = True
            self._answering.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Let the parser have it; a head that has not ended by then may have become too long."""
        if self.is_in_head:
            self._unended += len(data)
        elif not self._patience:
            self.wait(HEAD_WITHIN)
        super().data_received(data)
        if self.is_in_head and self._unended > MOST_BYTES and not self.transport.is_closing():
            self._refuse(self._send_431)

    def on_message_begin(self) -> None:
        """A request begins."""
        if len(self.pipeline) >= MOST_IN_LINE:
            raise LineTooLong
        super().on_message_begin()
        self.is_in_head = self.is_reading = True
        self._head_size = self._headers_seen = self._unended = 0
        if not self._patience:
            self.wait(HEAD_WITHIN)

    def on_url(self, url: bytes) -> None:
        """A part of the target."""
        super().on_url(url)
        self._count(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header."""
        self._headers_seen += 1
        self._count(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole; the body may take longer."""
        self.is_in_head = False
        self._body_size = 0
        self.wait(BODY_WITHIN)
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """A part of the body."""
        self._body_size += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        self.is_reading = False
        self.stop_waiting()
        super().on_message_complete()

    def wait(self, seconds: float) -> None:
        """Close where nothing has come of what is waited for by then."""
        self.stop_waiting()
        self._began_at = self.loop.time()
        self._patience = self.loop.call_later(seconds, self._lose_patience)

    @property
    def is_in_body(self) -> bool:
        """Whether the rest of a request's body is still to come."""
        return self.is_reading and not self.is_in_head

    def stop_waiting(self) -> None:
        """It came."""
        if self._patience:
            self._patience.cancel()
            self._patience = None

    def send_400_response(self, msg: str) -> None:
        """The server's refusal, or ours where the parser stopped because of a limit."""
        malformed.add()
        refusal = partial(super().send_400_response, msg)
        self._refuse(self._send_431 if self._is_too_large() else refusal)

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._answering = cycle
        super()._start_asgi_task(cycle, app)

    def _count(self, size: int) -> None:
        self._head_size += size
        if self._is_too_large():
            raise HeadTooLarge

    def _is_too_large(self) -> bool:
        return self._head_size > MOST_BYTES or self._headers_seen > MOST_HEADERS

    def _lose_patience(self) -> None:
        """Close on whoever is slow; not on who waits because we do not read on."""
        allowed = BODY_WITHIN + self._body_size / SLOWEST
        left = self._began_at + allowed - self.loop.time()
        if self.flow.read_paused or (self.is_in_body and left > 0):
            self._patience = self.loop.call_later(max(left, 1.0), self._lose_patience)
        elif not self.transport.is_closing():
            self.transport.close()

    def _refuse(self, refusal: Callable[[], None]) -> None:
        """Refuse and close; where answers are still to come, close after those, in their order."""
        if self.pipeline and self.cycle.more_body:  # the newest is refused, and others stand before
            self.pipeline.popleft()
            self.cycle = self.pipeline[0][0] if self.pipeline else self._answering
        if self.cycle is None or self.cycle.response_complete or self.cycle.more_body:
            refusal()
        else:
            self.cycle.keep_alive = False
            self.flow.pause_reading()

    def _send_431(self) -> None:
        words = (
            b"The head of this request is too large. Delete this site's cookies, then ask anew.\n"
        )
        status = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        self.transport.write(
            f"HTTP/1.1 {status.value} {status.phrase}\r\n".encode()
            + b"content-type: text/plain; charset=utf-8\r\ncache-control: no-store\r\n"
            + f"content-length: {len(words)}\r\nconnection: close\r\n\r\n".encode()
            + words
        )
        self.transport.close()
