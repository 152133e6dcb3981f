"""Requests share a few threads; a request that streams holds none."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.core.signals import request_finished, request_started

from onrecord.delivery.threads import InOneThread, in_few_threads


def test_however_many_come_at_once_so_many_threads_do_the_work() -> None:
    threads: set[int] = set()
    busy, most = [], []

    def work() -> None:
        threads.add(threading.get_ident())
        busy.append(1)
        most.append(len(busy))
        threading.Event().wait(0.002)
        busy.pop()

    async def application(scope: Any, receive: Any, send: Any) -> None:
        await sync_to_async(work)()
        await send({"type": "http.response.start"})

    async def ask_forty_times() -> None:
        whole = in_few_threads(application, number=3)
        await asyncio.gather(*(whole({}, _nothing_sent, _send) for _ in range(40)))

    asyncio.run(ask_forty_times())

    assert len(threads) <= 3
    assert max(most) <= 3
    assert len(most) == 40


def test_each_thread_has_its_turn_so_that_all_are_warm_soon() -> None:
    async def application(scope: Any, receive: Any, send: Any) -> None:
        scope["seen"].append(await sync_to_async(threading.get_ident)())
        await send({"type": "http.response.start"})

    async def ask_one_after_the_other() -> list[int]:
        seen: list[int] = []
        whole = in_few_threads(application, number=3)
        for _ in range(6):
            await whole({"seen": seen}, _nothing_sent, _send)
        return seen

    seen = asyncio.run(ask_one_after_the_other())

    assert len(set(seen[:3])) == 3
    assert seen[3:] == seen[:3]


def test_open_streams_leave_their_threads_to_others() -> None:
    async def open_streams_and_ask() -> str:
        end = asyncio.Event()

        async def application(scope: Any, receive: Any, send: Any) -> None:
            await send({"type": "http.response.start"})
            if scope["streams"]:
                await end.wait()

        whole = in_few_threads(application, number=2)
        streams = [
            asyncio.ensure_future(whole({"streams": True}, _nothing_sent, _send)) for _ in range(9)
        ]
        await asyncio.wait_for(whole({"streams": False}, _nothing_sent, _send), timeout=20)
        end.set()
        await asyncio.gather(*streams)
        return "answered"

    assert asyncio.run(open_streams_and_ask()) == "answered"


def test_a_thread_is_free_again_where_no_answer_came() -> None:
    async def fail_and_ask_again() -> int:
        async def application(scope: Any, receive: Any, send: Any) -> None:
            raise ConnectionError

        whole = in_few_threads(application, number=1)
        failed = await asyncio.wait_for(
            asyncio.gather(
                *(whole({}, _nothing_sent, _send) for _ in range(3)), return_exceptions=True
            ),
            timeout=20,
        )
        return sum(isinstance(one, ConnectionError) for one in failed)

    assert asyncio.run(fail_and_ask_again()) == 3


async def _send(message: Any) -> None:
    """Nobody listens."""


def test_who_sends_a_body_slowly_holds_no_thread_and_all_of_it_arrives() -> None:
    async def send_slowly_and_ask() -> list[bytes]:
        bodies: list[bytes] = []
        rest = asyncio.Event()

        async def application(scope: Any, receive: Any, send: Any) -> None:
            body, is_whole = b"", False
            while not is_whole:
                message = await receive()
                body += message["body"]
                is_whole = not message["more_body"]
            bodies.append(body)

        def slowly() -> Any:
            pieces = iter([b"a" * 100_000, b"b" * 2_000_000])

            async def receive() -> dict[str, Any]:
                piece = next(pieces)
                if piece.startswith(b"b"):
                    await rest.wait()
                return {
                    "type": "http.request", "body": piece, "more_body": piece.startswith(b"a")
                }  # fmt: skip

            return receive

        whole = in_few_threads(application, number=1)
        slow = [asyncio.ensure_future(whole({}, slowly(), _send)) for _ in range(3)]
        await asyncio.sleep(0)
        await asyncio.wait_for(whole({}, _nothing_sent, _send), timeout=20)
        rest.set()
        await asyncio.gather(*slow)
        return bodies

    first, *others = asyncio.run(send_slowly_and_ask())

    assert first == b""
    assert others == [b"a" * 100_000 + b"b" * 2_000_000] * 3


def test_who_leaves_in_the_middle_of_a_body_asks_for_nothing() -> None:
    asked = []

    async def application(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope)

    messages = iter([
        {"type": "http.request", "body": b"a", "more_body": True}, {"type": "http.disconnect"}
    ])  # fmt: skip

    async def receive() -> dict[str, Any]:
        return next(messages)

    asyncio.run(in_few_threads(application)({}, receive, _send))

    assert asked == []


def test_a_body_without_an_end_is_refused_in_words_before_it_fills_a_disk() -> None:
    asked: list[Any] = []
    told: list[Any] = []
    pieces = iter(range(1000))

    async def application(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope)

    async def receive() -> dict[str, Any]:
        next(pieces)
        return {"type": "http.request", "body": b"a" * (1 << 20), "more_body": True}

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    asyncio.run(in_few_threads(application)({}, receive, send))

    assert asked == []
    assert told[0]["status"] == 413
    assert b"32 MB" in told[1]["body"]
    assert next(pieces) < 40


async def _nothing_sent() -> dict[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


def test_a_request_begins_is_answered_and_ends_in_one_thread() -> None:
    threads: list[int] = []

    def note(**facts: Any) -> None:
        threads.append(threading.get_ident())

    request_started.connect(note)
    request_finished.connect(note)
    told = asyncio.run(_ask("/healthz"))

    assert told[0]["status"] == 200
    assert len(threads) == 2
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


@pytest.mark.django_db(transaction=True)
def test_a_stream_is_closed_in_its_thread_where_its_reader_leaves() -> None:
    ended: list[int] = []

    def note(**facts: Any) -> None:
        ended.append(threading.get_ident())

    request_finished.connect(note)
    told = asyncio.run(_ask("/api/record/statements.csv", leaves=True))

    assert told[0]["status"] == 200
    assert len(ended) == 1
    assert ended[0] != threading.get_ident()


async def _ask(path: str, *, leaves: bool = False) -> list[dict[str, Any]]:
    """What a reader is sent, who may leave when the answer begins."""
    told: list[dict[str, Any]] = []
    is_gone = asyncio.Event()
    messages = iter([await _nothing_sent()])

    async def receive() -> dict[str, Any]:
        for message in messages:
            return message
        await is_gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        told.append(message)
        if leaves:
            is_gone.set()

    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": b"", "headers": [(b"host", b"localhost")], "scheme": "http",
    }  # fmt: skip
    await asyncio.wait_for(in_few_threads(InOneThread())(scope, receive, send), timeout=20)
    return told
