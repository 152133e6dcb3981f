"""The comments of a discussion for an export, some at a time."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F

from onrecord.discussion.models import Comment, Discussion

AT_ONCE = 500


def comments_of(discussion: Discussion) -> Iterator[Comment]:
    """Those with a place in their order, then those that never had one by time."""
    rows = Comment.objects.filter(discussion=discussion).select_related(
        "author", "parent", "removed_under", "anchor__version"
    )
    rows = rows.prefetch_related(
        *("origins__earlier_name", "revisions", "decisions__clause", "steps__clause"),
        "flags__clause",
    )
    ordered = rows.order_by(F("publish_seq").asc(nulls_last=True), "created_at", "pk")
    return ordered.iterator(chunk_size=AT_ONCE)


def address_of(comment: Comment) -> str:
    """The mail address of the account that wrote it; of others a hash alone is kept."""
    return comment.author.email if comment.author and not comment.is_captured else ""
