"""Whatever could be read in two ways is left to the server's parser; nothing is answered twice."""

from __future__ import annotations

import pytest
from django.test import Client

from onrecord.delivery.fast.plain import plain_request
from onrecord.delivery.fast.protocol import tally
from onrecord.delivery.oven import oven
from tests.delivery.conftest import Servers
from tests.delivery.wire import Wire, ask, ask_one, request

SMUGGLED = request("/smuggled/")
PAGE = "/feeds/"

# Each is refused or read by the server's own parser; none may be answered by the short cut.
NOT_PLAIN = {
    "a body": request(PAGE, "Content-Length: 5", end="hello"),
    "a length of nothing": request(PAGE, "Content-Length: 0"),
    "two lengths": request(PAGE, "Content-Length: 5", "Content-Length: 6", end="hello"),
    "a length and chunks": request(
        PAGE, "Content-Length: 6", "Transfer-Encoding: chunked", end="0\r\n\r\nG"
    ),
    "chunks": request(PAGE, "Transfer-Encoding: chunked", end="0\r\n\r\n"),
    "chunks, with a tab": request(PAGE, "Transfer-Encoding:\tchunked", end="0\r\n\r\n"),
    "chunks, by another spelling": request(PAGE, "Transfer-Encoding: xchunked"),
    "chunks, folded": request(PAGE, "Transfer-Encoding:\r\n chunked", end="0\r\n\r\n"),
    "chunks, space before the colon": request(PAGE, "Transfer-Encoding : chunked"),
    "a bare newline": b"GET /feeds/ HTTP/1.1\nHost: localhost\n\n",
    "one bare newline": b"GET /feeds/ HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n",
    "a bare return": b"GET /feeds/ HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n",
    "a folded line": request(PAGE, "X-Long: one", " two"),
    "no host": request(PAGE, host=None),
    "two hosts": request(PAGE, "Host: evil.example"),
    "another host": request(PAGE, host="evil.example"),
    "a host with a path": request(PAGE, host="localhost/x"),
    "a host with a name before it": request(PAGE, host="evil@localhost"),
    "a whole address": request("http://localhost/feeds/"),
    "another site's whole address": request("http://evil.example/feeds/"),
    "no slash": request("feeds/"),
    "two slashes": request("//feeds/"),
    "two slashes and a host": request("//evil.example/feeds/"),
    "an escape": request("/%66eeds/"),
    "an escaped slash": request("/%2ffeeds/"),
    "dots": request("/x/../feeds/"),
    "a fragment": request("/feeds/#x"),
    "a NUL in the path": request("/feeds/\0"),
    "a NUL in a header": request(PAGE, "X: a\0b"),
    "a byte above ASCII": request(PAGE, "X: \xe9"),
    "a back slash": request("/feeds\\"),
    "an older version": b"GET /feeds/ HTTP/1.0\r\nHost: localhost\r\n\r\n",
    "no version": b"GET /feeds/\r\n\r\n",
    "a version to come": b"GET /feeds/ HTTP/2.0\r\nHost: localhost\r\n\r\n",
    "two spaces": b"GET  /feeds/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a tab": b"GET\t/feeds/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "lower case": b"get /feeds/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a blank line before": b"\r\n" + request(PAGE),
    "another method": request(PAGE, method="POST"),
    "options": request(PAGE, method="OPTIONS"),
    "an upgrade": request(PAGE, "Connection: upgrade", "Upgrade: websocket"),
    "an upgrade to HTTP/2": request(PAGE, "Connection: Upgrade", "Upgrade: h2c"),
    "an expectation": request(PAGE, "Expect: 100-continue"),
    "a close": request(PAGE, "Connection: close"),
    "a close among others": request(PAGE, "Connection: keep-alive, close"),
    "a close by another name": request(PAGE, "Proxy-Connection: close"),
    "a name with an underscore": request(PAGE, "Content_Length: 5"),
    "a name with a space": request(PAGE, "X Y: z"),
    "a name of nothing": request(PAGE, ": z"),
    "a value of nothing": request(PAGE, "X:"),
    "two lists of encodings": request(PAGE, "Accept-Encoding: br", "Accept-Encoding: gzip"),
    "two lists of tags": request(PAGE, 'If-None-Match: "a"', 'If-None-Match: "b"'),
    "a very long line": request(PAGE, f"X: {'x' * 9000}"),
}


@pytest.mark.django_db
def test_the_page_that_is_asked_for_is_there(client: Client) -> None:
    assert client.get(PAGE).status_code == 200


