"""Following: told on the site of what is new, by mail once a day, and never of one's own words."""

from __future__ import annotations

import datetime as dt
import os
import threading
from contextlib import closing

import pytest
from django.db import connection, transaction
from django.test import Client

from onrecord.delivery.models import Event
from onrecord.discussion.actions import post_comment
from onrecord.discussion.actions.following import (
    follow_discussion,
    follow_person,
    tell_followers,
)
from onrecord.discussion.models import Discussion
from onrecord.people.actions import ignore
from onrecord.people.models import Follow, Kind, Notice, OutboxMail, User
from onrecord.people.tasks import send_digests
from onrecord.reports.models import Report
from tests.conftest import FOLLOWING, NOON, a_report, verified
from tests.discussion.conftest import Writes

pytestmark = FOLLOWING
LATER = NOON + dt.timedelta(days=9)


@pytest.fixture
def follower(sami: User, report: Report) -> User:
    """Sami, who follows the discussion."""
    discussion = Discussion.objects.get(report=report)
    follow_discussion(person=sami, discussion=discussion, at=NOON)
    return sami


def test_a_follower_is_told_of_what_is_new_once(write: Writes, follower: User) -> None:
    write()
    write()
    write(author=follower)
    for _ in range(3):
        tell_followers(at=LATER)

    notice = Notice.objects.get(person=follower)
    assert (notice.kind, notice.count) == (Kind.FOLLOWED, 2)
    write()
    tell_followers(at=LATER)
    notice.refresh_from_db()
    assert notice.count == 3


def test_what_was_there_before_is_no_news(write: Writes, sami: User, report: Report) -> None:
    write()
    discussion = Discussion.objects.get(report=report)
    follow_discussion(person=sami, discussion=discussion, at=NOON)
    tell_followers(at=LATER)

    assert not Notice.objects.exists()


def test_a_person_is_followed_across_reports(write: Writes, rosa: User, sami: User) -> None:
    write()
    follow_person(person=sami, followed=rosa, at=NOON + dt.timedelta(minutes=5))
    write()
    tell_followers(at=LATER)

    assert Notice.objects.get(person=sami).url == f"/people/{rosa.pk}/"
    assert Follow.objects.get().news == 1


def test_a_comment_of_an_earlier_moment_that_comes_later_is_told_too(
    write: Writes, ed: User, sami: User
) -> None:
    follow_person(person=sami, followed=ed, at=NOON - dt.timedelta(hours=1))
    write("The later one", author=ed, at=NOON + dt.timedelta(hours=2))
    tell_followers(at=LATER)

    write("Committed after it", author=ed, at=NOON + dt.timedelta(hours=1))
    tell_followers(at=LATER)

    assert Notice.objects.get(person=sami).count == 2


def test_who_has_lost_the_place_in_the_events_tells_all_that_is_new(
    write: Writes, follower: User
) -> None:
    write()
    tell_followers(at=LATER)
    write()
    Event.objects.all().delete()
    tell_followers(at=LATER)
    tell_followers(at=LATER)

    assert Notice.objects.get(person=follower).count == 2


def test_one_mail_a_day_tells_of_all_that_is_new(write: Writes, follower: User, rosa: User) -> None:
    verified(follower)
    follow_person(person=follower, followed=rosa, at=NOON - dt.timedelta(hours=1))
    write()
    tell_followers(at=LATER)
    send_digests()
    write()
    tell_followers(at=LATER)
    send_digests()

    mail = OutboxMail.objects.get()
    assert "Bridge reopens after repairs: 1 new" in mail.words
    assert "Rosa: 1 new" in mail.words


def test_who_stops_following_hears_no_more(
    client: Client, write: Writes, follower: User, report: Report
) -> None:
    client.force_login(follower)
    address = f"/discussion/{report.short_id}/follow/"
    assert "You follow this already" in client.get(address).text
    assert client.post(address, {"stop": "1"}).status_code == 303
    write()
    tell_followers(at=LATER)

    assert not Notice.objects.exists()


def test_following_is_found_again_and_stopped_in_one_list(
    client: Client, rosa: User, sami: User
) -> None:
    client.force_login(sami)
    client.post(f"/account/follow/{rosa.pk}/")
    assert "Rosa" in client.get("/account/following/").text

    client.post("/account/following/", {"stop": f"person:{rosa.pk}"})
    assert not Follow.objects.exists()


def test_whom_one_ignores_is_told_in_the_private_call_alone(
    client: Client, write: Writes, rosa: User, sami: User, report: Report
) -> None:
    write("Plain words")
    page = _discussion(Client(), report)
    client.force_login(sami)
    ignore(person=sami, ignored=rosa, at=NOON)

    assert client.get("/me.json").json()["person"]["ignored"] == [f"/people/{rosa.pk}/"]
    assert _discussion(client, report) == page
    assert f'data-author="/people/{rosa.pk}/"' in page


def _discussion(client: Client, report: Report) -> str:
    """The report's page from its discussion on; above it stands when it was made."""
    return client.get(report.get_absolute_url()).text.partition('id="discussion"')[2]


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="SQLite has one writer at a time")
def test_what_another_connection_commits_late_is_told_too(
    follower: User, report: Report, rosa: User, ed: User
) -> None:
    other = a_report(editor=ed, section=report.section, headline="Ferry laid up")
    follow_discussion(person=follower, discussion=Discussion.objects.get(report=other), at=NOON)
    has_written, may_commit = threading.Event(), threading.Event()

    def write_and_wait() -> None:
        with closing(connection), transaction.atomic():
            post_comment(author=rosa, report=report, text="Written first", at=NOON)
            has_written.set()
            may_commit.wait(30)

    slow = threading.Thread(target=write_and_wait)
    slow.start()
    assert has_written.wait(30)
    post_comment(author=rosa, report=other, text="Committed first", at=NOON)
    tell_followers(at=LATER)
    may_commit.set()
    slow.join()
    tell_followers(at=LATER)

    told = Notice.objects.filter(person=follower).values_list("url", "count")
    assert len(told) == 2
    assert {count for _, count in told} == {1}
