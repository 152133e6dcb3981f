"""Deciding about many comments at once, and taking decisions back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from onrecord.discussion.models import Clause, Comment
from onrecord.moderation.actions import deciding
from onrecord.moderation.actions.filing import (
    Action,
    Decided,
    Status,
    decide,
    given,
    require_moderator,
)
from onrecord.moderation.models import Batch, Decision
from onrecord.people.models import User

AT_MOST = 500
UNDONE_WITHIN = dt.timedelta(hours=1)
# Where a decision leads when it is taken back, and from where.
_BACK = {
    Action.PUBLISH: (Status.PUBLISHED, Status.HELD),
    Action.REJECT: (Status.REJECTED, Status.HELD),
    Action.SPAM: (Status.SPAM, Status.HELD),
    Action.REMOVE: (Status.REMOVED, Status.PUBLISHED),
}


@dataclass(frozen=True)
class Outcome:
    """What was done, and what could not be: others had decided or had it in hand, or one's own."""

    decisions: tuple[Decision, ...]
    left: tuple[Comment, ...]


@transaction.atomic
def decide_many(
    *,
    action: Decision.Action,
    comments: Sequence[Comment],
    moderator: User,
    at: dt.datetime,
    clause: Clause | None = None,
    reason: str = "",
) -> Outcome:
    """One batch with a decision for each comment; one that cannot be decided stops no other."""
    require_moderator(moderator)
    if not comments or len(comments) > AT_MOST:
        raise ValidationError(f"Choose between 1 and {AT_MOST} comments.", code="how_many")
    act = _act(action, clause=clause, reason=reason)
    batch = Batch.objects.create(moderator=moderator, made_at=at)
    made, left = [], []
    for comment in comments:
        try:
            with transaction.atomic():
                made.append(act(comment=comment, moderator=moderator, at=at, batch=batch))
        except ValidationError:
            left.append(comment)
    return Outcome(tuple(made), tuple(left))


@transaction.atomic
def undo_last(*, moderator: User, at: dt.datetime) -> Outcome:
    """Take back one's last decision, or the whole batch that it belongs to, within an hour.

    What somebody else has decided since stays as they decided it.
    """
    require_moderator(moderator)
    last = _undoable(moderator, at).order_by("-made_at", "-pk").first()
    if last is None:
        raise ValidationError("There is nothing of yours to take back.", code="nothing")
    rows = _undoable(moderator, at).filter(batch=last.batch) if last.batch_id else [last]
    made, left = [], []
    for decision in rows:
        start, to = _BACK[Action(decision.action)]
        back = Decided(Action.UNDO, decision.comment, moderator, at, undoes=decision)
        try:
            with transaction.atomic():
                made.append(decide(back, to=to, starting_from=frozenset({start})))
        except ValidationError:
            left.append(decision.comment)
    return Outcome(tuple(made), tuple(left))


def _undoable(moderator: User, at: dt.datetime) -> QuerySet[Decision]:
    rows: QuerySet[Decision] = Decision.objects.filter(
        moderator=moderator, made_at__gt=at - UNDONE_WITHIN, action__in=_BACK, undone_by=None
    )
    return rows.select_related("comment")


def _act(action: Decision.Action, *, clause: Clause | None, reason: str) -> Callable[..., Decision]:
    simple = {Action.PUBLISH: deciding.publish_comment, Action.KEEP: deciding.keep_comment}
    citing = {
        Action.REJECT: deciding.reject_comment,
        Action.REMOVE: deciding.remove_comment,
        Action.SPAM: deciding.mark_as_spam,
    }
    if action in simple:
        return simple[action]
    if action not in citing:
        raise ValidationError("This cannot be done to many at once.", code="one_by_one")
    if clause is None:
        raise ValidationError("Choose the clause that they break.", code="no_clause")
    return partial(citing[action], clause=clause, reason=given(reason))