@pytest.mark.parametrize("what", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_the_parser(servers: Servers, what: str) -> None:
    for host in ("localhost", "localhost"):
        ask_one(servers.fast, request(PAGE, host=host))  # it is at hand now
    before = tally.answered

    with Wire(servers.fast) as fast, Wire(servers.plain) as plain:
        for wire in (fast, plain):
            wire.send(NOT_PLAIN[what])
            wire.socket.settimeout(3)
        try:
            found = fast.answer()
        except TimeoutError:
            with pytest.raises(TimeoutError):
                plain.answer()
        else:
            expected = plain.answer()
            assert (found and found.status) == (expected and expected.status)

    assert tally.answered == before


@pytest.mark.parametrize(
    "front",
    [
        request(PAGE, f"Content-Length: {len(SMUGGLED)}"),
        request(PAGE, f"Content-Length: {len(SMUGGLED)}", "Transfer-Encoding: identity"),
        request(PAGE, "Transfer-Encoding: chunked")
        + f"{len(SMUGGLED):x}\r\n".encode()
        + SMUGGLED
        + b"\r\n0\r\n\r\n",
    ],
)
def test_a_request_in_a_body_is_no_request(servers: Servers, front: bytes) -> None:
    whole = front if b"chunked" in front else front + SMUGGLED
    with Wire(servers.fast) as wire:
        wire.send(request(PAGE) + whole + request(PAGE, "Connection: close"))
        answers = []
        while answer := wire.answer():
            answers.append(answer)

    assert {answer.status for answer in answers} <= {200, 400}
    assert len([answer for answer in answers if answer.status == 200]) in {1, 3}


def test_answers_come_in_the_order_of_their_requests(servers: Servers) -> None:
    paths = [PAGE, "/healthz", servers.report, PAGE, "/no-such-page/", PAGE, "/healthz", PAGE] * 3
    alone = {path: ask_one(servers.fast, request(path)) for path in set(paths)}

    answers = ask(servers.fast, *[request(path) for path in paths])

    assert [one.body for one in answers] == [alone[path].body for path in paths]


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize(
    "refused",
    [
        b"NOT HTTP\r\n\r\n",
        request(PAGE, f"X: {'x' * 70_000}"),
        request("/healthz", "Transfer-Encoding: chunked", method="POST", end="no number\r\n"),
        request("http://localhost:99999/"),
    ],
    ids=["no request", "a large head", "a broken body", "no address"],
)
def test_no_refusal_overtakes_an_answer(servers: Servers, refused: bytes, number: int) -> None:
    slow = request("/search/?q=bridge")
    with Wire(servers.fast) as wire:
        wire.send(slow * number + refused + request(PAGE))
        answers = [wire.answer() for _ in range(number)]

        assert [one and one.status for one in answers] == [200] * number
        assert answers[-1]
        assert answers[-1]["connection"] == "close"
        assert wire.is_closed()


def test_a_request_may_come_in_pieces(servers: Servers) -> None:
    asked = request(PAGE, "Accept-Encoding: gzip", 'If-None-Match: W/"x"')
    whole = ask_one(servers.fast, asked)
    with Wire(servers.fast) as wire:
        for place in range(1, len(asked)):
            wire.send(asked[:place])
            wire.send(asked[place:])
            answer = wire.answer()
            assert answer is not None
            assert answer.undated == whole.undated


def test_many_requests_in_pieces_of_any_size(servers: Servers) -> None:
    asked = request(PAGE) * 30
    whole = ask_one(servers.fast, request(PAGE))
    for size in (7, 64, 100, 1000):
        with Wire(servers.fast) as wire:
            for start in range(0, len(asked), size):
                wire.send(asked[start : start + size])
            answers = [wire.answer() for _ in range(30)]
        assert {one and one.body for one in answers} == {whole.body}


def test_who_asks_and_does_not_read_is_not_answered_for_ever(servers: Servers) -> None:
    asked = request(servers.report, "Accept-Encoding: identity")
    ask(servers.fast, asked, asked)
    before = tally.answered
    with Wire(servers.fast) as wire:
        wire.socket.settimeout(1)
        with pytest.raises(TimeoutError):
            wire.send(asked * 500_000)
        unread = tally.answered - before

    assert unread < 5_000


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_one_odd_byte_anywhere_is_enough(place: int) -> None:
    plain = request(PAGE, "Accept-Encoding: gzip", "User-Agent: reader")
    assert plain_request(plain) is not None
    for odd in (0, 0x0A, 0x0D, 0x7F, 0x80, 0xFF):
        assert plain_request(plain[:place] + bytes([odd]) + plain[place:]) is None


def test_a_request_that_is_not_whole_is_not_plain() -> None:
    plain = request(PAGE, "Accept-Encoding: gzip")
    assert all(plain_request(plain[:end]) is None for end in range(len(plain)))


def test_a_connection_that_was_to_be_upgraded_keeps_nobody_waiting(servers: Servers) -> None:
    with Wire(servers.fast) as wire:
        wire.send(request(PAGE, "Connection: upgrade", "Upgrade: websocket"))
        wire.answer()
        oven.clear()
        wire.send(request(PAGE))

        assert ask_one(servers.fast, request(PAGE)).status == 200
