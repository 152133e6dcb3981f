"""Requests share a few threads; a request that streams holds none."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.signals import request_finished, request_started
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import activate, get_language

from onrecord.delivery.threads import InFewThreads, Threads

Receive = Callable[[], Awaitable[dict[str, Any]]]
bodies: list[bytes] = []


def keep_body(request: HttpRequest) -> HttpResponse:
    """A page for these tests."""
    bodies.append(request.body)
    return HttpResponse("Kept.")


def speak_german(request: HttpRequest) -> HttpResponse:
    """Another, that says in which language it was asked."""
    asked_in = get_language()
    activate("de")
    return HttpResponse(asked_in)


urlpatterns = [path("keep/", keep_body), path("german/", speak_german)]


@pytest.fixture
def kept(settings: LazySettings) -> Iterator[list[bytes]]:
    """The bodies that the page was asked with."""
    settings.ROOT_URLCONF = __name__
    bodies.clear()
    yield bodies
    bodies.clear()


def test_however_many_come_at_once_so_many_threads_do_the_work() -> None:
    threads: set[int] = set()
    busy, most = [], []

    def work() -> None:
        threads.add(threading.get_ident())
        busy.append(1)
        most.append(len(busy))
        threading.Event().wait(0.002)
        busy.pop()

    async def work_forty_times() -> None:
        few = Threads(3)
        await asyncio.gather(*(few.run(work) for _ in range(40)))

    asyncio.run(work_forty_times())

    assert len(threads) <= 3
    assert max(most) <= 3
    assert len(most) == 40


def test_each_thread_has_its_turn_so_that_all_are_warm_soon() -> None:
    async def ask_one_after_the_other() -> list[int]:
        few = Threads(3)
        return [(await few.run(threading.get_ident))[1] for _ in range(6)]

    seen = asyncio.run(ask_one_after_the_other())

    assert len(set(seen[:3])) == 3
    assert seen[3:] == seen[:3]


@pytest.mark.django_db(transaction=True)
def test_open_streams_leave_their_threads_to_others() -> None:
    async def open_streams_and_ask() -> list[dict[str, Any]]:
        few, end = InFewThreads(number=2), asyncio.Event()
        begun: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            begun.append(message)
            await end.wait()

        streams = [
            asyncio.ensure_future(
                few(_scope("/api/record/statements.csv"), _whole_body(end.wait), send)
            )
            for _ in range(9)
        ]
        while len(begun) < 9:
            await asyncio.sleep(0.01)
        told = await _ask("/healthz", of=few)
        end.set()
        await asyncio.gather(*streams)
        return told

    told = asyncio.run(asyncio.wait_for(open_streams_and_ask(), timeout=20))

    assert told[0]["status"] == 200


def test_a_thread_is_free_again_where_no_answer_came() -> None:
    def fail() -> None:
        raise ConnectionError

    async def fail_and_ask_again() -> int:
        few = Threads(1)
        failed = await asyncio.wait_for(
            asyncio.gather(*(few.run(fail) for _ in range(3)), return_exceptions=True),
            timeout=20,
        )
        return sum(isinstance(one, ConnectionError) for one in failed)

    assert asyncio.run(fail_and_ask_again()) == 3


def test_who_sends_a_body_slowly_holds_no_thread_and_all_of_it_arrives(kept: list[bytes]) -> None:
    async def send_slowly_and_ask() -> None:
        few, rest = InFewThreads(number=1), asyncio.Event()

        def slowly() -> Receive:
            pieces = iter([b"a" * 100_000, b"b" * 2_000_000])

            async def receive() -> dict[str, Any]:
                piece = next(pieces)
                if piece.startswith(b"b"):
                    await rest.wait()
                return {
                    "type": "http.request", "body": piece, "more_body": piece.startswith(b"a")
                }  # fmt: skip

            return receive

        slow = [asyncio.ensure_future(few(_scope("/keep/"), slowly(), _send)) for _ in range(3)]
        await asyncio.sleep(0)
        await _ask("/keep/", of=few)
        rest.set()
        await asyncio.gather(*slow)

    asyncio.run(send_slowly_and_ask())

    first, *others = kept
    assert first == b""
    assert others == [b"a" * 100_000 + b"b" * 2_000_000] * 3


def test_who_leaves_in_the_middle_of_a_body_asks_for_nothing(kept: list[bytes]) -> None:
    told: list[Any] = []
    messages = iter([
        {"type": "http.request", "body": b"a", "more_body": True}, {"type": "http.disconnect"}
    ])  # fmt: skip

    async def receive() -> dict[str, Any]:
        return next(messages)

    async def send(message: Any) -> None:
        told.append(message)

    asyncio.run(InFewThreads()(_scope("/keep/"), receive, send))

    assert kept == []
    assert told == []


def test_a_body_without_an_end_is_refused_in_words_before_it_fills_a_disk(
    kept: list[bytes],
) -> None:
    told: list[Any] = []
    pieces = iter(range(1000))

    async def receive() -> dict[str, Any]:
        next(pieces)
        return {"type": "http.request", "body": b"a" * (1 << 20), "more_body": True}

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    asyncio.run(InFewThreads()(_scope("/keep/"), receive, send))

    assert kept == []
    assert told[0]["status"] == 413
    assert b"32 MB" in told[1]["body"]
    assert next(pieces) < 40


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


@pytest.mark.usefixtures("kept")
def test_what_is_set_for_one_request_does_not_hold_for_the_next_in_its_thread() -> None:
    async def ask_twice() -> list[bytes]:
        few = InFewThreads(number=1)
        return [(await _ask("/german/", of=few))[1]["body"] for _ in range(2)]

    first, second = asyncio.run(ask_twice())

    assert first == second != b"de"


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


async def _ask(
    path: str, *, of: InFewThreads | None = None, leaves: bool = False
) -> list[dict[str, Any]]:
    """What a reader is sent, who may leave when the answer begins."""
    told: list[dict[str, Any]] = []
    is_gone = asyncio.Event()

    async def send(message: dict[str, Any]) -> None:
        told.append(message)
        if leaves:
            is_gone.set()

    application = of or InFewThreads()
    await asyncio.wait_for(application(_scope(path), _whole_body(is_gone.wait), send), timeout=20)
    return told


def _whole_body(until_gone: Callable[[], Awaitable[Any]]) -> Receive:
    """An empty body, and then nothing until the reader leaves."""
    messages = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> dict[str, Any]:
        for message in messages:
            return message
        await until_gone()
        return {"type": "http.disconnect"}

    return receive


def _scope(path: str) -> dict[str, Any]:
    return {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(),
        "query_string": b"", "headers": [(b"host", b"localhost")], "scheme": "http",
    }  # fmt: skip


async def _send(message: Any) -> None:
    """Nobody listens."""
