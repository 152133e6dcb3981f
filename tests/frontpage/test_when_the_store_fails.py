"""Where the store takes nothing, readers are told in words, and lose nothing that they typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from onrecord.delivery.troubles import Trouble, trouble_of, watch
from onrecord.delivery.watching import Lookout
from onrecord.discussion.models import Comment
from onrecord.people.models import User
from onrecord.reports.models import Report

WORDS = "The bridge opened on time, and I was there <to see> it.\nBoth lanes."


@pytest.fixture(autouse=True)
def all_is_well() -> Iterator[None]:
    """What one test met is not told in the next."""
    yield
    watch.clear()


@contextmanager
def a_store_that_takes_nothing() -> Iterator[None]:
    """The database refuses to write, as on a disk that is mounted for reading."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only = ON")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA query_only = OFF")
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET transaction_read_only = on")
        yield
        transaction.set_rollback(True)  # which is what ends it


@contextmanager
def a_full_store() -> Iterator[None]:
    """The database may not become larger than it is, and has hardly a page that is free."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE filling (what)")
        cursor.execute("PRAGMA freelist_count")
        [free] = cursor.fetchone()
        cursor.execute(f"INSERT INTO filling VALUES (zeroblob({max(free - 4, 0) * 4096}))")
        cursor.execute("PRAGMA page_count")
        [size] = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {size}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
            cursor.execute("DROP TABLE IF EXISTS filling")


def post(client: Client, report: Report, **facts: str) -> HttpResponse:
    """Send a comment as the form does."""
    sent = {"text": WORDS, "posting_key": "k1", **facts}
    return client.post(f"/discussion/{report.short_id}/write/", sent)


def test_who_writes_while_the_store_is_known_to_be_down_is_told_so_at_once(
    client: Client,
    rosa: User,
    report: Report,
    django_assert_num_queries: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    client.force_login(rosa)
    lost = OperationalError("the connection is lost")
    lost.__cause__ = OSError("nobody is there")
    assert watch.meet(lost) is Trouble.DOWN

    with django_assert_num_queries(0):
        answer = post(client, report)

    assert answer.status_code == 503
    assert caplog.text == ""  # the log has said it once, and needs no line for each of them
    assert escape(WORDS) in answer.content.decode()
    assert client.get(report.get_absolute_url()).status_code == 200
    watch.clear()
    assert post(client, report).status_code == 303


def test_a_comment_that_cannot_be_kept_comes_back_to_be_sent_again(
    client: Client, rosa: User, report: Report
) -> None:
    client.force_login(rosa)

    with a_store_that_takes_nothing():
        answer = post(client, report)

    page = answer.content.decode()
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"
    assert "takes nothing new just now" in page
    assert "I was there &lt;to see&gt; it.\nBoth lanes.</textarea>" in page
    assert f'action="/discussion/{report.short_id}/write/"' in page
    assert 'name="posting_key" value="k1"' in page
    assert not Comment.objects.exists()


def test_a_password_is_not_sent_back(client: Client, rosa: User, report: Report) -> None:
    client.force_login(rosa)

    with a_store_that_takes_nothing():
        answer = post(client, report, password="correct horse battery")

    assert answer.status_code == 503
    assert b"correct horse" not in answer.content


def test_who_signs_up_is_not_told_that_they_try_too_often(client: Client, db: None) -> None:
    form = {"name": "Lina", "email": "lina@example.org", "password1": "a quiet harbour at dawn"}

    with a_store_that_takes_nothing():
        answer = client.post("/account/signup/", form)

    assert answer.status_code == 503
    assert "takes nothing new just now" in answer.content.decode()
    assert "harbour" not in answer.content.decode()


def test_who_asks_for_data_is_told_in_data(client: Client, rosa: User, report: Report) -> None:
    client.force_login(rosa)

    with a_store_that_takes_nothing():
        answer = client.post(
            f"/discussion/{report.short_id}/write/",
            {"text": WORDS},
            headers={"Accept": "application/json"},
        )

    assert answer.status_code == 503
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["retry_after"] == int(answer["Retry-After"])
    assert "takes nothing new" in answer.json()["detail"]


def test_reading_goes_on(client: Client, report: Report) -> None:
    with a_store_that_takes_nothing():
        assert client.get(report.get_absolute_url()).status_code == 200
        assert client.get("/").status_code == 200


def test_pages_say_it_before_anybody_types_and_stop_once_it_is_over(
    client: Client, rosa: User
) -> None:
    client.force_login(rosa)
    lookout = Lookout()

    with a_store_that_takes_nothing():
        lookout.look()
        assert "takes nothing new" in client.get("/me.json").json()["notice"]
    lookout.look()

    assert client.get("/me.json").json()["notice"] == ""


@pytest.mark.django_db
def test_one_writer_too_many_is_not_told_of_as_a_store_that_takes_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def is_busy(*_: Any) -> None:
        busy = sqlite3.OperationalError("database is locked")
        busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
        raise OperationalError("database is locked") from busy

    with connection.execute_wrapper(is_busy):
        Lookout().look()

    assert watch.trouble is None
    assert caplog.messages == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL's disk cannot be filled")
def test_a_full_disk_is_named(client: Client, rosa: User, report: Report) -> None:
    client.force_login(rosa)
    with a_full_store():
        for number in range(40):
            answer = post(client, report, text=WORDS * 40 + str(number), posting_key=str(number))
            if answer.status_code == 503:
                break

    assert b"its disk is full" in answer.content
    assert watch.trouble is Trouble.FULL


def test_a_fault_of_ours_stays_one() -> None:
    assert trouble_of(ValueError("wrong")) is None
    with pytest.raises(sqlite3.Error) as no_file:
        sqlite3.connect("/no/such/folder/site.sqlite3")
    assert trouble_of(no_file.value) is Trouble.DOWN
    assert trouble_of(OSError(28, "No space left on device")) is Trouble.FULL
