"""How a comment gets its place in order and thread, and other keys later on.

The discussion must be locked (``standing.locked``) by whoever calls these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db.models import Count, F, QuerySet

from onrecord.discussion.models import Comment, Discussion, EarlierKeys
from onrecord.discussion.models.ordering import KEYS

PLACE = ("root", "depth", "path", *KEYS)
"""The fields that ``take_place`` sets beside ``publish_seq``, for the caller to save."""


def next_place(discussion: Discussion) -> int:
    """The next number in the order of publication, for ``standing.count`` to save.

    The lock on the discussion holds until commit: the order of numbers is the order of commits.
    """
    return take_places(discussion, 1)


def take_places(discussion: Discussion, number: int) -> int:
    """So many places at once, in a row; the first of them. ``standing.count`` saves them."""
    discussion.last_seq += number
    return discussion.last_seq - number + 1


def take_place(comment: Comment, discussion: Discussion) -> None:
    """Put a comment, kept or not yet, at the end of the order and into its thread."""
    comment.stand_at(next_place(discussion), under=comment.parent)
    if comment.root_id:
        Comment.objects.filter(pk=comment.root_id).update(thread_size=F("thread_size") + 1)


def count_reply(reply: Comment, *, more: int, at: dt.datetime) -> None:
    """A reply came to be read, or no longer is: what it answers has one more or fewer."""
    if reply.parent_id is None:
        return
    answered = Comment.objects.get(pk=reply.parent_id)
    answered.replies_shown = max(0, answered.replies_shown + more)
    change_keys(answered, at=at, changed=["replies_shown"])


def change_keys(comment: Comment, *, at: dt.datetime, changed: Iterable[str]) -> None:
    """Save what was ``changed`` and the keys made of it; earlier walks go by the keys before."""
    if comment.publish_seq is None:
        comment.save(update_fields=[*changed])
        return
    edition = _next_edition(comment.discussion_id)
    _keys_before(comment, until=edition, at=at).save()
    comment.keys_since = edition
    comment.weigh(edition)
    comment.save(update_fields=[*changed, "keys_since", *KEYS])


def settle_counts(
    comments: Collection[Comment], *, discussion: Discussion, new: Collection[int], at: dt.datetime
) -> None:
    """Count replies and thread sizes of many comments anew, with their keys, in one edition.

    ``new`` are the keys of those that no walk can have seen yet.
    """
    if not comments:
        return
    replies = _counted(Comment.objects.published().filter(parent__in=list(comments)), by="parent")
    below = _counted(Comment.objects.placed().filter(root__in=list(comments)), by="root")
    edition = _next_edition(discussion.pk)
    earlier = [
        _keys_before(comment, until=edition, at=at)
        for comment in comments
        if comment.pk not in new and comment.publish_seq is not None
    ]
    EarlierKeys.objects.bulk_create(earlier)
    for comment in comments:
        comment.replies_shown = replies.get(comment.pk, 0)
        comment.thread_size = below.get(comment.pk, 0)
        comment.keys_since = edition
        if comment.publish_seq is not None:
            comment.weigh(edition)
    Comment.objects.bulk_update(
        list(comments), ["replies_shown", "thread_size", "keys_since", *KEYS], batch_size=200
    )


def _counted(rows: QuerySet[Comment], *, by: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(by).annotate(number=Count("pk")))


def _keys_before(comment: Comment, *, until: int, at: dt.datetime) -> EarlierKeys:
    return EarlierKeys(
        comment=comment,
        discussion_id=comment.discussion_id,
        place=comment.publish_seq or 0,
        is_root=comment.root_id is None,
        since=comment.keys_since,
        until=until,
        ended_at=at,
        **{key: getattr(comment, key) for key in KEYS},
    )


def _next_edition(discussion_id: int) -> int:
    Discussion.objects.filter(pk=discussion_id).update(edition=F("edition") + 1)
    return Discussion.objects.values_list("edition", flat=True).get(pk=discussion_id)
