"""What a moderator does to a comment: each act is a decision that stays and is told the author."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion import actions as discussion
from onrecord.discussion.models import Actor, Clause, Comment, Discussion
from onrecord.moderation import notices, rules
from onrecord.moderation.models import Decision
from onrecord.people.models import User
from onrecord.shared.text import tidy_line

WAITING = {Comment.Status.RECEIVED, Comment.Status.HELD}
TAKEN_AWAY = {Comment.Status.REMOVED, Comment.Status.REJECTED, Comment.Status.SPAM}


def remove_comment(
    *, comment: Comment, moderator: User, clause: Clause, reason: str, at: dt.datetime
) -> Decision:
    """Take a published comment away; a note citing the clause stands in its place."""
    return _decide(
        Decision.Action.REMOVE,
        to=Comment.Status.REMOVED,
        starting_from={Comment.Status.PUBLISHED},
        comment=comment,
        moderator=moderator,
        clause=clause,
        reason=_given(reason),
        at=at,
    )


def reject_comment(
    *, comment: Comment, moderator: User, clause: Clause, reason: str, at: dt.datetime
) -> Decision:
    """Refuse a held comment: readers never see it."""
    return _decide(
        Decision.Action.REJECT,
        to=Comment.Status.REJECTED,
        starting_from=WAITING,
        comment=comment,
        moderator=moderator,
        clause=clause,
        reason=_given(reason),
        at=at,
    )


def publish_comment(*, comment: Comment, moderator: User, at: dt.datetime) -> Decision:
    """Let a held comment be read."""
    return _decide(
        Decision.Action.PUBLISH,
        to=Comment.Status.PUBLISHED,
        comment=comment,
        moderator=moderator,
        starting_from=WAITING,
        at=at,
    )


def restore_comment(*, comment: Comment, moderator: User, reason: str, at: dt.datetime) -> Decision:
    """Mend a removal or a rejection: the comment is shown, in its old place if it had one."""
    return _decide(
        Decision.Action.RESTORE,
        to=Comment.Status.PUBLISHED,
        comment=comment,
        moderator=moderator,
        reason=_given(reason),
        starting_from=TAKEN_AWAY,
        at=at,
    )


@transaction.atomic
def keep_comment(*, comment: Comment, moderator: User, at: dt.datetime) -> Decision:
    """Answer the flags on a published comment: it stays, and nobody needs to be told."""
    _require_moderator(moderator)
    comment.refresh_from_db(fields=["status"])
    if not comment.is_published:
        raise discussion.NoSuchStepError(Comment.Status(comment.status))
    return _file(
        Decision.Action.KEEP,
        comment=comment,
        moderator=moderator,
        before=Comment.Status.PUBLISHED,
        at=at,
    )


def change_discussion(
    *,
    held: Discussion,
    moderator: User,
    state: Discussion.State,
    mode: str,
    pause_s: int | None = None,
) -> None:
    """Open or close a discussion, and say whether comments wait for a moderator."""
    _require_moderator(moderator)
    discussion.change_discussion(
        discussion=held, state=state, mode=mode, pause_s=pause_s, person=moderator
    )


@transaction.atomic
def _decide(
    action: Decision.Action,
    *,
    to: Comment.Status,
    comment: Comment,
    moderator: User,
    starting_from: set[Comment.Status],
    at: dt.datetime,
    clause: Clause | None = None,
    reason: str = "",
) -> Decision:
    _require_moderator(moderator)
    before = discussion.change_status(
        comment=comment,
        to=to,
        by=Actor.moderator(moderator),
        at=at,
        under=clause,
        note=reason,
        starting_from=starting_from,
    )
    decision = _file(
        action,
        comment=comment,
        moderator=moderator,
        before=before,
        clause=clause,
        reason=reason,
        at=at,
    )
    # Kept with the decision or not at all: a job sends the mail.
    notices.tell_author(decision, at=at)
    return decision


def _file(
    action: Decision.Action,
    *,
    comment: Comment,
    moderator: User,
    before: Comment.Status,
    at: dt.datetime,
    clause: Clause | None = None,
    reason: str = "",
) -> Decision:
    """The decision, the flags that it answers, and the log."""
    decision = Decision.objects.create(
        comment=comment,
        moderator=moderator,
        action=action,
        before=before,
        clause=clause,
        reason=reason,
        made_at=at,
    )
    discussion.settle_flags(comment=comment, at=at)
    log(
        comment,
        f"moderation.{action}",
        user=moderator,
        data={"clause": clause.number if clause else None, "reason": reason},
    )
    return decision


def _require_moderator(moderator: User) -> None:
    if not rules.may_moderate(moderator):
        raise PermissionDenied("Only moderators and editors decide about comments.")


def _given(reason: str) -> str:
    tidy = tidy_line(reason)
    if not tidy:
        raise ValidationError("Give a reason: the author will read it.", code="no_reason")
    if len(tidy) > 500:
        raise ValidationError("Shorten the reason to 500 characters.", code="long_reason")
    return tidy
