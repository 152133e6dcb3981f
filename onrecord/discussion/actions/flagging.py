"""Flagging: a reader asks a moderator to look."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from onrecord.discussion import rules
from onrecord.discussion.actions.placing import change_keys
from onrecord.discussion.actions.standing import locked
from onrecord.discussion.models import Clause, Comment, Flag
from onrecord.people.models import Allowance, User
from onrecord.shared.text import tidy_line

AWAY = {Comment.Status.REMOVED, Comment.Status.REJECTED, Comment.Status.SPAM}


@transaction.atomic
def flag_comment(
    *, comment: Comment, reader: User, clause: Clause, note: str, at: dt.datetime
) -> Flag:
    """Flag a comment under a clause; a second flag by the same reader is the first one."""
    comment.refresh_from_db(fields=["status"])
    if not rules.may_flag(person=reader, comment=comment):
        raise PermissionDenied("One's own comments and those no longer shown cannot be flagged.")
    if reason := rules.reason_of_sanction(person=reader, at=at):
        raise PermissionDenied(reason)
    earlier = Flag.objects.filter(comment=comment, reader=reader).first()
    if earlier:
        return earlier
    Allowance.objects.spend(key=f"flag:{reader.pk}", rate=rules.FLAGGING_RATE, at=at)
    flag, _ = Flag.objects.get_or_create(
        comment=comment,
        reader=reader,
        defaults={"clause": clause, "note": tidy_line(note)[:500], "made_at": at},
    )
    log(comment, "discussion.comment_flagged", user=reader, data={"clause": clause.number})
    return flag


@transaction.atomic
def settle_flags(*, comment: Comment, at: dt.datetime) -> int:
    """A moderator has decided: how many open flags that answers.

    Flags on what was taken away were right, and count against it where comments stand by what
    readers think of them; on what stays or is given back they were not.
    """
    locked(comment.discussion_id)
    comment.refresh_from_db()
    is_away = comment.status in AWAY
    flags = Flag.objects.filter(comment=comment)
    answered = flags.filter(settled_at=None).update(settled_at=at, is_upheld=is_away)
    if not is_away:
        flags.filter(is_upheld=True).update(is_upheld=False)
    _count_upheld(comment, at=at)
    return answered


@transaction.atomic
def take_back_flag(*, flag: Flag, at: dt.datetime) -> None:
    """As if it had not been made: its reader leaves."""
    comment = flag.comment
    locked(comment.discussion_id)
    comment.refresh_from_db()
    flag.delete()
    _count_upheld(comment, at=at)


def _count_upheld(comment: Comment, *, at: dt.datetime) -> None:
    upheld = Flag.objects.filter(comment=comment, is_upheld=True).count()
    if upheld != comment.upheld_flags:
        comment.upheld_flags = upheld
        change_keys(comment, changed=["upheld_flags"], at=at)
