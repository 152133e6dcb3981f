"""There is room for so many listeners, and for fewer who come from one address."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from onrecord.delivery import channels
from onrecord.delivery import streams as module
from onrecord.delivery.channels import Channel
from onrecord.delivery.streams import streams
from onrecord.frontpage.views.live import how_it_stands
from onrecord.reports.models import Report
from tests.frontpage.listeners import Reader, Readers, listening

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_comes_when_the_house_is_full_is_told_to_ask_instead(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "most", 1)

    async def then(readers: Readers) -> Reader:
        await readers.come()
        return await readers.come()

    late = listening(report, then)

    assert late.status == 503
    assert (b"Retry-After", b"30") in late.answer["headers"]


def test_a_crowd_that_comes_at_once_finds_no_more_room_than_there_is(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "most", 2)

    async def then(readers: Readers) -> list[int]:
        crowd = await asyncio.gather(*[readers.come() for _ in range(6)])
        return sorted(reader.status for reader in crowd)

    assert listening(report, then) == [200, 200, 503, 503, 503, 503]


def test_a_channel_that_nobody_could_enter_ends(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "HEARTBEAT", 0.05)

    async def then(_: Readers) -> bool:
        told = await sync_to_async(how_it_stands)(report.short_id)
        assert told is not None
        channel = Channel(ask=partial(how_it_stands, report.short_id), told=told, headers=[])
        await asyncio.wait_for(channel.run(), timeout=10)
        return channel.is_over

    assert listening(report, then)


def test_one_address_on_the_internet_cannot_take_every_place(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_OF_ONE", 1)

    async def then(readers: Readers) -> list[int]:
        addresses = ["2a00:1:2:3::4", "2a00:1:2:3::5", "2a00:1:2:4::4", "8.8.8.8", "8.8.8.8"]
        addresses += ["10.0.0.1", "10.0.0.1"]
        return [(await readers.come(address=address)).status for address in addresses]

    assert listening(report, then) == [200, 503, 200, 200, 503, 200, 200]


def test_behind_proxies_a_place_is_taken_by_whom_the_outermost_has_seen(
    report: Report, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr(module, "MOST_OF_ONE", 1)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    async def then(readers: Readers) -> list[int]:
        cdn = "9.9.9.9"
        came = [f"8.8.8.8, {cdn}", f"8.8.4.4, {cdn}", f"1.1.1.1, 8.8.8.8, {cdn}", "1.1.1.1"]
        through = [
            await readers.come(address="10.0.0.1", headers={"x-forwarded-for": said})
            for said in came
        ]
        round_them = [
            await readers.come(address="8.8.8.9", headers={"x-forwarded-for": said})
            for said in ("1.1.1.1", "1.1.1.2")
        ]
        return [one.status for one in (*through, *round_them)]

    assert listening(report, then) == [200, 200, 503, 200, 200, 503]
