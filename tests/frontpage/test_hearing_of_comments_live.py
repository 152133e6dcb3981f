"""Readers of a discussion hear of each comment at once, and are let go when it is gone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.test import AsyncClient, Client

from onrecord.delivery import streams as module
from onrecord.delivery.streams import streams
from onrecord.discussion.actions import post_comment
from onrecord.people.models import User
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report
from tests.conftest import NOON

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without waiting between ticks, and with ends that come at once."""
    monkeypatch.setattr(module, "BETWEEN_TICKS", 0.01)
    monkeypatch.setattr(module, "SPREAD", 0.05)


def listening(report: Report, then: Callable[[AsyncIterator[bytes]], Any]) -> Any:
    """Open the report's stream and go on with what it sends."""

    @async_to_sync
    async def listen() -> Any:
        answer = await AsyncClient().get(f"/live/{report.short_id}")
        assert answer.status_code == 200
        assert answer["Content-Type"] == "text/event-stream"
        assert answer["Cache-Control"] == "no-store"
        sent = aiter(answer)
        try:
            return await asyncio.wait_for(then(sent), timeout=20)
        finally:
            await sent.aclose()

    return listen()


def ticks(piece: bytes) -> list[dict[str, int]]:
    return [json.loads(line[6:]) for line in piece.decode().splitlines() if line[:6] == "data: "]


def test_a_reader_is_told_at_once_how_things_stand(report: Report, rosa: User) -> None:
    post_comment(author=rosa, report=report, text="First.", at=NOON)

    async def then(sent: AsyncIterator[bytes]) -> bytes:
        return await anext(sent)

    first = listening(report, then)

    assert b"retry: 3000" in first
    assert ticks(first) == [{"seq": 1, "count": 1}]


def test_a_new_comment_is_told_to_who_listens(report: Report, rosa: User) -> None:
    async def then(sent: AsyncIterator[bytes]) -> bytes:
        await anext(sent)
        await sync_to_async(post_comment)(author=rosa, report=report, text="New.", at=NOON)
        return await anext(sent)

    told = listening(report, then)

    assert ticks(told) == [{"seq": 1, "count": 1}]
    assert told.startswith(b"id: ")


def test_the_stream_ends_when_the_report_is_taken_down(report: Report, ed: User) -> None:
    async def then(sent: AsyncIterator[bytes]) -> list[bytes]:
        await anext(sent)
        down = sync_to_async(unpublish_report)
        await down(report=report, editor=ed, reason="Wrong.", at=NOON)
        return [piece async for piece in sent]

    assert listening(report, then) == []
    assert streams.open == 0
    assert Client().get(f"/live/{report.short_id}").status_code == 404


def test_every_stream_ends_when_the_server_goes_down(report: Report) -> None:
    async def then(sent: AsyncIterator[bytes]) -> list[bytes]:
        await anext(sent)
        streams.end_all()
        return [piece async for piece in sent]

    assert listening(report, then) == []


def test_a_quiet_stream_is_kept_open(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEARTBEAT", 0.05)

    async def then(sent: AsyncIterator[bytes]) -> bytes:
        await anext(sent)
        return await anext(sent)

    assert listening(report, then) == b": here\n\n"


def test_who_comes_when_the_house_is_full_is_told_to_ask_instead(
    report: Report, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 0)

    answer = client.get(f"/live/{report.short_id}")

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


def test_what_is_not_published_is_not_live(draft: Report, client: Client) -> None:
    assert client.get(f"/live/{draft.short_id}").status_code == 404
    assert client.get("/live/99999").status_code == 404
