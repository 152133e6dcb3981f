"""A serving process hears, works and lets go: from its start to its end."""

from __future__ import annotations

import asyncio
import errno
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from onrecord.delivery import hearing, jobs
from onrecord.delivery.hearing import Heard
from onrecord.delivery.jobs import Work, every
from onrecord.delivery.lifespan import with_lifespan
from onrecord.delivery.models import Event, Lease
from onrecord.delivery.oven import oven
from onrecord.delivery.tail import tail


def run_through(meanwhile: Callable[[], Any]) -> list[str]:
    """Start, do something, stop; what the process answered to both."""
    said: list[str] = []

    async def application(*_: Any) -> None:
        raise AssertionError("The application is not asked about the lifespan.")

    async def live() -> None:
        messages: asyncio.Queue[dict[str, str]] = asyncio.Queue()
        await messages.put({"type": "lifespan.startup"})

        async def send(message: dict[str, str]) -> None:
            said.append(message["type"])
            if message["type"] == "lifespan.startup.complete":
                await asyncio.to_thread(meanwhile)
                await messages.put({"type": "lifespan.shutdown"})

        await with_lifespan(application)({"type": "lifespan"}, messages.get, send)

    asyncio.run(live())
    return said


@pytest.mark.django_db(transaction=True)
def test_from_start_to_end_it_hears_of_changes_and_keeps_pages() -> None:
    states = []

    def meanwhile() -> None:
        states.append((oven.keeps, tail.is_started))

    said = run_through(meanwhile)

    assert said == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    assert states == [(True, True)]
    assert (oven.keeps, tail.is_started) == (False, False)


@pytest.mark.django_db(transaction=True)
def test_a_job_is_done_by_the_one_who_holds_the_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setattr(jobs, "_jobs", {})
    every(seconds=0, name="count", run=lambda: done.append(1))
    one, other = Work(), Work()

    one.run_jobs()
    other.run_jobs()

    assert done == [1]
    assert Lease.objects.count() == 1


@pytest.mark.django_db
def test_a_job_that_fails_does_not_keep_others_from_being_done(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[int] = []
    monkeypatch.setattr(jobs, "_jobs", {})
    every(seconds=60, name="fail", run=lambda: 1 / 0)
    every(seconds=60, name="count", run=lambda: done.append(1))
    work = Work()

    work.run_jobs()
    work.run_jobs()

    assert done == [1]
    assert "fail failed" in caplog.text


@pytest.mark.django_db
def test_a_job_that_waits_for_the_store_is_told_of_once_and_once_when_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    outcomes: list[Exception | None] = [full, full, full, None, None]

    def write() -> None:
        if outcome := outcomes.pop(0):
            raise outcome

    monkeypatch.setattr(jobs, "_jobs", {})
    every(seconds=0, name="write", run=write)
    work = Work()

    for _ in range(5):
        work.run_jobs()

    told = [(record.getMessage(), record.exc_info) for record in caplog.records]
    assert told == [(f"write waits for the store: {full}", None), ("write goes on.", None)]


@pytest.mark.django_db
def test_a_job_that_fails_in_the_same_way_is_told_of_again_within_the_hour_and_no_sooner(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(jobs, "_jobs", {})
    every(seconds=0, name="divide", run=lambda: 1 / 0)
    work = Work()
    begun = time.monotonic()

    for seconds in (0, 1, 3500, 3601):
        monkeypatch.setattr(time, "monotonic", lambda passed=seconds: begun + passed)
        work.run_jobs()

    assert [record.getMessage() for record in caplog.records] == ["divide failed."] * 2


@pytest.mark.django_db(transaction=True)
def test_a_tail_resumes_from_the_newest_event(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Heard] = []
    monkeypatch.setattr(hearing, "_listeners", [heard.append])
    Event.objects.create(topic="report:1")

    tail.begin()
    tail.read()
    assert heard == []

    Event.objects.create(topic="report:2")
    tail.read()
    assert [event.topic for event in heard] == ["report:2"]


def test_being_alive_asks_nobody(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")


@pytest.mark.django_db
def test_being_ready_needs_the_database(client: Client) -> None:
    assert client.get("/readyz").status_code == 200
