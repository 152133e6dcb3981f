"""Readers of a discussion hear of each comment at once, and are let go when it is gone."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from onrecord.delivery import channels
from onrecord.delivery.hearing import Heard
from onrecord.delivery.streams import streams
from onrecord.discussion.actions import change_discussion, post_comment, withdraw_comment
from onrecord.discussion.models import Discussion
from onrecord.people.models import User
from onrecord.reports.actions import unpublish_report
from onrecord.reports.models import Report
from tests.conftest import NOON
from tests.frontpage.listeners import Readers, listening

pytestmark = pytest.mark.django_db(transaction=True)
Message = dict[str, Any]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without waiting between ticks, and with ends that come at once."""
    monkeypatch.setattr(channels, "BETWEEN_TICKS", 0.01)
    monkeypatch.setattr(channels, "SPREAD", 0.05)


def soon(action: Callable[..., Any], **facts: Any) -> Coroutine[Any, Any, Any]:
    """The action, done in a thread."""
    return sync_to_async(action)(**facts)


def ticks(piece: bytes) -> list[dict[str, Any]]:
    return [json.loads(line[6:]) for line in piece.decode().splitlines() if line[:6] == "data: "]


def id_of(piece: bytes) -> str:
    return next(line[4:] for line in piece.decode().splitlines() if line[:4] == "id: ")


def test_a_reader_is_told_at_once_how_things_stand(report: Report, rosa: User) -> None:
    post_comment(author=rosa, report=report, text="First.", at=NOON)

    async def then(readers: Readers) -> bytes:
        return await (await readers.come()).hear()

    first = listening(report, then)

    assert first.startswith(b"retry: ")
    assert ticks(first) == [{"seq": 1, "count": 1, "gone": []}]


def test_a_new_comment_is_told_to_everybody_who_listens(report: Report, rosa: User) -> None:
    async def then(readers: Readers) -> list[bytes]:
        listeners = [await readers.come() for _ in range(3)]
        for reader in listeners:
            await reader.hear()
        await soon(post_comment, author=rosa, report=report, text="New.", at=NOON)
        return [await reader.hear() for reader in listeners]

    told = listening(report, then)

    assert [ticks(piece) for piece in told] == [[{"seq": 1, "count": 1, "gone": []}]] * 3


def test_readers_are_told_which_of_the_newest_comments_are_gone(report: Report, rosa: User) -> None:
    gone = post_comment(author=rosa, report=report, text="First.", at=NOON)
    post_comment(author=rosa, report=report, text="Second.", at=NOON)
    withdraw_comment(comment=gone, author=rosa, at=NOON)

    async def then(readers: Readers) -> bytes:
        return await (await readers.come()).hear()

    assert ticks(listening(report, then)) == [{"seq": 2, "count": 1, "gone": [1]}]


def test_who_comes_back_is_told_what_was_missed_and_nothing_that_was_not(
    report: Report, rosa: User
) -> None:
    async def then(readers: Readers) -> tuple[bytes, bytes]:
        first = await readers.come()
        known = id_of(await first.hear())
        back = await readers.come(headers={"last-event-id": known})
        nothing = await back.hear()
        await first.go()
        await back.go()
        await soon(post_comment, author=rosa, report=report, text="Missed.", at=NOON)
        return nothing, await (await readers.come(headers={"last-event-id": known})).hear()

    nothing, missed = listening(report, then)

    assert ticks(nothing) == []
    assert ticks(missed) == [{"seq": 1, "count": 1, "gone": []}]


def test_readers_who_lose_their_server_do_not_come_back_at_the_same_moment(report: Report) -> None:
    async def then(readers: Readers) -> list[int]:
        pieces = [await (await readers.come()).hear() for _ in range(100)]
        return [int(piece.split()[1]) for piece in pieces]

    waits = listening(report, then)

    assert max(waits) - min(waits) > 8_000
    assert max(waits) <= 13_000


