"""Whoever watches the site is told its numbers, of every process; nobody else is."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.test import Client

from onrecord.delivery import sharing
from onrecord.delivery.sharing import Shared
from onrecord.discussion.actions import post_comment
from onrecord.discussion.actions.recounting import recount_discussions
from onrecord.discussion.models import Discussion, Mode
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON
from tests.limits import a_disk_that_takes_no_more

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Where the processes of this site share their numbers."""
    settings.DATA = tmp_path
    (tmp_path / "numbers").mkdir()
    return tmp_path / "numbers"


def numbers(client: Client) -> dict[str, float]:
    """What is told: each line's name with its labels, and its number."""
    text = client.get("/metrics").content.decode()
    lines = [line.rpartition(" ") for line in text.splitlines() if line[:1] != "#"]
    return {name: float(number) for name, _, number in lines}


def ours(name: str) -> str:
    """The name of a number of this process."""
    return f'onrecord_{name}{{process="{os.getpid()}"}}'


def test_requests_are_counted_by_kind_and_status(client: Client) -> None:
    name = f'onrecord_requests_total{{kind="page",process="{os.getpid()}",status="404"}}'
    before = numbers(client).get(name, 0)

    client.get("/no-such-page/")

    assert numbers(client)[name] == before + 1


def test_a_page_that_is_made_is_counted(client: Client, report: Report) -> None:
    before = numbers(client).get(ours("renders_total"), 0)

    client.get(report.get_absolute_url())

    assert numbers(client)[ours("renders_total")] > before


def test_each_process_s_numbers_are_told_by_any_of_them(client: Client, folder: Path) -> None:
    other = Shared(counts={"events_heard": [((), 7)]}, gauges={"streams_open": 40.0})
    (folder / "4242.json").write_bytes(msgspec.json.encode(other))

    told = numbers(client)

    assert told['onrecord_streams_open{process="4242"}'] == 40
    assert told['onrecord_events_heard_total{process="4242"}'] == 7
    assert told[ours("streams_open")] == 0


def test_a_full_disk_keeps_nobody_from_the_numbers(client: Client, folder: Path) -> None:
    with a_disk_that_takes_no_more():
        told = numbers(client)

    assert told[ours("streams_open")] == 0
    assert not (folder / f"{os.getpid()}.json").exists()


def test_a_process_that_ended_is_told_no_more(client: Client, folder: Path) -> None:
    file = folder / "4242.json"
    file.write_bytes(msgspec.json.encode(Shared(counts={}, gauges={"streams_open": 40.0})))
    long_ago = file.stat().st_mtime - sharing.GONE - 1
    os.utime(file, (long_ago, long_ago))

    assert 'onrecord_streams_open{process="4242"}' not in numbers(client)
    assert not file.exists()


def test_comments_that_wait_are_told(client: Client, report: Report, rosa: User) -> None:
    Discussion.objects.filter(report=report).update(mode=Mode.PRE)
    post_comment(author=rosa, report=report, text="Look at this.", at=NOON)

    assert numbers(client)["onrecord_moderation_queue"] == 1


def test_a_count_that_drifted_is_told(client: Client, report: Report) -> None:
    before = numbers(client).get(ours("count_drift_total"), 0)
    Discussion.objects.filter(report=report).update(comment_count=5)

    recount_discussions()

    assert numbers(client)[ours("count_drift_total")] == before + 1


@pytest.mark.parametrize(
    "name",
    [
        *["tasks_waiting", "mail_waiting", "moderation_queue"],
        *["events_lag_seconds", "oven_bytes"],
    ],
)
def test_what_waits_is_among_the_numbers(client: Client, name: str) -> None:
    found = {re.sub(r"\{.*", "", one) for one in numbers(client)}

    assert f"onrecord_{name}" in found


@pytest.mark.parametrize(
    "asks",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_AUTHORIZATION": "Bearer "},
        {"REMOTE_ADDR": "192.0.2.7", "HTTP_AUTHORIZATION": "Bearer wrong"},
    ],
)
def test_for_everybody_else_there_is_no_such_page(
    client: Client, settings: Any, asks: dict[str, str]
) -> None:
    assert client.get("/metrics", **asks).status_code == 404
    settings.METRICS_TOKEN = "right"
    assert client.get("/metrics", **asks).status_code == 404


def test_who_has_the_token_may_read_them_from_elsewhere(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = "right"

    answer = client.get("/metrics", REMOTE_ADDR="192.0.2.7", HTTP_AUTHORIZATION="Bearer right")

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("address", ["/healthz", "/healthz/work", "/readyz", "/metrics"])
def test_what_watches_beside_the_site_need_not_speak_https(address: str, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get(address).status_code in {200, 503}
    assert Client().get("/healthzone/").status_code == 301
    assert Client().get("/about/").status_code == 301
