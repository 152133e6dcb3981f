"""The fast path answers what Django answered, header for header, and not a moment longer."""

from __future__ import annotations

import gzip

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.delivery.fast.protocol import tally
from onrecord.delivery.hearing import Heard, hear
from onrecord.delivery.routes import is_baked
from tests.delivery.conftest import Servers
from tests.delivery.wire import Answer, Wire, ask_one, request

CODINGS = ("identity", "gzip", "br")
# Headers and forms of them as browsers, feed readers and meddlers send them.
HEADERS = st.one_of(
    st.sampled_from(
        [
            "Accept-Encoding: gzip, deflate, br, zstd",
            "accept-encoding: br;q=0, gzip;q=0.5",
            "Accept-Encoding: *;q=0",
            "Accept-Encoding: gzip;q=2",
            "Connection: keep-alive",
            "Connection: Keep-Alive",
            "Connection: close",
            "Connection: keep-alive, close",
            "Proxy-Connection: close",
            "If-None-Match: *",
            'If-None-Match: "made-up", W/"other"',
            "If-Modified-Since: Mon, 02 Mar 2026 12:00:00 GMT",
            "Range: bytes=0-10",
            "Cookie: sessionid=short; csrftoken=made-up",
            "Cookie: sessionid=abcdefghijklmnopqrstuvwxyz012345",
            "Content-Length: 0",
            "Content-Type: text/xml; charset=made-up",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-For: 10.0.0.1",
            "X_Forwarded_Proto: https",
            "Origin: https://evil.example",
            "User-Agent: <script>",
            "X-HTTP-Method-Override: POST",
            "Host: evil.example",
            "Upgrade-Insecure-Requests: 1",
            "Empty:",
            "Spaced:  two  ",
        ]
    ),
    st.from_regex(r"\A[A-Za-z][A-Za-z-]{0,12}: [!-~]{1,30}\Z").filter(
        lambda line: not line.lower().startswith(("upgrade:", "transfer-", "content-l", "expect"))
    ),
)


def fast(servers: Servers, data: bytes, *, to_head: bool = False) -> Answer:
    """The answer of the fast path itself: asked again until it was counted, since an event that is
    heard late may drop the page between two askings."""
    for _ in range(5):
        before = tally.answered
        found = ask_one(servers.fast, data, to_head=to_head)
        if tally.answered == before + 1:
            return found
    raise AssertionError(f"took the long way: {data[:200]!r}")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "baked"), [("/", True), ("/topics/", True), ("/me.json", False), ("/no//", False)]
)
def test_an_address_is_known_as_one_of_a_baked_page(address: str, baked: bool) -> None:
    assert is_baked(address) is baked


def test_every_page_is_the_same_in_every_variant(servers: Servers) -> None:
    compared = 0
    for address in servers.pages:
        for coding in CODINGS:
            asked = request(address, f"Accept-Encoding: {coding}")
            slow = ask_one(servers.plain, asked)
            if slow.status != 200:
                continue
            again = request(
                address, f"Accept-Encoding: {coding}", f"If-None-Match: W/{slow['etag']}"
            )
            head = request(address, f"Accept-Encoding: {coding}", method="HEAD")
            assert fast(servers, asked).undated == slow.undated, address
            assert fast(servers, again).undated == ask_one(servers.plain, again).undated
            bare = fast(servers, head, to_head=True)
            assert bare.undated == ask_one(servers.plain, head, to_head=True).undated
            compared += 1
    assert compared > 100


def test_the_variants_are_the_same_page(servers: Servers) -> None:
    plain, packed, smaller = (
        fast(servers, request(servers.report, f"Accept-Encoding: {coding}")) for coding in CODINGS
    )

    assert gzip.decompress(packed.body) == plain.body == brotli.decompress(smaller.body)
    assert (packed["content-encoding"], smaller["content-encoding"]) == ("gzip", "br")
    assert len({plain["etag"], packed["etag"], smaller["etag"]}) == 3
    assert {one["vary"] for one in (plain, packed, smaller)} == {"Accept-Encoding"}


def test_not_modified_tells_no_length(servers: Servers) -> None:
    tag = fast(servers, request(servers.report))["etag"]

    answer = fast(servers, request(servers.report, f'If-None-Match: "x", {tag}'))

    assert (answer.status, answer.body) == (304, b"")
    assert {"content-length", "content-type"}.isdisjoint(dict(answer.headers))


def test_a_query_does_not_lead_around_it(servers: Servers) -> None:
    plain = fast(servers, request(servers.report))

    assert fast(servers, request(f"{servers.report}?utm_source=x&q=%00")).undated == plain.undated


def test_what_an_event_drops_is_not_answered_again(servers: Servers) -> None:
    asked = request(servers.report)
    fast(servers, asked)
    before = tally.answered

    hear([Heard(id=10**9 + 1, topic=servers.topic, detail={})])
    ask_one(servers.fast, asked)

    assert tally.answered == before


@pytest.mark.parametrize("cookie", ["sessionid=short", "csrftoken=made-up", "a=1; sessionid=x"])
def test_no_broken_cookie_has_a_new_one_sent_along(servers: Servers, cookie: str) -> None:
    for port in (servers.plain, servers.fast):
        answer = ask_one(port, request(servers.report, f"Cookie: {cookie}"))
        assert "set-cookie" not in dict(answer.headers)
        assert answer["vary"] == "Accept-Encoding"


@given(headers=st.lists(HEADERS, max_size=6), method=st.sampled_from(["GET", "HEAD"]))
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_headers_make_a_difference(servers: Servers, headers: list[str], method: str) -> None:
    asked = request(servers.report, *headers, method=method)
    is_head = method == "HEAD"

    slow = ask_one(servers.plain, asked, to_head=is_head)

    with Wire(servers.fast) as wire:
        for _ in range(2):
            wire.send(asked)
            found = wire.answer(to_head=is_head)
            assert found is not None
            # Refusals are Django's on both ports, and each may be worded for its own request.
            assert found.status == slow.status
            assert found.status >= 400 or found.undated == slow.undated
            if "connection" in dict(slow.headers):
                # What uvicorn refuses as no request at all is told with a body, to HEAD too.
                assert is_head or wire.is_closed()
                break
