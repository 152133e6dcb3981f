"""Whoever says that they ask no more has all their answers, at once, and then the end."""

from __future__ import annotations

import socket
import time

import pytest
from django.test import Client

from onrecord.delivery.oven import oven
from onrecord.delivery.streams import streams
from tests.delivery.conftest import Servers
from tests.delivery.wire import Wire, ask_one, request

SLOW = "/search/?q=bridge"


@pytest.mark.django_db
def test_the_site_is_there(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "paths", [["/feeds/"], [SLOW], ["/feeds/", SLOW, "/feeds/"], [SLOW, SLOW, "/feeds/"]]
)
@pytest.mark.parametrize("is_kept", [True, False])
@pytest.mark.parametrize("rest", [b"", b"GET /fe"])
def test_who_asks_no_more_is_answered(
    servers: Servers, paths: list[str], is_kept: bool, rest: bytes
) -> None:
    alone = {path: ask_one(servers.fast, request(path)) for path in paths}
    if not is_kept:
        oven.clear()
    with Wire(servers.fast) as wire:
        wire.socket.settimeout(5)  # seconds, less than a silent connection is kept
        wire.send(b"".join(map(request, paths)) + rest)
        wire.socket.shutdown(socket.SHUT_WR)

        answers = [wire.answer() for _ in paths]

        assert [one and one.status for one in answers] == [alone[path].status for path in paths]
        assert wire.is_closed()


def test_who_waits_for_another_s_page_and_asks_no_more_is_answered(servers: Servers) -> None:
    oven.clear()
    with Wire(servers.fast) as one, Wire(servers.fast) as other:
        for wire in (one, other):
            wire.send(request(servers.report))
            wire.socket.shutdown(socket.SHUT_WR)
        for wire in (one, other):
            answer = wire.answer()
            assert answer
            assert answer.status == 200
            assert wire.is_closed()


def test_a_body_that_will_not_come_is_not_waited_for(servers: Servers) -> None:
    with Wire(servers.fast) as wire:
        wire.socket.settimeout(5)
        wire.send(request("/healthz", "Content-Length: 9", method="POST", end="x"))
        wire.socket.shutdown(socket.SHUT_WR)

        assert wire.is_closed()


def test_who_leaves_a_stream_has_left_at_once(servers: Servers) -> None:
    short_id = servers.report.strip("/").rpartition("-")[2]
    with Wire(servers.fast) as wire:
        wire.send(request(f"/live/{short_id}"))
        assert b"retry: " in wire.socket.recv(65_536)
    until = time.monotonic() + 5
    while streams.open and time.monotonic() < until:
        time.sleep(0.01)

    assert streams.open == 0
