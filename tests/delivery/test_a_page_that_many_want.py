"""A thousand readers of a cold page cost one rendering, and wait in no thread."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from django.test import Client

from onrecord.delivery.fast.plain import Door
from onrecord.delivery.fast.protocol import queue, tally
from onrecord.delivery.fast.queue import Queue, Wanted
from onrecord.delivery.oven import oven
from tests.delivery.conftest import Servers
from tests.delivery.wire import Wire, request


@pytest.mark.django_db
def test_the_site_is_there(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
def test_readers_of_a_cold_page_wait_for_one_rendering(servers: Servers, coding: str) -> None:
    oven.clear()
    before, threads = tally.answered, threading.active_count()
    asked = request(servers.report, f"Accept-Encoding: {coding}")
    readers = [Wire(servers.fast) for _ in range(200)]
    for reader in readers:
        reader.send(asked)
    most = threading.active_count()
    answers = [reader.answer() for reader in readers]
    for reader in readers:
        reader.__exit__()

    assert {one and one.status for one in answers} == {200}
    assert len({one and one.body for one in answers}) == 1
    # All but those who came before anybody had been let in by this name.
    assert tally.answered - before >= 198
    assert most - threads < 20


def test_who_waits_for_what_is_not_there_is_told_so(servers: Servers) -> None:
    readers = [Wire(servers.fast) for _ in range(30)]
    for reader in readers:
        reader.send(request("/topics/no-such-topic/"))

    assert {one and one.status for one in (reader.answer() for reader in readers)} == {404}
    for reader in readers:
        reader.__exit__()
    assert not queue.is_anybody_there


def test_whoever_asked_first_may_go_away(servers: Servers) -> None:
    for _ in range(10):
        oven.clear()
        first, second = Wire(servers.fast), Wire(servers.fast)
        first.send(request(servers.report))
        second.send(request(servers.report))
        first.__exit__()
        answer = second.answer()
        second.__exit__()
        assert answer is not None
        assert answer.status == 200


def test_who_waits_for_one_answer_is_not_told_of_another_that_came_before() -> None:
    line, wanted = Queue(), Wanted(path="/", door=Door("localhost"), coding="", status=0)
    told: list[bool] = []

    async def nowhere(_: Any) -> None:
        """A line on which nothing is lost."""

    async def answer_in_two_parts(_: Any, __: Any, send: Any) -> None:
        await send("head")
        line.asking(wanted, answer_in_two_parts)
        line.wait(wanted, told.append)
        await send("body")

    asyncio.run(line.asking(wanted, answer_in_two_parts)({}, None, nowhere))

    assert told == []
    assert line.is_asked_for(wanted)


def test_what_comes_after_a_wait_is_answered_after_it(servers: Servers) -> None:
    oven.clear()
    with Wire(servers.fast) as one, Wire(servers.fast) as other:
        for wire in (one, other):
            wire.send(request(servers.report) + request("/healthz"))
            wire.send(request("/feeds/") * 2)
        for wire in (one, other):
            answers = [wire.answer() for _ in range(4)]
            assert [found and found.status for found in answers] == [200] * 4
            assert answers[1] is not None
            assert answers[1].body == b"alive\n"
