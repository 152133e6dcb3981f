"""Editing, withdrawing, leaving: one's own words are one's own, and threads stay whole."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from onrecord.delivery.models import Event
from onrecord.discussion.actions import change_status, edit_comment, withdraw_comment
from onrecord.discussion.models import Actor, Clause, Comment, CommentRevision, Discussion, Step
from onrecord.discussion.pages import first_page
from onrecord.people.actions import change_name, delete_account
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON
from tests.discussion.conftest import Writes

SOON = NOON + dt.timedelta(minutes=14)
LATE = NOON + dt.timedelta(minutes=16)


def test_an_edit_keeps_the_earlier_wording_and_shows(
    write: Writes, rosa: User, report: Report
) -> None:
    comment = write("Teh bridge")

    edit_comment(comment=comment, author=rosa, text="The bridge", at=SOON)

    assert comment.body_html == "<p>The bridge</p>"
    assert comment.edited_at == SOON
    assert CommentRevision.objects.get().body_source == "Teh bridge"
    assert Event.objects.filter(topic=f"discussion:{report.pk}").count() == 2


def test_an_edit_that_changes_nothing_is_none(write: Writes, rosa: User) -> None:
    comment = write("The bridge")

    edit_comment(comment=comment, author=rosa, text="The bridge \r\n", at=SOON)

    assert comment.edited_at is None


def test_after_the_window_an_edit_is_refused(write: Writes, rosa: User) -> None:
    with pytest.raises(PermissionDenied, match="withdraw it"):
        edit_comment(comment=write(), author=rosa, text="Other", at=LATE)


def test_nobody_edits_anothers_words(write: Writes, sami: User) -> None:
    with pytest.raises(PermissionDenied):
        edit_comment(comment=write(), author=sami, text="Other", at=SOON)


def test_an_empty_edit_is_refused(write: Writes, rosa: User) -> None:
    with pytest.raises(ValidationError, match="Write something"):
        edit_comment(comment=write(), author=rosa, text=" ", at=SOON)


def test_a_link_put_in_afterwards_waits_like_one_posted(
    write: Writes, rosa: User, report: Report
) -> None:
    comment = write("Nice bridge")

    edit_comment(comment=comment, author=rosa, text="Nice https://example.org", at=SOON)

    assert comment.status == Comment.Status.HELD
    assert comment.held_because == Comment.Hold.NEWCOMER_LINK
    assert Discussion.objects.get(report=report).comment_count == 0
    shown = first_page(report=report)
    assert shown is not None
    assert shown.comments[0].state == "held"
    assert "example.org" not in str(shown)


def test_a_comment_that_came_to_wait_by_an_edit_can_be_withdrawn(
    write: Writes, rosa: User, report: Report
) -> None:
    comment = write("Nice bridge")
    edit_comment(comment=comment, author=rosa, text="Nice https://example.org", at=SOON)

    withdraw_comment(comment=comment, author=rosa, at=LATE)

    shown = first_page(report=report)
    assert shown is not None
    assert [note.state for note in shown.comments] == ["withdrawn"]


def test_a_withdrawn_comment_is_counted_no_more(write: Writes, rosa: User, report: Report) -> None:
    comment = write()

    withdraw_comment(comment=comment, author=rosa, at=LATE)

    assert Discussion.objects.get(report=report).comment_count == 0
    with pytest.raises(PermissionDenied):
        withdraw_comment(comment=comment, author=rosa, at=LATE)


def test_a_waiting_comment_can_be_edited_and_goes_on_waiting(
    write: Writes, rosa: User, report: Report
) -> None:
    comment = write("See https://example.org")

    edit_comment(comment=comment, author=rosa, text="See the map", at=SOON)

    assert comment.status == Comment.Status.HELD
    assert Discussion.objects.get(report=report).comment_count == 0


def test_a_waiting_comment_can_be_withdrawn(write: Writes, rosa: User, report: Report) -> None:
    comment = write("See https://example.org")

    withdraw_comment(comment=comment, author=rosa, at=LATE)

    shown = first_page(report=report)
    assert shown is not None
    assert shown.comments == ()


def test_who_leaves_takes_the_words_along_and_leaves_the_threads(
    write: Writes, rosa: User, sami: User, report: Report, threats: Clause
) -> None:
    asked = write("Is it safe?")
    edit_comment(comment=asked, author=rosa, text="Is it safe now?", at=SOON)
    write("It is", author=sami, parent=asked)
    removed = write("I will find you")
    change_status(
        comment=removed,
        to=Comment.Status.REMOVED,
        by=Actor(Step.Kind.PERSON),
        at=LATE,
        under=threats,
    )

    delete_account(person=rosa)

    shown = first_page(report=report, order="oldest")
    assert shown is not None
    assert [comment.state for comment in shown.comments] == ["erased", "shown", "removed"]
    assert shown.count == 1
    assert not Comment.objects.filter(author=None).exclude(body_source="").exists()
    assert not CommentRevision.objects.exists()


def test_another_name_is_shown_on_earlier_comments(
    write: Writes, rosa: User, report: Report
) -> None:
    write()
    before = Event.objects.filter(topic=f"discussion:{report.pk}").count()

    change_name(person=rosa, name="Rosa L.", at=NOON)

    assert Event.objects.filter(topic=f"discussion:{report.pk}").count() == before + 1
    shown = first_page(report=report)
    assert shown is not None
    assert shown.comments[0].author == "Rosa L."


def test_what_was_erased_never_comes_back(write: Writes, rosa: User, threats: Clause) -> None:
    removed = write("I will find you")
    change_status(
        comment=removed,
        to=Comment.Status.REMOVED,
        by=Actor(Step.Kind.PERSON),
        at=LATE,
        under=threats,
    )
    delete_account(person=rosa)

    with pytest.raises(ValidationError):
        change_status(
            comment=removed, to=Comment.Status.PUBLISHED, by=Actor(Step.Kind.PERSON), at=LATE
        )


def test_earlier_wordings_can_be_read_while_the_comment_can(
    client: Client, write: Writes, rosa: User, report: Report
) -> None:
    comment = write("It was <b>Tuesday</b>")
    address = f"{report.get_absolute_url()}discussion/comment/{comment.short_id}/earlier/"
    assert client.get(address).status_code == 404
    edit_comment(comment=comment, author=rosa, text="It was Wednesday", at=comment.created_at)

    assert f'href="{address}"' in client.get(f"{report.get_absolute_url()}discussion/").text
    page = client.get(address).text
    assert "It was &lt;b&gt;Tuesday&lt;/b&gt;" in page
    assert "It was Wednesday" in page
    withdraw_comment(comment=comment, author=rosa, at=comment.created_at)
    assert client.get(address).status_code == 404
    change_status(comment=comment, to=Comment.Status.ERASED, by=Actor.author(rosa), at=NOON)
    assert not comment.revisions.exists()
