"""Slow mode and the heat brake: how long a person waits between two comments in a discussion."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from onrecord.discussion.actions.holds import Submission
from onrecord.discussion.models import Comment, Flag
from onrecord.people.models import TooOftenError
from onrecord.shared.prepared import Prepared, Slot

HEAT_WITHIN = dt.timedelta(hours=1)
FLAGS_FREE = 2
PAUSE_PER_FLAG = dt.timedelta(minutes=1)
LONGEST_PAUSE = dt.timedelta(minutes=10)


def require_pause(submission: Submission) -> None:
    """Raise ``TooOftenError`` where the author wrote here less than the pause ago."""
    if submission.author.is_staff:
        return
    pause = _slow_mode(submission)
    # Only who could be stopped by the longest pause is looked for, and worth counting flags for.
    last = _last_here.first(
        author=submission.author.pk,
        discussion=submission.discussion.pk,
        after=submission.at - max(pause, LONGEST_PAUSE),
    )
    if last is None:
        return
    # Two that are sent at once may be stored in the other order: no time has passed, not less.
    since = max(submission.at - last, dt.timedelta(0))
    pause = max(pause, _heat(submission))
    if since < pause:
        raise TooOftenError(pause - since)


def _slow_mode(submission: Submission) -> dt.timedelta:
    own = submission.discussion.pause_s
    return dt.timedelta(seconds=submission.policy.pause_s if own is None else own)


def _heat(submission: Submission) -> dt.timedelta:
    """A minute for each unanswered flag of the last hour after the second, ten at most.

    After Lobsters, where each flag on a thread makes its people wait longer.
    """
    if not submission.policy.has_heat_brake:
        return dt.timedelta(0)
    flags = len(
        _open_flags.all(discussion=submission.discussion.pk, since=submission.at - HEAT_WITHIN)
    )
    return min(max(flags - FLAGS_FREE, 0) * PAUSE_PER_FLAG, LONGEST_PAUSE)


_last_here = Prepared(
    lambda: (
        Comment.objects.filter(
            author=Slot("author"), discussion=Slot("discussion"), created_at__gt=Slot("after")
        )
        .order_by("-created_at")
        .values_list("created_at", flat=True)[:1]
    )
)
_open_flags = Prepared(
    # By the flags of the hour, which are few. By the number as it stands, either database would go
    # through all comments of the discussion.
    lambda: (
        Flag.objects.filter(settled_at=None, made_at__gt=Slot("since"))
        .alias(of=F("comment__discussion") + 0)
        .filter(of=Slot("discussion"))
        .values_list("pk", flat=True)[: FLAGS_FREE + LONGEST_PAUSE // PAUSE_PER_FLAG]
    )
)
