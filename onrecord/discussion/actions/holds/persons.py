"""Checks of who writes: newcomers, and people whose comments were taken down lately."""

from __future__ import annotations

import datetime as dt

from onrecord.discussion.actions.holds.submission import NEWCOMER_UNTIL, Submission
from onrecord.discussion.models import Comment
from onrecord.shared.prepared import Prepared, Slot

TAKEN_DOWN_WITHIN = dt.timedelta(days=7)
TAKEN_DOWN_TIMES = 2


def first_comments(submission: Submission) -> str:
    """A new person's first comments, as many as the policy says."""
    first = submission.policy.first_held
    if not first or submission.published_before >= first:
        return ""
    return f"{submission.published_before} of the author’s comments published, {first} asked for"


def link_of_newcomer(submission: Submission) -> str:
    """A link by somebody who has hardly been read."""
    if not submission.links or submission.published_before >= NEWCOMER_UNTIL:
        return ""
    return f"{submission.links} link(s), {submission.published_before} comment(s) published"


def taken_down_lately(submission: Submission) -> str:
    """Comments by the same person that a moderator refused or removed within a week."""
    since = submission.at - TAKEN_DOWN_WITHIN
    taken_down = len(
        _taken_down.all(author=submission.author.pk, but=submission.comment_id or 0, since=since)
    )
    return f"{taken_down} within 7 days" if taken_down >= TAKEN_DOWN_TIMES else ""


_taken_down = Prepared(
    lambda: (
        Comment.objects.filter(
            author=Slot("author"),
            created_at__gt=Slot("since"),
            status__in=[Comment.Status.REMOVED, Comment.Status.REJECTED, Comment.Status.SPAM],
        )
        .exclude(pk=Slot("but"))
        .values_list("pk", flat=True)
    )
)