def test_a_stream_has_the_headers_of_every_other_answer(report: Report, client: Client) -> None:
    async def then(readers: Readers) -> dict[str, str]:
        headers = (await readers.come()).answer["headers"]
        return {name.decode(): value.decode() for name, value in headers}

    sent = listening(report, then)
    page = client.get(report.get_absolute_url())

    same = {"content-security-policy", "x-frame-options", "x-content-type-options"}
    same |= {"referrer-policy", "cross-origin-opener-policy"}
    assert {name: sent[name] for name in same} == {name: page[name] for name in same}
    assert sent["content-type"] == "text/event-stream"
    assert sent["cache-control"] == "no-store"
    assert "set-cookie" not in sent
    assert "content-length" not in sent


def test_a_host_that_is_not_ours_is_refused_though_others_listen(report: Report) -> None:
    async def then(readers: Readers) -> int:
        await readers.come()
        return (await readers.come(headers={"host": "evil.example"})).status

    assert listening(report, then) == 400


def test_the_stream_ends_when_the_report_is_taken_down(report: Report, ed: User) -> None:
    async def then(readers: Readers) -> tuple[bytes, int]:
        reader = await readers.come()
        await reader.hear()
        await soon(unpublish_report, report=report, editor=ed, reason="Wrong.", at=NOON)
        return await reader.hear(), (await readers.come()).status

    assert listening(report, then) == (b"", 404)


def test_the_stream_ends_when_the_discussion_is_switched_off(report: Report, mo: User) -> None:
    discussion = Discussion.objects.get(report=report)
    off = {"discussion": discussion, "state": Discussion.State.OFF, "mode": "", "person": mo}

    async def then(readers: Readers) -> bytes:
        reader = await readers.come()
        await reader.hear()
        await soon(change_discussion, **off)
        return await reader.hear()

    assert listening(report, then) == b""


def test_the_stream_goes_on_when_the_report_is_published_anew(report: Report, rosa: User) -> None:
    async def then(readers: Readers) -> bytes:
        reader = await readers.come()
        await reader.hear()
        streams.take_in(Heard(id=0, topic=f"report:{report.pk}", detail={}))
        await soon(post_comment, author=rosa, report=report, text="Still here.", at=NOON)
        return await reader.hear()

    assert ticks(listening(report, then)) == [{"seq": 1, "count": 1, "gone": []}]


def test_every_stream_ends_when_the_server_goes_down(report: Report) -> None:
    async def then(readers: Readers) -> bytes:
        reader = await readers.come()
        await reader.hear()
        streams.end_all()
        return await reader.hear()

    assert listening(report, then) == b""


def test_a_quiet_stream_is_kept_open(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "HEARTBEAT", 0.05)

    async def then(readers: Readers) -> bytes:
        reader = await readers.come()
        await reader.hear()
        return await reader.hear()

    assert listening(report, then) == b": here\n\n"


def test_who_takes_nothing_is_cut_off_and_keeps_nobody_waiting(report: Report, rosa: User) -> None:
    async def then(readers: Readers) -> tuple[bytes, bool]:
        slow, quick = await readers.come(), await readers.come()
        await slow.hear()
        await quick.hear()
        slow.is_stuck = True
        await soon(post_comment, author=rosa, report=report, text="New.", at=NOON)
        return await quick.hear(), slow.was_cut_off

    told, was_cut_off = listening(report, then)

    assert ticks(told) == [{"seq": 1, "count": 1, "gone": []}]
    assert was_cut_off


def test_who_cannot_be_sent_a_stream_is_told_how_things_stand(
    report: Report, rosa: User, client: Client
) -> None:
    post_comment(author=rosa, report=report, text="First.", at=NOON)

    answer = client.get(f"/live/{report.short_id}")

    assert answer["Content-Type"] == "text/event-stream"
    assert ticks(answer.content) == [{"seq": 1, "count": 1, "gone": []}]


def test_what_is_not_published_is_not_live(draft: Report, client: Client) -> None:
    assert client.get(f"/live/{draft.short_id}").status_code == 404
    assert client.get("/live/99999").status_code == 404
