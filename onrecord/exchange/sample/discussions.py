"""Holds the sample's discussions: comments in the order of their times, and what became of them."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from onrecord.discussion.actions import (
    flag_comment,
    import_comments,
    post_comment,
    withdraw_comment,
)
from onrecord.discussion.models import Comment
from onrecord.exchange.sample.newsroom import Newsroom
from onrecord.exchange.sample.texts import CommentText, read_comments
from onrecord.extraction.types import CapturedComment
from onrecord.moderation.actions import remove_comment
from onrecord.reports.models import Report

CAPTURED_AFTER = dt.timedelta(minutes=30)
SETTLED_AFTER = dt.timedelta(minutes=9)


def hold_discussions(reports: dict[str, Report], *, newsroom: Newsroom) -> None:
    """Post everything that readers of the sample have said."""
    texts = list(read_comments())
    for slug, captured in groupby((t for t in texts if not t.by), key=lambda text: text.report):
        _import(reports[slug], list(captured))
    said: dict[tuple[str, str], Comment] = {}
    # Over all reports by time: how often one person may post is counted along the clock.
    for text in sorted((t for t in texts if t.by), key=lambda text: _time(text, reports)):
        at = _time(text, reports)
        comment = post_comment(
            author=newsroom.people[text.by],
            report=reports[text.report],
            text=text.text,
            at=at,
            parent=said.get((text.report, text.to)),
        )
        said[text.report, text.key] = comment
        _follow_up(comment, text, newsroom=newsroom, at=at + SETTLED_AFTER)


def _time(text: CommentText, reports: dict[str, Report]) -> dt.datetime:
    published: dt.datetime | None = reports[text.report].first_published_at
    assert published is not None, f"{text.report} is discussed and was never published"  # noqa: S101  the data files' fault, not a visitor's
    return published + dt.timedelta(minutes=text.after)


def _import(report: Report, texts: list[CommentText]) -> None:
    captured = [
        CapturedComment(author=text.captured or None, reply_to=text.to_name, text=text.text)
        for text in texts
    ]
    assert report.first_published_at is not None  # noqa: S101  as above
    import_comments(report=report, comments=captured, at=report.first_published_at + CAPTURED_AFTER)


def _follow_up(comment: Comment, text: CommentText, *, newsroom: Newsroom, at: dt.datetime) -> None:
    """Flag, withdraw or remove it, where the file says so."""
    if text.flag:
        flag_comment(
            comment=comment,
            reader=newsroom.people[text.flag["by"]],
            clause=newsroom.clauses[text.flag["clause"]],
            note=text.flag["note"],
            at=at,
        )
    if text.status == "withdrawn":
        withdraw_comment(comment=comment, author=newsroom.people[text.by], at=at)
    if text.status == "removed":
        remove_comment(
            comment=comment,
            moderator=newsroom.moderator,
            clause=newsroom.clauses[text.clause],
            reason=text.reason,
            at=at,
        )
