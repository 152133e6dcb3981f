"""Discussions as data: counts of many, comments in every order, one comment, the queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db.models import QuerySet
from django.http import Http404

from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.pages import ORDERS, VIEWS, around, first_page, page
from onrecord.discussion.pages.addresses import comment_url, discussion_url
from onrecord.discussion.pages.shown import ShownAbout, ShownComment, ShownDiscussion
from onrecord.exchange.standards import discussed
from onrecord.reports.models import Report
from onrecord.shared.links import absolute
from onrecord.shared.shortids import read_short_id

API = "/api/discussions/"
MOST_COUNTED = 100
QUEUE_PAGE = 50


class NotUnderstood(ValueError):
    """A question that cannot be answered; the message says what to ask instead."""


def counts(short_ids: Sequence[str]) -> discussed.Counts:
    """The counts of many reports by one query."""
    if not 1 <= len(short_ids) <= MOST_COUNTED:
        raise NotUnderstood(f"Ask for 1 to {MOST_COUNTED} reports: ?ids=4tkyq,4tkyr")
    wanted = {read_short_id(one) for one in short_ids}
    rows = _readable().filter(report__short_id__in=wanted).order_by("pk")
    return discussed.Counts(discussions=[_counted(row) for row in rows])


def comments(short_id: str, *, order: str, view: str, cursor: str) -> discussed.DiscussedComments:
    """A page of comments; ``Http404`` where there is no discussion or no such cursor."""
    report = report_with(short_id)
    if order not in ORDERS or view not in VIEWS:
        raise NotUnderstood(f"“order” is one of {', '.join(ORDERS)}; “view” of {', '.join(VIEWS)}.")
    if cursor:
        return _page(page(report=report, cursor=cursor))
    found = first_page(report=report, order=order, view=view)
    if found is None:
        raise Http404("This report has no discussion.")
    return _page(found)


def comment(short_id: str, number: str) -> discussed.DiscussedComment:
    """One comment, or the note in its place."""
    found = around(report=report_with(short_id), short_id=number)
    return next(_comment(one) for one in found.comments if one.short_id == number)


def report_with(short_id: str) -> Report:
    """A published report."""
    rows = Report.objects.live().select_related("section")
    report = rows.filter(short_id=read_short_id(short_id)).first()
    if report is None:
        raise Http404("No published report has this short id.")
    return cast(Report, report)


def own(comment: Comment) -> discussed.OwnComment:
    """What its author is told."""
    report = comment.discussion.report
    return discussed.OwnComment(
        id=comment.short_id,
        status=comment.status,
        text=comment.body_source,
        url=absolute(comment_url(report, comment)),
    )


def queue(after: int) -> discussed.Queue:
    """What waits after the comment with that key."""
    rows = Comment.objects.waiting().filter(pk__gt=after).order_by("pk")
    found = list(rows.select_related("author", "discussion__report__section")[: QUEUE_PAGE + 1])
    shown = found[:QUEUE_PAGE]
    more = f"/api/moderation/queue/?after={shown[-1].pk}" if len(found) > QUEUE_PAGE else ""
    return discussed.Queue(
        items=[_queued(row) for row in shown], next=absolute(more) if more else None
    )


def _queued(row: Comment) -> discussed.QueuedComment:
    return discussed.QueuedComment(
        id=row.short_id,
        report=row.discussion.report.short_id or "",
        status=row.status,
        held_because=row.held_because,
        author=row.shown_author,
        text=row.body_source,
        created_at=row.created_at,
        url=absolute(row.discussion.report.get_absolute_url()),
    )


def _readable() -> QuerySet[Discussion, Discussion]:
    rows = Discussion.objects.select_related("report__section").filter(report__live=True)
    return rows.exclude(state=Discussion.State.OFF)


def _counted(row: Discussion) -> discussed.CountedDiscussion:
    return discussed.CountedDiscussion(
        report=row.report.short_id or "",
        comments=row.comment_count,
        seq=row.last_seq,
        is_open=row.state == Discussion.State.OPEN,
        url=absolute(discussion_url(row.report)),
    )


def _page(found: ShownDiscussion) -> discussed.DiscussedComments:
    return discussed.DiscussedComments(
        report=found.report_id,
        comments=found.count,
        seq=found.seq,
        is_open=found.is_open,
        items=[_comment(one) for one in found.comments],
        next=_next(found),
    )


def _next(found: ShownDiscussion) -> str | None:
    if not found.more_url:
        return None
    cursor = found.more_url.rstrip("/").rpartition("/")[2]
    return absolute(f"{API}{found.report_id}/comments/?cursor={cursor}")


def _comment(one: ShownComment) -> discussed.DiscussedComment:
    parent = one.parent.url.partition("#c-")[2] if one.parent else ""
    return discussed.DiscussedComment(
        id=one.short_id,
        seq=one.seq,
        depth=one.depth,
        state=one.state,
        author=one.author,
        mark=one.mark,
        # What is marked safe is no plain text to the encoder.
        html="".join([one.html]),
        at=one.at,
        edited_at=one.edited_at,
        reply_to=parent,
        replies=one.replies,
        recommends=one.recommends,
        is_picked=one.is_picked,
        clause=one.clause,
        about=_about(one.about),
        url=absolute(one.url),
    )


def _about(about: ShownAbout | None) -> discussed.About | None:
    if about is None:
        return None
    is_gone = about.version_at is not None
    return discussed.About(words=about.words, url=absolute(about.url), is_gone=is_gone)
