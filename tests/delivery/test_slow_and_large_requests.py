"""A head that is large or has no end, or an answer nobody takes, holds the server for a moment."""

from __future__ import annotations

import sys
import time

import pytest
from django.test import Client

from onrecord.delivery.fast import limits
from tests.delivery.conftest import Servers
from tests.delivery.wire import Wire, ask_one, request

CUT_OFF = (BrokenPipeError, ConnectionResetError)


def send_on(wire: Wire, data: bytes, *, every: float) -> None:
    """Send it again and again; ``every`` is in seconds."""
    for _ in range(1000):
        wire.send(data)
        time.sleep(every)


@pytest.mark.django_db
def test_the_site_is_there(client: Client) -> None:
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "head",
    [
        request("/", f"Cookie: {'x' * 70_000}"),
        request("/", f"{'x' * 70_000}: x"),
        request(f"/?{'x' * 70_000}"),
        request("/", *[f"X-{number}: x" for number in range(200)]),
        request("/", *[f"X-{number}: {'x' * 1000}" for number in range(90)]),
    ],
    ids=["value", "name", "target", "number", "together"],
)
def test_a_head_larger_than_any_browser_s_is_refused_in_words(
    servers: Servers, head: bytes
) -> None:
    answer = ask_one(servers.fast, head)

    assert (answer.status, answer["connection"]) == (431, "close")
    assert b"too large" in answer.body


def test_a_head_without_an_end_is_refused_while_it_comes(servers: Servers) -> None:
    with Wire(servers.fast) as wire:
        wire.send(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
        with pytest.raises(CUT_OFF):
            send_on(wire, b"x" * 10_000, every=0.001)


def test_what_comes_along_with_the_end_of_a_head_is_none_of_it(servers: Servers) -> None:
    whole = request("/healthz", "Content-Length: 100000", method="POST", end="x" * 100_000)
    with Wire(servers.fast) as wire:
        for _ in range(2):
            wire.send(whole[:10])
            time.sleep(0.1)
            wire.send(whole[10:])
            answer = wire.answer()
            assert answer
            assert answer.status == 403  # nobody is signed in


def test_what_cannot_be_read_is_counted_and_fills_no_log(
    servers: Servers, caplog: pytest.LogCaptureFixture
) -> None:
    before = limits.malformed.values[()]

    for data in (b"NOT HTTP\r\n\r\n", b"GET / HTTP/1.1\r\nno colon\r\n\r\n"):
        assert ask_one(servers.fast, data).status == 400
    upgrade = request("/healthz", "Connection: upgrade", "Upgrade: websocket")
    assert ask_one(servers.fast, upgrade).status == 200

    assert limits.malformed.values[()] == before + 2
    assert [record for record in caplog.records if record.name.startswith("uvicorn")] == []


@pytest.mark.parametrize("last", [b"", b"NOT HTTP\r\n\r\n"])
def test_who_goes_before_two_answers_come_fills_no_log(
    servers: Servers, last: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        with Wire(servers.fast) as wire:
            wire.send(request("/search/?q=bridge") * 2 + last)
        assert ask_one(servers.fast, request("/search/?q=bridge")).status == 200

    assert [record for record in caplog.records if record.name.startswith("uvicorn")] == []


def test_of_very_many_requests_at_once_the_first_are_answered(servers: Servers) -> None:
    with Wire(servers.fast) as wire:
        wire.send(request("/search/?q=bridge") + request("/healthz") * 3000)
        answers = []
        while answer := wire.answer():
            answers.append(answer)

    assert 100 <= len(answers) <= 200
    assert {answer.status for answer in answers} == {200}
    assert answers[-1]["connection"] == "close"


def test_heads_that_fit_are_answered(servers: Servers) -> None:
    fits = request("/healthz", f"Cookie: {'x' * 20_000}", *[f"X-{n}: x" for n in range(90)])

    assert ask_one(servers.fast, fits).status == 200


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"G",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n",
        request("/healthz") + b"GET /",
        request("/healthz") + b"\r\n",
        b"\r\n",
    ],
)
def test_who_does_not_end_a_head_is_not_waited_for(
    servers: Servers, beginning: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "HEAD_WITHIN", 0.5)
    with Wire(servers.fast) as wire:
        wire.send(beginning)
        if b"healthz" in beginning:
            assert wire.answer()
        assert wire.is_closed()


def test_a_trickle_does_not_help(servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "HEAD_WITHIN", 0.5)
    with Wire(servers.fast) as wire:
        wire.send(b"GET / HTTP/1.1\r\n")
        with pytest.raises(CUT_OFF):
            send_on(wire, b"X: x\r\n", every=0.05)


def test_a_body_that_does_not_come_is_not_waited_for(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "BODY_WITHIN", 0.5)
    with Wire(servers.fast) as wire:
        wire.send(request("/healthz", "Content-Length: 1000", method="POST", end="x"))
        while wire.answer():
            pass
        assert wire.is_closed()


@pytest.mark.skipif(
    sys.platform != "linux", reason="only Linux tells a server that nothing is taken"
)
def test_who_takes_nothing_of_an_answer_is_cut_off(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TAKEN_WITHIN", 0.5)
    asked = request(servers.report)
    ask_one(servers.fast, asked)
    with Wire(servers.fast) as wire, pytest.raises(CUT_OFF):
        wire.send(asked * 500_000)
