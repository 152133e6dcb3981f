"""How a comment gets its place in order and thread, and other keys later on.

The discussion must be locked (``standing.locked``) by whoever calls these.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import F

from onrecord.discussion.models import Comment, Discussion, EarlierKeys
from onrecord.discussion.models.ordering import KEYS

PLACE = ("root", "depth", "path", *KEYS)
"""The fields that ``take_place`` sets beside ``publish_seq``, for the caller to save."""


def next_place(discussion: Discussion) -> int:
    """The next number in the order of publication.

    The update holds the row until commit: the order of numbers is the order of commits.
    """
    Discussion.objects.filter(pk=discussion.pk).update(last_seq=F("last_seq") + 1)
    return Discussion.objects.values_list("last_seq", flat=True).get(pk=discussion.pk)


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
    before = {key: getattr(comment, key) for key in KEYS}
    EarlierKeys.objects.create(
        comment=comment,
        discussion_id=comment.discussion_id,
        place=comment.publish_seq,
        is_root=comment.root_id is None,
        since=comment.keys_since,
        until=edition,
        ended_at=at,
        **before,
    )
    comment.keys_since = edition
    comment.weigh(edition)
    comment.save(update_fields=[*changed, "keys_since", *KEYS])


def _next_edition(discussion_id: int) -> int:
    Discussion.objects.filter(pk=discussion_id).update(edition=F("edition") + 1)
    return Discussion.objects.values_list("edition", flat=True).get(pk=discussion_id)
