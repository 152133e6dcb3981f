"""Answers plain requests for pages at hand before the server's parser sees them."""

from __future__ import annotations

from http import HTTPStatus

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from onrecord.delivery.answers import knows
from onrecord.delivery.fast import doors
from onrecord.delivery.fast.limits import LimitedProtocol
from onrecord.delivery.fast.plain import PlainRequest, plain_request
from onrecord.delivery.fast.queue import Queue, Wanted
from onrecord.delivery.metrics import gauge_of_process
from onrecord.delivery.oven import oven
from onrecord.delivery.routes import is_baked

LINGER = 1.0  # seconds in which who is connected at the end may ask once more


class Tally:
    """How many requests of this process were answered here."""

    answered = 0


class OwnLines:
    """The lines that the server itself heads every answer with; it makes them anew each second."""

    _headers: list[tuple[bytes, bytes]] | None = None
    _lines = b""

    def of(self, headers: list[tuple[bytes, bytes]]) -> bytes:
        """These headers as lines."""
        if headers is not self._headers:
            self._lines = b"".join(b"%b: %b\r\n" % header for header in headers)
            self._headers = headers
        return self._lines


tally = Tally()
own_lines = OwnLines()
gauge_of_process(
    "fast_answers", lambda: tally.answered, says="Requests answered before Django, since the start."
)
queue = Queue()


class FastProtocol(LimitedProtocol):
    """uvicorn's protocol with a short cut in front; whatever is not plain takes the long way."""

    is_draining = False
    _answered_at = 0.0
    _waits_for: Wanted | None = None
    _kept = b""

    def data_received(self, data: bytes) -> None:
        """Answer the plain requests that the data begins with; the rest is the server's."""
        if self._waits_for:
            self._kept += data
        else:
            self._receive(data, waited_for=None)

    def eof_received(self) -> bool:  # type: ignore[override]  # uvicorn's gives None, for it always closes
        """Let who asks no more have their answers, but for a stream, which has no other end."""
        is_stream = self._answering is not None and self._answering.chunked_encoding
        if self.is_in_body or is_stream or not (self._is_answering or self._waits_for):
            return False
        self.is_draining = True
        if self._is_answering:
            self.cycle.keep_alive = False
        return True

    def shutdown(self) -> None:
        """Let who asks within a moment have their answer, and be told that it was the last."""
        if self._is_answering or (self.is_draining and not self._waits_for):
            super().shutdown()
        else:
            self.loop.call_later(LINGER, self.shutdown)
        self.is_draining = True

    def timeout_keep_alive_handler(self) -> None:
        """Close once nothing was asked for so long: answers here do not wind the clock anew."""
        left = self._answered_at + self.timeout_keep_alive - self.loop.time()
        if left > 0 or self._waits_for:
            self._keep_alive_for(max(left, 1.0))
        else:
            super().timeout_keep_alive_handler()

    @property
    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _receive(self, data: bytes, *, waited_for: Wanted | None) -> None:
        is_between = not (self.is_reading or self.is_draining or self._is_answering)
        rest = self._answer_plain(data, waited_for=waited_for) if is_between else data
        if rest:
            super().data_received(rest)
        if self.is_draining and self._is_answering:
            self.cycle.keep_alive = False

    def _answer_plain(self, data: bytes, *, waited_for: Wanted | None) -> bytes:
        """What is left of the data when its plain requests are answered, waiting or asked on."""
        start = 0
        while not self.flow.write_paused and (request := plain_request(data, start)):
            wanted = self._answer(request)
            if wanted is None:
                start = request.end
                continue
            if queue.is_asked_for(wanted):
                self._wait_for(wanted, data[start:])
                return b""
            if wanted != waited_for and is_baked(request.path):
                self._ask_for(wanted, data[start : request.end])
                return data[request.end :]
            break
        return data[start:]

    def _answer(self, request: PlainRequest) -> Wanted | None:
        """None once the request is answered; else what is missing for that."""
        path, (door, coding, known), status = request.path, request.said, 0
        page = oven.held(path)
        variant = page.variant_at_hand(coding) if page else None
        is_secure = doors.is_secure(door)
        if page and variant and is_secure is not None:
            status = page.baked.status
            if known and knows(variant.tag, known):
                status = HTTPStatus.NOT_MODIFIED
            head = page.heads.get((is_secure, variant.coding, status))
            if head:
                is_bare = request.is_head or status == HTTPStatus.NOT_MODIFIED
                self._write(status, head, b"" if is_bare else variant.body)
                return None
        return Wanted(path=path, door=door, coding=coding, status=status)

    def _write(self, status: int, head: bytes, body: bytes) -> None:
        own = own_lines.of(self.server_state.default_headers)
        self.transport.write(b"".join((STATUS_LINE[status], own, head, b"\r\n", body)))
        tally.answered += 1
        self.server_state.total_requests += 1
        self._answered_at = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self.stop_waiting()
            self._keep_alive_for(self.timeout_keep_alive)

    def _ask_for(self, wanted: Wanted, data: bytes) -> None:
        """Let Django answer this request; who asks for the same meanwhile waits for that."""
        application, before = self.app, self.cycle
        self.app = queue.asking(wanted, application)
        super().data_received(data)
        self.app = application
        if self.cycle is before:  # the parser did not take it for a request
            queue.tell(wanted, is_answered=False)

    def _wait_for(self, wanted: Wanted, data: bytes) -> None:
        self._waits_for, self._kept = wanted, data
        self.stop_waiting()
        self.flow.pause_reading()
        queue.wait(wanted, self._go_on)

    def _go_on(self, is_answered: bool) -> None:
        """Look again. What was answered and is still not at hand is not waited for twice."""
        waited_for, self._waits_for = self._waits_for, None
        data, self._kept = self._kept, b""
        if not self.transport.is_closing():
            self.flow.resume_reading()
            self._receive(data, waited_for=waited_for if is_answered else None)

    def _keep_alive_for(self, seconds: float) -> None:
        self.timeout_keep_alive_task = self.loop.call_later(
            seconds, self.timeout_keep_alive_handler
        )
