"""What every decision has in common: who may, the step, the row that stays, the log, the notice."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion import actions as discussion
from onrecord.discussion.models import Actor, Clause, Comment
from onrecord.moderation import notices, rules
from onrecord.moderation.models import Batch, Claim, Decision
from onrecord.people.models import User
from onrecord.shared.text import tidy_line

Action, Status = Decision.Action, Comment.Status
WAITING = frozenset({Status.RECEIVED, Status.HELD})
TAKEN_AWAY = frozenset({Status.REMOVED, Status.REJECTED, Status.SPAM})
LONGEST_REASON = 500


@dataclass(frozen=True)
class Decided:
    """A decision about to be made; ``reason`` is tidied already."""

    action: Decision.Action
    comment: Comment
    moderator: User
    at: dt.datetime
    clause: Clause | None = None
    reason: str = ""
    batch: Batch | None = None
    undoes: Decision | None = None


@transaction.atomic
def decide(
    made: Decided, *, to: Comment.Status, starting_from: frozenset[Comment.Status]
) -> Decision:
    """Take the step and file the decision; the author is told."""
    require_moderator(made.moderator)
    if to == Status.PUBLISHED:
        require_others_words(made.comment, made.moderator)
    require_free(made.comment, made.moderator, at=made.at)
    before = discussion.change_status(
        comment=made.comment,
        to=to,
        by=Actor.moderator(made.moderator),
        at=made.at,
        under=made.clause,
        note=made.reason,
        starting_from=starting_from,
    )
    decision = file(made, before=before)
    # Kept with the decision or not at all: a job sends the mail.
    notices.tell_author(decision, at=made.at)
    return decision


def file(made: Decided, *, before: Comment.Status) -> Decision:
    """The decision, the flags that it answers, the claim that it ends, and the log."""
    decision = Decision.objects.create(
        comment=made.comment,
        moderator=made.moderator,
        action=made.action,
        before=before,
        clause=made.clause,
        reason=made.reason,
        made_at=made.at,
        batch=made.batch,
        undoes=made.undoes,
    )
    Claim.objects.filter(comment=made.comment).delete()
    discussion.settle_flags(comment=made.comment, at=made.at)
    log(
        made.comment,
        f"moderation.{made.action}",
        user=made.moderator,
        data={"clause": made.clause.number if made.clause else None, "reason": made.reason},
    )
    return decision


def require_moderator(person: User) -> None:
    """Raise ``PermissionDenied`` for everybody else."""
    if not rules.may_moderate(person):
        raise PermissionDenied("Only moderators and editors decide about comments.")


def require_others_words(comment: Comment, moderator: User) -> None:
    """Whether one's own words stand is for somebody else to say."""
    if not rules.may_let_stand(person=moderator, comment=comment):
        raise ValidationError(
            "This is your own comment: another moderator, or an editor, decides whether it stays. "
            "You can edit or withdraw it under the report.",
            code="own",
        )


def require_free(comment: Comment, moderator: User, *, at: dt.datetime) -> None:
    """What another moderator has in hand is theirs until the lease ends."""
    others = Claim.objects.held_by_others(moderator, at=at).filter(comment=comment)
    if claim := others.select_related("moderator").first():
        raise ValidationError(
            f"{claim.moderator.shown_name} has this comment in hand. Take another, or wait "
            "until they have decided.",
            code="in_hand",
        )


def given(reason: str) -> str:
    """The reason, tidied; ``ValidationError`` where there is none or too much."""
    tidy = tidy_line(reason)
    if not tidy:
        raise ValidationError("Give a reason: the author will read it.", code="no_reason")
    if len(tidy) > LONGEST_REASON:
        raise ValidationError(
            f"Shorten the reason to {LONGEST_REASON} characters.", code="long_reason"
        )
    return tidy
