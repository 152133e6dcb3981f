"""Why a comment waits for a moderator: a short list of checks, asked in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.models.comment import CommentQuerySet
from onrecord.people.models import User

NEWCOMER_UNTIL = 2
"""Published comments after which links no longer wait."""
MANY_LINKS = 4
REPEATED_WITHIN = dt.timedelta(hours=24)
TAKEN_DOWN_WITHIN = dt.timedelta(days=7)
TAKEN_DOWN_TIMES = 2


@dataclass(frozen=True)
class Submission:
    """A wording as it comes in, with all that a check may look at."""

    author: User
    discussion: Discussion
    words: str
    html: str
    at: dt.datetime
    comment_id: int | None = None

    @property
    def links(self) -> int:
        """How many links readers would see."""
        return self.html.count("<a ")

    @property
    def others(self) -> CommentQuerySet:
        """The author's comments but this one."""
        own = Comment.objects.filter(author=self.author)
        return own.exclude(pk=self.comment_id) if self.comment_id else own


def reason_to_hold(submission: Submission) -> str:
    """The first check that holds it, as ``Comment.Hold``; empty where none does."""
    if submission.author.is_staff:
        return ""
    return next((reason for reason, holds in _CHECKS if holds(submission)), "")


def _is_premoderated(submission: Submission) -> bool:
    return submission.discussion.is_premoderated


def _has_link_of_newcomer(submission: Submission) -> bool:
    if not submission.links:
        return False
    earlier = submission.others.published().values("pk")[:NEWCOMER_UNTIL]
    return len(earlier) < NEWCOMER_UNTIL


def _has_many_links(submission: Submission) -> bool:
    return submission.links >= MANY_LINKS


def _is_repeated(submission: Submission) -> bool:
    lately = submission.others.filter(created_at__gt=submission.at - REPEATED_WITHIN)
    return lately.filter(body_source=submission.words).exists()


def _was_taken_down_lately(submission: Submission) -> bool:
    taken_down = submission.others.filter(
        created_at__gt=submission.at - TAKEN_DOWN_WITHIN,
        status__in=[Comment.Status.REMOVED, Comment.Status.REJECTED],
    )
    return taken_down.count() >= TAKEN_DOWN_TIMES


_CHECKS: tuple[tuple[Comment.Hold, Callable[[Submission], bool]], ...] = (
    (Comment.Hold.PREMODERATED, _is_premoderated),
    (Comment.Hold.REPEATED, _is_repeated),
    (Comment.Hold.NEWCOMER_LINK, _has_link_of_newcomer),
    (Comment.Hold.MANY_LINKS, _has_many_links),
    (Comment.Hold.TAKEN_DOWN, _was_taken_down_lately),
)
