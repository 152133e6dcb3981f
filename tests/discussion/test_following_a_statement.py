"""Who follows a statement hears of comments about it and of what changes on its record."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from onrecord.discussion.actions import About, post_comment
from onrecord.discussion.actions.following import tell_followers
from onrecord.people.models import Follow, Kind, Notice, User
from onrecord.record.actions import answer_check, confirm_entries, reject_entries
from onrecord.record.models import Check, Statement
from onrecord.reports.actions import correct_report
from onrecord.reports.models import Report, Section
from tests.conftest import FOLLOWING, NOON, a_report

pytestmark = FOLLOWING
LATER = NOON + dt.timedelta(days=1)
WORDS = "“630 men and 17 women left, 650 people in all,” the ministry said."


@pytest.fixture
def report(ed: User, world: Section) -> Report:
    """A report with a statement whose sum does not hold."""
    body = [("paragraph", f"<p>{WORDS}</p>"), ("paragraph", "<p>Nobody else counted them.</p>")]
    return a_report(editor=ed, section=world, body=body)


@pytest.fixture
def statement(report: Report, ed: User) -> Statement:
    """It, on record."""
    statement = Statement.objects.filter(report=report).first()
    assert statement is not None
    confirm_entries(entries=[statement], editor=ed, at=NOON)
    return statement


@pytest.fixture
def follower(client: Client, statement: Statement, sami: User) -> User:
    """Sami, who follows it."""
    client.force_login(sami)
    assert client.post(f"/account/follow/statements/{statement.pk}/").status_code == 303
    return sami


def told(person: User) -> list[str]:
    tell_followers(at=LATER)
    rows = Notice.objects.unread().filter(person=person, kind=Kind.FOLLOWED)
    return sorted(row.words.partition(":")[0] for row in rows)


def test_comments_about_it_are_told_and_others_are_not(
    follower: User, statement: Statement, report: Report, rosa: User
) -> None:
    about = About(entry=f"s-{statement.pk}")
    post_comment(author=rosa, report=report, text="About all", at=NOON)
    assert told(follower) == []
    post_comment(author=rosa, report=report, text="Who counted?", about=about, at=LATER)

    assert told(follower) == told(follower) == ["A new comment"]
    assert Notice.objects.get(person=follower).url == f"/statements/{statement.pk}/"


def test_a_check_that_is_answered_is_told(
    follower: User, statement: Statement, report: Report, ed: User
) -> None:
    assert told(follower) == []
    check = Check.objects.filter(report=report, version__isnull=False).first()
    assert check is not None
    Check.objects.filter(pk=check.pk).update(operands=[f"statement:{statement.pk}"])
    assert Follow.objects.get().known
    answer_check(check=check, editor=ed, answer="Three children are counted in.")

    assert told(follower) == ["A check of this statement changed"]
    assert Follow.objects.get().news == 1


def test_a_correction_of_its_report_is_told(follower: User, report: Report, ed: User) -> None:
    report.refresh_from_db()
    correct_report(report=report, editor=ed, kind="correction", text="It was Tuesday.", at=NOON)

    assert told(follower) == told(follower) == ["The report of this statement was corrected"]


def test_what_is_taken_off_the_record_is_told(
    follower: User, statement: Statement, ed: User
) -> None:
    reject_entries(entries=[statement], editor=ed, at=LATER)

    assert told(follower) == ["The record of this statement changed"]


def test_it_stands_in_the_list_of_what_one_follows_and_is_stopped_there(
    client: Client, follower: User, statement: Statement
) -> None:
    page = client.get("/account/following/").text
    assert f"/statements/{statement.pk}/" in page
    client.post("/account/following/", {"stop": f"statement:{statement.pk}"})

    assert not Follow.objects.exists()


def test_what_is_not_on_record_cannot_be_followed(
    client: Client, report: Report, sami: User
) -> None:
    client.force_login(sami)
    suggested = Statement.objects.filter(report=report).first()
    assert suggested is not None

    assert client.get(f"/account/follow/statements/{suggested.pk}/").status_code == 404
