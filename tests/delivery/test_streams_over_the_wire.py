"""Who listens is not sent home by what another listener does to their own connection."""

from __future__ import annotations

import pytest
from django.test import Client

from onrecord.delivery import channels
from onrecord.delivery.streams import streams
from tests.delivery.conftest import Servers
from tests.delivery.wire import Wire, request

HERE = b": here\n\n"


@pytest.mark.django_db
def test_the_site_is_there(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


def test_who_asks_for_more_behind_a_stream_and_goes_takes_nobody_along(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channels, "HEARTBEAT", 0.2)
    short_id = servers.report.strip("/").rpartition("-")[2]
    listen = request(f"/live/{short_id}")
    with Wire(servers.fast) as staying:
        staying.send(listen)
        heard(staying, times=1)
        for _ in range(3):
            with Wire(servers.fast) as going:
                going.send(listen)
                heard(going, times=1)
                going.send(request("/healthz"))

        heard(staying, times=10)
        assert streams.open == 1


def heard(wire: Wire, *, times: int) -> None:
    """Read on until the stream has said so often that it is there."""
    said = b""
    while said.count(HERE) < times:
        piece = wire.socket.recv(65_536)
        assert piece, "the line was closed"
        assert not piece.endswith(b"0\r\n\r\n"), "the stream was ended"
        said += piece
