"""Reading: pages by cursor, what is new, one comment among others, notes for what is gone."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.discussion.actions import change_status, import_comments, withdraw_comment
from onrecord.discussion.models import Actor, Clause, Comment, Discussion, Step
from onrecord.discussion.pages import Order, ShownDiscussion, after, around, first_page, head, page
from onrecord.discussion.pages.cursors import WAYS
from onrecord.discussion.pages.lists import NEW_AT_ONCE
from onrecord.discussion.pages.walks import PAGE
from onrecord.extraction.types import CapturedComment
from onrecord.people.models import User
from onrecord.reports.models import Report
from tests.conftest import NOON, again
from tests.discussion.conftest import Writes

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))


def test_the_newest_comment_comes_first_or_last(write: Writes, report: Report) -> None:
    write("First")
    write("Second")

    assert words(beginning(report, "newest")) == ["Second", "First"]
    assert words(beginning(report, "oldest")) == ["First", "Second"]


def test_a_reply_brings_its_parent_along(write: Writes, report: Report, sami: User) -> None:
    write("The bridge is open", parent=write("Is it?", author=sami))

    newest = beginning(report).comments[0]
    assert newest.parent is not None
    assert (newest.parent.author, newest.parent.html) == ("Sami", "<p>Is it?</p>")
    assert newest.parent.url.endswith(
        f"/discussion/comment/{beginning(report).comments[1].short_id}"
        f"/#c-{beginning(report).comments[1].short_id}"
    )


def test_a_removed_comment_leaves_a_note_with_its_clause_and_nothing_else(
    write: Writes, report: Report, threats: Clause
) -> None:
    comment = write("I will find you")
    write("He did not mean it", parent=comment)
    change_status(
        comment=comment,
        to=Comment.Status.REMOVED,
        by=Actor(Step.Kind.PERSON),
        at=NOON,
        under=threats,
    )

    reply, note = beginning(report).comments
    assert (note.state, note.clause, note.clause_url) == (
        "removed",
        "3. No threats",
        "/standards/#clause-3",
    )
    assert (note.html, note.author, note.flag_url) == ("", "", "")
    assert reply.parent is not None
    assert not reply.parent.is_shown
    assert "find" not in str(beginning(report))


def test_a_withdrawn_comment_leaves_a_note(write: Writes, report: Report, rosa: User) -> None:
    withdraw_comment(comment=write("Hasty words"), author=rosa, at=NOON)

    assert beginning(report).comments[0].state == "withdrawn"
    assert "Hasty" not in str(beginning(report))


def test_a_captured_comment_stands_under_its_unclaimed_name(report: Report) -> None:
    captured = CapturedComment("Erik", "peacemaker", "Understand that many were forced.")
    import_comments(report=report, comments=[captured], at=NOON)

    [comment] = beginning(report).comments
    assert comment.is_imported
    assert comment.at is None
    assert (comment.author, comment.edit_url) == ("Erik", "")
    assert comment.parent is not None
    assert (comment.parent.author, comment.parent.is_shown) == ("peacemaker", False)


def test_the_newsrooms_own_people_are_marked(write: Writes, report: Report, mo: User) -> None:
    write(author=mo)

    assert beginning(report).comments[0].mark == "Newsroom"


def test_a_face_is_made_here_and_stays_the_same(write: Writes, report: Report) -> None:
    write()
    write()

    first, second = beginning(report).comments
    assert first.avatar == second.avatar
    assert first.avatar.startswith("data:image/svg+xml,")
    assert not set(first.avatar) & set("<>\"'#")


def test_new_comments_are_those_after_what_was_seen(write: Writes, report: Report) -> None:
    write("Seen")
    write("New")
    write("Newer")

    assert [str(comment.html) for comment in after(report=report, seq=1)] == [
        "<p>New</p>",
        "<p>Newer</p>",
    ]
    assert head(report=report) == {"seq": 3, "count": 3, "gone": []}


def test_a_great_many_new_comments_come_in_portions(report: Report, rosa: User) -> None:
    fill(report, NEW_AT_ONCE + 5, author=rosa)

    assert len(after(report=report, seq=0)) == NEW_AT_ONCE


@pytest.mark.parametrize("seq", [-1, 2, 10**18])
def test_what_has_not_come_cannot_be_asked_for(write: Writes, report: Report, seq: int) -> None:
    write()

    with pytest.raises(Http404):
        after(report=report, seq=seq)


@pytest.mark.parametrize("cursor", ["", "newest-1-1", "newest-1-1.forged", "\0", "x" * 5000])
def test_a_made_up_cursor_leads_nowhere(report: Report, cursor: str) -> None:
    with pytest.raises(Http404, match="first page"):
        page(report=report, cursor=cursor)


def test_a_cursor_is_good_for_its_own_discussion_only(
    report: Report, world: object, rosa: User
) -> None:
    fill(report, PAGE + 1, author=rosa)
    cursor = cursor_of(beginning(report))
    other = Report(headline="Other", section=world, live=False)
    other.save()
    Discussion.objects.create(report=other)

    with pytest.raises(Http404):
        page(report=other, cursor=cursor)


def test_a_comment_can_be_passed_on_with_what_it_answers(
    write: Writes, report: Report, rosa: User
) -> None:
    asked = write("What about the east lane?")
    fill(report, 100, author=rosa)
    answer = write("It opens in May", parent=asked)
    write("Good", parent=answer)

    shown = around(report=report, short_id=answer.short_id)
    assert "<p>What about the east lane?</p>" in [str(c.html) for c in shown.comments]
    assert "<p>Good</p>" in [str(c.html) for c in shown.comments]
    assert len(shown.comments) < 12


@pytest.mark.parametrize("short_id", ["nowhere", ""])
def test_a_comment_that_is_not_there_is_not_found(report: Report, short_id: str) -> None:
    with pytest.raises(Http404):
        around(report=report, short_id=short_id)


def test_a_discussion_that_is_off_is_not_shown(write: Writes, report: Report) -> None:
    write()
    Discussion.objects.update(state=Discussion.State.OFF)

    assert first_page(report=report) is None


def test_where_there_is_no_discussion_there_is_nothing_to_count(report: Report) -> None:
    Discussion.objects.all().delete()

    for ask in (lambda: head(report=report), lambda: after(report=report, seq=0)):
        with pytest.raises(Http404, match="no discussion"):
            ask()


def test_a_closed_discussion_offers_no_reply(write: Writes, report: Report) -> None:
    write()
    Discussion.objects.update(state=Discussion.State.CLOSED)

    shown = beginning(report)
    assert not shown.is_open
    assert shown.comments[0].reply_url == ""


@pytest.mark.parametrize("order", ["newest", "oldest"])
@given(before=st.integers(0, 3 * PAGE + 1), chance=st.randoms(use_true_random=False))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_walk_shows_each_comment_of_its_snapshot_once_however_many_arrive(
    report: Report, rosa: User, order: Order, before: int, chance: random.Random
) -> None:
    Comment.objects.all().delete()
    Discussion.objects.update(last_seq=0)
    fill(report, before, author=rosa)

    shown = beginning(report, order)
    seen = [comment.seq for comment in shown.comments]
    while shown.more_url:
        fill(report, chance.randrange(2 * PAGE), author=rosa)
        shown = page(report=report, cursor=cursor_of(shown))
        seen += [comment.seq for comment in shown.comments]

    assert sorted(seen) == list(range(1, before + 1))
    assert seen == sorted(seen, reverse=order == "newest")


@pytest.mark.parametrize("size", [10, 5000])
def test_a_page_takes_eight_queries_at_most_whatever_the_size(
    report: Report, rosa: User, size: int
) -> None:
    fill(report, size, author=rosa)
    last = Comment.objects.order_by("-publish_seq")[:1].get()
    Comment.objects.filter(publish_seq__gt=size - 9).exclude(pk=last.pk).update(parent=last)
    asked: list[Callable[[], object]] = [
        *(partial(first_page, report=report, view=view, order=order) for view, order in WAYS),
        lambda: after(report=report, seq=0),
        lambda: around(report=report, short_id=last.short_id),
        lambda: head(report=report),
    ]
    if size > PAGE:
        cursor = cursor_of(beginning(report))
        asked.append(lambda: page(report=report, cursor=cursor))

    for ask in asked:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ask()
        assert len(queries) <= 8


def beginning(report: Report, order: Order = "newest") -> ShownDiscussion:
    """The first page, which is there."""
    shown = first_page(report=report, order=order)
    assert shown is not None
    return shown


def words(shown: ShownDiscussion) -> list[str]:
    """What the comments say, in their order."""
    return [comment.html.removeprefix("<p>").removesuffix("</p>") for comment in shown.comments]


def cursor_of(shown: ShownDiscussion) -> str:
    """The cursor in the address of the next page."""
    return shown.more_url.rstrip("/").rsplit("/", 1)[1]


def fill(report: Report, number: int, *, author: User) -> None:
    """So many comments more, in bulk."""
    discussion = Discussion.objects.get(report=report)
    start = discussion.last_seq
    Comment.objects.bulk_create(
        Comment(
            discussion=discussion,
            author=author,
            status=Comment.Status.PUBLISHED,
            status_at=NOON,
            publish_seq=seq,
            body_source=f"Remark {seq}",
            body_html=f"<p>Remark {seq}</p>",
            created_at=NOON + dt.timedelta(seconds=seq),
            published_at=NOON,
        )
        for seq in range(start + 1, start + number + 1)
    )
    Discussion.objects.filter(pk=discussion.pk).update(
        last_seq=start + number, comment_count=start + number
    )
