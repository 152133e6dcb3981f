"""How a comment gets its place and its status: the only code that touches either, or the counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from onrecord.delivery.events import announce
from onrecord.discussion.models import Clause, Comment, Discussion


class NoSuchStepError(ValidationError):
    """What was asked cannot be done to a comment of this status."""

    def __init__(self, status: Comment.Status) -> None:
        super().__init__(
            f"This comment is {status.label.lower()} now, so that cannot be done to it. "
            "Look at it again.",
            code="no_such_step",
        )


def locked(discussion_id: int) -> Discussion:
    """The discussion, kept from all other writers until the transaction ends."""
    rows = Discussion.objects.select_for_update(of=("self",)).select_related("report")
    return rows.get(pk=discussion_id)


def next_place(discussion: Discussion) -> int:
    """The next number in the order of publication.

    The update holds the row until commit: the order of numbers is the order of commits.
    """
    Discussion.objects.filter(pk=discussion.pk).update(last_seq=F("last_seq") + 1)
    return Discussion.objects.values_list("last_seq", flat=True).get(pk=discussion.pk)


def count(discussion: Discussion, *, more: int) -> None:
    """So many comments more (or fewer) can be read: counted, and told to every process."""
    Discussion.objects.filter(pk=discussion.pk).update(comment_count=F("comment_count") + more)
    tell(discussion)


def tell(discussion: Discussion) -> None:
    """Something that readers see in this discussion has changed."""
    seq, comments = Discussion.objects.values_list("last_seq", "comment_count").get(
        pk=discussion.pk
    )
    announce(f"discussion:{discussion.report_id}", detail={"seq": seq, "count": comments})


@transaction.atomic
def change_status(
    *,
    comment: Comment,
    to: Comment.Status,
    at: dt.datetime,
    under: Clause | None = None,
    because: str = "",
    starting_from: Container[Comment.Status] = tuple(Comment.Status),
) -> Comment.Status:
    """Take one step of ``Comment.TRANSITIONS`` and give back the status before it.

    ``under`` is the clause that takes the comment away, ``because`` what holds it. Where two
    people act on one comment, the second is told what it has become.
    """
    discussion = locked(comment.discussion_id)
    comment.refresh_from_db(fields=["status", "publish_seq", "published_at", "body_source"])
    before = Comment.Status(comment.status)
    if before not in starting_from or not comment.can_become(to):
        raise NoSuchStepError(before)
    comment.status = to
    comment.status_at = at
    comment.removed_under = under
    comment.held_because = because
    if to == Comment.Status.PUBLISHED and comment.publish_seq is None:
        comment.publish_seq = next_place(discussion)
        comment.published_at = at
    comment.save(
        update_fields=[
            *("status", "status_at", "removed_under", "held_because"),
            *("publish_seq", "published_at"),
        ]
    )
    was_shown, is_shown = before == Comment.Status.PUBLISHED, to == Comment.Status.PUBLISHED
    if was_shown != is_shown:
        count(discussion, more=1 if is_shown else -1)
    elif comment.publish_seq is not None:
        tell(discussion)
    return before
