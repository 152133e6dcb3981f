"""What a moderator does to a comment: each act is a decision that stays and is told the author."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from onrecord.discussion import actions as discussion
from onrecord.discussion.models import Clause, Comment
from onrecord.moderation import rules
from onrecord.moderation.actions.filing import (
    TAKEN_AWAY,
    WAITING,
    Action,
    Decided,
    Status,
    decide,
    file,
    given,
    require_free,
    require_moderator,
    require_others_words,
)
from onrecord.moderation.models import Batch, Decision
from onrecord.people.models import User


def remove_comment(
    *,
    comment: Comment,
    moderator: User,
    clause: Clause,
    reason: str,
    at: dt.datetime,
    batch: Batch | None = None,
) -> Decision:
    """Take a published comment away; a note citing the clause stands in its place."""
    made = Decided(Action.REMOVE, comment, moderator, at, clause, given(reason), batch)
    return decide(made, to=Status.REMOVED, starting_from=frozenset({Status.PUBLISHED}))


def reject_comment(
    *,
    comment: Comment,
    moderator: User,
    clause: Clause,
    reason: str,
    at: dt.datetime,
    batch: Batch | None = None,
) -> Decision:
    """Refuse a held comment: readers never see it."""
    made = Decided(Action.REJECT, comment, moderator, at, clause, given(reason), batch)
    return decide(made, to=Status.REJECTED, starting_from=WAITING)


def mark_as_spam(
    *,
    comment: Comment,
    moderator: User,
    clause: Clause,
    reason: str,
    at: dt.datetime,
    batch: Batch | None = None,
) -> Decision:
    """Refuse a held comment as spam."""
    made = Decided(Action.SPAM, comment, moderator, at, clause, given(reason), batch)
    return decide(made, to=Status.SPAM, starting_from=WAITING)


def publish_comment(
    *, comment: Comment, moderator: User, at: dt.datetime, batch: Batch | None = None
) -> Decision:
    """Let a held comment be read."""
    made = Decided(Action.PUBLISH, comment, moderator, at, batch=batch)
    return decide(made, to=Status.PUBLISHED, starting_from=WAITING)


def restore_comment(*, comment: Comment, moderator: User, reason: str, at: dt.datetime) -> Decision:
    """Mend a removal or a rejection: the comment is shown, in its old place if it had one.

    Not one's own: for that there are appeals, which somebody else answers.
    """
    if not rules.may_let_stand(person=moderator, comment=comment):
        raise ValidationError(
            "This is your own comment. Appeal under “Decisions about you” in your account: "
            "somebody else answers.",
            code="own",
        )
    made = Decided(Action.RESTORE, comment, moderator, at, reason=given(reason))
    return decide(made, to=Status.PUBLISHED, starting_from=TAKEN_AWAY)


@transaction.atomic
def keep_comment(
    *, comment: Comment, moderator: User, at: dt.datetime, batch: Batch | None = None
) -> Decision:
    """Answer the flags on a published comment: it stays, and nobody needs to be told."""
    require_moderator(moderator)
    require_others_words(comment, moderator)
    require_free(comment, moderator, at=at)
    comment.refresh_from_db(fields=["status"])
    if not comment.is_published:
        raise discussion.NoSuchStepError(Comment.Status(comment.status))
    made = Decided(Action.KEEP, comment, moderator, at, batch=batch)
    return file(made, before=Status.PUBLISHED)
