"""Whoever is connected when the server ends may ask once more, and is told that it was the last."""

from __future__ import annotations

import time

import pytest
from django.test import Client

from tests.delivery.conftest import FAST, InThread, Servers
from tests.delivery.wire import Wire, request


@pytest.mark.django_db
def test_the_site_is_there(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("path", ["/feeds/", "/healthz"])
def test_a_request_that_meets_the_end_is_answered(servers: Servers, path: str) -> None:
    ending = InThread(http=FAST, lifespan="off")
    with ending as port, Wire(port) as idle, Wire(port) as wire:
        for _ in range(2):
            wire.send(request(path))
            assert wire.answer()
        ending.server.should_exit = True
        while not _is_draining(ending):
            time.sleep(0.01)

        wire.send(request(path))
        last = wire.answer()

        assert last is not None
        assert (last.status, last["connection"]) == (200, "close")
        assert wire.is_closed()
        assert idle.is_closed()


def _is_draining(ending: InThread) -> bool:
    connections = list(ending.server.server_state.connections)
    return bool(connections) and all(one.is_draining for one in connections)  # type: ignore[union-attr]  # ours
