"""Posting: what is kept, what waits, what is refused and how its author is told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from onrecord.delivery.models import Event
from onrecord.discussion.actions import change_discussion, change_status, post_comment
from onrecord.discussion.models import Actor, Comment, Discussion, Step
from onrecord.people.models import TooOftenError, User
from onrecord.reports.models import Report
from tests.conftest import NOON, again
from tests.discussion.conftest import Writes

# Made once: no test here needs another one.
world, report = map(again, ("world", "report"))


def test_a_comment_is_read_at_once_and_counted(write: Writes, report: Report) -> None:
    comment = write("The **east** lane is still shut.")

    assert comment.is_published
    assert comment.publish_seq == 1
    assert comment.body_html == "<p>The <strong>east</strong> lane is still shut.</p>"
    assert report.discussion.comment_count == 1


def test_every_process_hears_of_a_comment(write: Writes, report: Report) -> None:
    write()
    write()

    heard = Event.objects.filter(topic=f"discussion:{report.pk}").last()
    assert heard is not None
    assert heard.detail == {"seq": 2, "count": 2}


def test_the_desk_keeps_who_posted(write: Writes, rosa: User) -> None:
    comment = write()

    entry = ModelLogEntry.objects.for_instance(comment).get()
    assert (entry.action, entry.user) == ("discussion.comment_posted", rosa)


def test_a_form_sent_twice_posts_once(write: Writes) -> None:
    first = write("Same words", posting_key="a-form")
    again = write("Same words", posting_key="a-form")

    assert again == first
    assert Comment.objects.count() == 1


def test_a_form_sent_again_with_other_words_is_another_comment(write: Writes) -> None:
    write("These words", posting_key="a-form")
    write("Those words", posting_key="a-form")

    assert Comment.objects.count() == 2


def test_a_reply_belongs_to_its_parent(write: Writes) -> None:
    parent = write()

    assert write("I agree", parent=parent).parent == parent


def test_a_reply_to_what_is_gone_is_refused_with_advice(write: Writes) -> None:
    parent = write()
    change_status(comment=parent, to=Comment.Status.REMOVED, by=Actor(Step.Kind.PERSON), at=NOON)

    with pytest.raises(ValidationError, match="no longer shown"):
        write("I agree", parent=parent)


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u202e", "\x00"])
def test_an_empty_comment_is_refused(rosa: User, report: Report, text: str) -> None:
    with pytest.raises(ValidationError, match="Write something"):
        post_comment(author=rosa, report=report, text=text, at=NOON)


def test_an_endless_comment_is_refused_with_its_length(write: Writes) -> None:
    with pytest.raises(ValidationError, match="5,001 characters and may have 5,000"):
        write("a" * 5001)


def test_many_comments_at_once_are_refused_with_the_wait(rosa: User, report: Report) -> None:
    for number in range(5):
        post_comment(author=rosa, report=report, text=f"Remark {number}", at=NOON)

    with pytest.raises(TooOftenError, match="Wait 30 seconds"):
        post_comment(author=rosa, report=report, text="One more", at=NOON)
    later = NOON + dt.timedelta(seconds=30)
    assert post_comment(author=rosa, report=report, text="One more", at=later).is_published


def test_a_crowd_of_accounts_in_one_network_is_limited(report: Report) -> None:
    def everybody_posts(name: str) -> None:
        person = User.objects.create_user(f"{name}@example.org", name=name)
        post_comment(author=person, report=report, text=name, at=NOON, network="somewhere")

    for number in range(30):
        everybody_posts(f"Person {number}".replace(" ", ""))

    with pytest.raises(TooOftenError):
        everybody_posts("OneMore")


def test_a_closed_discussion_says_so(write: Writes, report: Report, mo: User) -> None:
    change_discussion(
        discussion=report.discussion,
        state=Discussion.State.CLOSED,
        mode="",
        person=mo,
    )

    with pytest.raises(PermissionDenied, match="closed"):
        write()


def test_a_retry_finds_its_comment_even_where_the_discussion_has_closed(
    write: Writes,
) -> None:
    first = write("Same words", posting_key="a-form")
    Discussion.objects.update(state=Discussion.State.CLOSED)

    assert write("Same words", posting_key="a-form") == first


@pytest.mark.parametrize("state", ["off", "none"])
def test_where_there_is_no_discussion_it_is_said(write: Writes, state: str) -> None:
    if state == "off":
        Discussion.objects.update(state=Discussion.State.OFF)
    else:
        Discussion.objects.all().delete()

    with pytest.raises(PermissionDenied, match="no discussion"):
        write()


def test_an_unpublished_report_cannot_be_discussed(write: Writes, report: Report) -> None:
    Report.objects.filter(pk=report.pk).update(live=False)

    with pytest.raises(PermissionDenied, match="not published"):
        write()


def test_a_closed_account_cannot_comment(write: Writes, rosa: User) -> None:
    rosa.is_active = False

    with pytest.raises(PermissionDenied, match="not active"):
        write()


def test_where_comments_wait_none_is_counted(write: Writes, report: Report) -> None:
    Discussion.objects.update(mode="pre")

    comment = write()

    assert comment.status == Comment.Status.HELD
    assert comment.held_because == Comment.Hold.PREMODERATED
    assert comment.publish_seq is None
    report.discussion.refresh_from_db()
    assert report.discussion.comment_count == 0
    assert not Event.objects.filter(detail__has_key="seq").exists()


def test_a_newcomers_link_waits_and_a_regulars_does_not(write: Writes) -> None:
    assert write("See https://example.org").held_because == Comment.Hold.NEWCOMER_LINK
    write()
    write()

    assert write("See https://example.org too").is_published


def test_many_links_wait(write: Writes) -> None:
    write()
    write()

    links = " ".join(f"https://example.org/{number}" for number in range(4))
    assert write(links).held_because == Comment.Hold.MANY_LINKS


def test_the_same_words_again_wait(write: Writes) -> None:
    write("Buy my book")

    assert write("Buy my book").held_because == Comment.Hold.REPEATED


def test_who_was_taken_down_lately_waits(write: Writes) -> None:
    for comment in (write(), write()):
        change_status(
            comment=comment, to=Comment.Status.REMOVED, by=Actor(Step.Kind.PERSON), at=NOON
        )

    assert write().held_because == Comment.Hold.TAKEN_DOWN


def test_the_newsrooms_own_people_never_wait(write: Writes, mo: User) -> None:
    Discussion.objects.update(mode="pre")

    assert write("See https://example.org", author=mo).is_published
