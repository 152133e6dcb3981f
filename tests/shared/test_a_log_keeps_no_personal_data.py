"""What is logged tells nothing of a person, and names the request that a reader can name too."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st

from onrecord.config.logs import JsonLines, Lines, log_settings
from onrecord.shared.privacy import without_personal_data

MAIL, NET_4, NET_6 = "canary.reader+x@mail.example", "203.0.113.77", "2001:db8:77::9:1"
TOKEN, HEX = "aGVsbG8tY2FuYXJ5LTEyMzQ1Njc4OQ", "0123456789abcdef" * 4
SIGNED = "MTI:1vKx9Z:tNqM-3cYb2bGJgT1w0o9c_0kUjQmXyYz1aBcDeFgHiJ"
QUESTION = "next=%2Faccount%2F&code=canary"
CANARIES = [MAIL, NET_4, NET_6, TOKEN, HEX, SIGNED, "canary"]


def fail(request: HttpRequest, token: str) -> HttpResponse:
    """A view that breaks with everything in its words that a database or mail server may say."""
    words = f"Key (email)=({MAIL}) exists; {NET_4}:443 [{NET_6}] {HEX} {SIGNED} {request.path}"
    raise RuntimeError(f"{words}?{QUESTION}")


handler500 = "onrecord.frontpage.views.errors.broken"
urlpatterns = [path("break/<str:token>/", fail)]


@pytest.fixture(params=[Lines("%(levelname)s %(name)s: %(message)s"), JsonLines()])
def log(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is written, in each of the forms."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(request.param)
    logging.getLogger("django").addHandler(handler)
    yield written
    logging.getLogger("django").removeHandler(handler)


@pytest.fixture
def broken(settings: Any) -> Client:
    """A browser on a site with a page that breaks."""
    here: ModuleType = sys.modules[__name__]
    settings.ROOT_URLCONF = here
    return Client(raise_request_exception=False, REMOTE_ADDR=NET_4)


@pytest.mark.django_db
def test_a_failure_is_logged_without_what_tells_of_a_person(
    broken: Client, log: io.StringIO
) -> None:
    broken.get(f"/break/{TOKEN}/?{QUESTION}")

    told = log.getvalue()
    assert "RuntimeError" in told
    assert "test_a_log_keeps_no_personal_data" in told
    assert [canary for canary in CANARIES if canary in told] == []


@pytest.mark.django_db
def test_the_page_about_a_failure_names_the_request_as_the_log_does(
    broken: Client, log: io.StringIO
) -> None:
    page = broken.get(f"/break/{TOKEN}/")

    named = re.search(rb"<code>([0-9a-f]{8})</code>", page.content)
    assert page.status_code == 500
    assert named
    assert named[1].decode() in log.getvalue()


@pytest.mark.django_db
def test_two_requests_have_ids_of_their_own(broken: Client) -> None:
    pages = {broken.get(f"/break/{TOKEN}/").content for _ in range(3)}

    assert len(pages) == 3


def test_json_is_one_object_a_line() -> None:
    record = logging.LogRecord(
        "onrecord", logging.WARNING, "", 0, "Two\nlines of %s", (MAIL,), None
    )

    (line,) = JsonLines().format(record).splitlines()

    told = json.loads(line)
    assert (told["level"], told["logger"]) == ("warning", "onrecord")
    assert told["says"] == "Two\nlines of …@…"


@pytest.mark.parametrize(
    "words",
    [
        "Not Found: /world/20260302-647-people-leave-the-old-town-0k3v7/",
        "Event 412 was not taken in.",
        "2026-03-02 12:00:00,412 WARNING onrecord.delivery.tail: trying again",
        "/srv/onrecord/lib/python3.11/site-packages/django/core/handlers/base.py, line 197",
        "Is it so? Nobody knows.",
    ],
)
def test_what_tells_of_nobody_stays(words: str) -> None:
    assert without_personal_data(words) == words


@given(st.text(alphabet="ab1.@-+?=&/: x", max_size=200))
def test_what_was_cleaned_stays_as_it_is(text: str) -> None:
    once = without_personal_data(text)

    assert without_personal_data(once) == once


def test_a_form_that_does_not_exist_is_refused_by_the_setting_s_name() -> None:
    with pytest.raises(ImproperlyConfigured, match="ONRECORD_LOG_FORMAT"):
        log_settings("xml")


@pytest.mark.django_db
def test_what_strangers_do_wrong_has_no_line(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(enforce_csrf_checks=True)

    refused = [
        client.post("/notice/", {"words": "without a token"}),
        client.get("/", headers={"host": "evil.example"}),
        client.options("*"),
    ]

    assert [answer.status_code for answer in refused] == [403, 400, 404]
    assert caplog.text == ""
