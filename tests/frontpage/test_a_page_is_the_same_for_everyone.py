"""A public page is made from data: nothing that a browser sends can change a byte of it."""

from __future__ import annotations

import datetime as dt
import gzip

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.delivery.answers import knows
from onrecord.delivery.ready import coding_for
from onrecord.discussion.models import Comment
from onrecord.people.models import User
from onrecord.reports.models import Report

EVIL = "evil.example"
AT = dt.datetime(2026, 11, 28, 12, 0, tzinfo=dt.UTC)
ODD_HEADERS = {
    "X-Forwarded-Host": EVIL,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "444",
    "X-Forwarded-Prefix": "/evil",
    "X-Forwarded-Server": EVIL,
    "X-Forwarded-For": "10.0.0.1",
    "X-Real-IP": "10.0.0.1",
    "X-Host": EVIL,
    "X-Original-URL": "/desk/",
    "X-Rewrite-URL": "/desk/",
    "X-HTTP-Method-Override": "POST",
    "Forwarded": f"host={EVIL};proto=https",
    "Origin": f"https://{EVIL}",
    "Referer": f"https://{EVIL}/<script>",
    "User-Agent": "<script>alert(1)</script>",
    "Accept": "application/json",
    "Accept-Language": "ar, de;q=0.5",
    "Accept-Charset": "utf-16",
    "Cookie": "sessionid=made-up; csrftoken=made-up; wagtail=1",
    "Authorization": "Basic cm9zYTpyb3Nh",
    "Range": "bytes=0-10",
    "If-Modified-Since": "Mon, 02 Mar 2026 12:00:00 GMT",
    "If-Range": '"other"',
    "X-Requested-With": "XMLHttpRequest",
    "Save-Data": "on",
    "DNT": "1",
    "Transfer-Encoding": "identity",
    "Content-Type": "text/xml",
    "X-Timezone": "Pacific/Apia",
    "CloudFront-Viewer-Country": "DE",
}
QUERIES = [
    "?utm_source=x",
    "?page=2",
    "?lang=ar",
    "?preview=1",
    "?q=%00",
    "?order=oldest",
    "?a[]=1",
]


@pytest.fixture
def addresses(flood: Report, remark: Comment) -> list[str]:
    """One page of each kind."""
    report = flood.get_absolute_url()
    return [
        *["/", "/world/", report, f"{report}versions/", f"{report}versions/1/"],
        *[f"{report}discussion/", f"{report}discussion/head.json"],
        *["/archive/", "/archive/2026/03/02/", "/corrections/", "/feeds/all.atom"],
        *["/speakers/", "/speakers/nell-varga/", "/sitemap.xml", "/robots.txt"],
    ]


def test_no_header_changes_a_byte(addresses: list[str], client: Client, kept: None) -> None:
    for address in addresses:
        plain = client.get(address)
        for name, value in ODD_HEADERS.items():
            odd = client.get(address, headers={name: value})
            assert (odd.status_code, odd.content) == (200, plain.content), (address, name)


def test_no_query_changes_a_byte(addresses: list[str], client: Client, kept: None) -> None:
    for address in addresses:
        plain = client.get(address).content
        assert {client.get(address + query).content for query in QUERIES} == {plain}


def test_whoever_is_signed_in_gets_the_same_bytes(
    addresses: list[str], client: Client, ada: User, kept: None
) -> None:
    before = [client.get(address).content for address in addresses]
    client.force_login(ada)

    assert [client.get(address).content for address in addresses] == before


def test_another_host_is_refused_or_gets_the_same_bytes(
    addresses: list[str], client: Client, kept: None
) -> None:
    for address in addresses:
        plain = client.get(address).content
        assert client.get(address, headers={"host": "localhost:81"}).content == plain
        assert client.get(address, headers={"host": EVIL}).status_code == 400


def test_no_page_sets_a_cookie_or_depends_on_one(
    addresses: list[str], client: Client, ada: User
) -> None:
    client.force_login(ada)
    for address in addresses:
        answer = client.get(address)
        assert not answer.cookies
        assert answer["Vary"] == "Accept-Encoding"
        assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_page_names_no_other_host_than_the_newsroom_s(
    addresses: list[str], client: Client
) -> None:
    for address in addresses:
        assert EVIL not in client.get(address, headers={"X-Forwarded-Host": EVIL}).text


def test_two_processes_make_the_same_bytes_of_a_page_in_a_minute(
    addresses: list[str], client: Client
) -> None:
    """So that a tag that one of them gave is known to the other; nothing is kept here."""
    made = []
    for second in (1, 58):
        with time_machine.travel(AT.replace(second=second), tick=False):
            made.append([client.get(address)["ETag"] for address in addresses])

    assert made[0] == made[1]


@pytest.mark.django_db
def test_a_page_tells_machines_too_when_it_was_made(client: Client) -> None:
    with time_machine.travel(AT, tick=False):
        page = client.get("/").text

    made = page.partition("data-clock data-zone")[0].rpartition('datetime="')[2].rpartition('"')[0]
    assert dt.datetime.fromisoformat(made) == AT


def test_the_packed_page_is_the_same_page(addresses: list[str], client: Client, kept: None) -> None:
    for address in addresses:
        packed = client.get(address, headers={"Accept-Encoding": "gzip, br"})
        if packed.headers.get("Content-Encoding") == "gzip":
            assert gzip.decompress(packed.content) == client.get(address).content


def test_who_has_the_page_already_is_told_so(flood: Report, client: Client, kept: None) -> None:
    address = flood.get_absolute_url()
    first = client.get(address)

    again = client.get(address, headers={"If-None-Match": f'"other", W/{first["ETag"]}'})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_the_head_of_a_page_has_no_body(flood: Report, client: Client, kept: None) -> None:
    whole = client.get(flood.get_absolute_url())
    head = client.head(flood.get_absolute_url())

    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == whole["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_a_page_can_only_be_read(flood: Report, client: Client, method: str) -> None:
    assert getattr(client, method)(flood.get_absolute_url()).status_code == 405


@given(st.text(max_size=80))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_header_is_understood_somehow(header: str) -> None:
    assert coding_for(header) in {"", "gzip", "br"}
    assert knows('"tag"', header) in {True, False}


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0.4, GZIP;q=0.5", "gzip"),
        ("br; q=0.5, gzip; q=0.5", "br"),
        ("*", "br"),
        ("gzip;q=0", ""),
        ("gzip; q=0.000, br", "br"),
        ("br;q=0, gzip;q=0, *", ""),
        ("gzip;q=7, br;x=y", ""),
        ("identity", ""),
        ("", ""),
    ],
)
def test_a_page_is_packed_as_its_reader_likes_best(header: str, coding: str) -> None:
    assert coding_for(header) == coding
