"""Comments as a moderator sees them: with what is asked, what they answer and who wrote them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from onrecord.discussion.models import Comment, CommentRevision, Flag
from onrecord.discussion.pages.shown import safe_html
from onrecord.moderation.models import Decision, PersonNote

_POSSIBLE: dict[str, tuple[str, ...]] = {
    Comment.Status.HELD: ("publish", "reject", "spam"),
    Comment.Status.PUBLISHED: ("keep", "remove"),
    Comment.Status.REJECTED: ("restore",),
    Comment.Status.REMOVED: ("restore",),
    Comment.Status.RECEIVED: ("publish", "reject", "spam"),
    Comment.Status.SPAM: ("restore",),
    Comment.Status.WITHDRAWN: (),
    Comment.Status.LEGAL_HOLD: (),
    Comment.Status.ERASED: (),
}


NEIGHBOURS = 2
NOT_SHOWN = tuple(f"discussion__report__{name}" for name in ("body", "bylines", "summary"))


@dataclass(frozen=True)
class History:
    """What became of an author's other comments, and how many notes there are on them."""

    published: int = 0
    taken_away: int = 0
    notes: int = 0


@dataclass(frozen=True)
class Item:
    """One comment of the queue."""

    comment: Comment
    html: SafeString | str
    parent_html: SafeString | str
    open_flags: tuple[Flag, ...]
    decisions: tuple[Decision, ...]
    wordings: tuple[CommentRevision, ...]
    history: History
    possible: tuple[str, ...]
    url: str


def items_of(comments: Iterable[Comment]) -> list[Item]:
    """Items for comments fetched with ``with_context``, in two queries more for all."""
    rows = list(comments)
    histories = _histories({row.author_id for row in rows if row.author_id})
    return [_item(row, histories.get(row.author_id or 0, History())) for row in rows]


def with_context() -> QuerySet[Comment]:
    """Comments with all that an item shows."""
    rows = Comment.objects.select_related(
        "author", "removed_under", "parent__author", "discussion__report__section"
    )
    return rows.defer(*NOT_SHOWN).prefetch_related(
        Prefetch(
            "flags",
            Flag.objects.filter(settled_at=None)
            .select_related("clause", "reader")
            .order_by("made_at"),
            to_attr="open_flags",
        ),
        Prefetch(
            "decisions",
            Decision.objects.select_related("clause", "moderator"),
        ),
        "revisions",
        "checks",
    )


def neighbours_before(comment: Comment) -> list[Item]:
    """The two comments that could be read just before it was written."""
    rows = _published_beside(comment).filter(created_at__lte=comment.created_at)
    return items_of(reversed(rows.order_by("-created_at", "-pk")[:NEIGHBOURS]))


def neighbours_after(comment: Comment) -> list[Item]:
    """The two that were written next."""
    rows = _published_beside(comment).filter(created_at__gt=comment.created_at)
    return items_of(rows.order_by("created_at", "pk")[:NEIGHBOURS])


def _published_beside(comment: Comment) -> QuerySet[Comment]:
    rows = with_context().filter(discussion=comment.discussion_id, status=Comment.Status.PUBLISHED)
    return rows.exclude(pk__in=[comment.pk, comment.parent_id or 0])


def _item(comment: Comment, history: History) -> Item:
    possible = _POSSIBLE[comment.status]
    open_flags = tuple(comment.open_flags)  # type: ignore[attr-defined]  # prefetched by that name
    return Item(
        comment=comment,
        html=_words(comment),
        parent_html=_words(comment.parent) if comment.parent else "",
        open_flags=open_flags,
        decisions=tuple(comment.decisions.all()),
        wordings=_wordings(comment),
        history=history,
        possible=possible if comment.body_source else (),
        url=reverse("moderation:comment", args=[comment.pk]),
    )


def _words(comment: Comment) -> SafeString | str:
    """What its author took back was promised to be shown to nobody."""
    return "" if comment.status == Comment.Status.WITHDRAWN else safe_html(comment)


def _wordings(comment: Comment) -> tuple[CommentRevision, ...]:
    if comment.status == Comment.Status.WITHDRAWN:
        return ()
    return tuple(comment.revisions.all())


def _histories(authors: set[int]) -> dict[int, History]:
    taken_away = [Comment.Status.REMOVED, Comment.Status.REJECTED, Comment.Status.SPAM]
    rows = (
        Comment.objects.filter(author__in=authors)
        .order_by()
        .values("author_id")
        .annotate(
            published=Count("pk", filter=Q(status=Comment.Status.PUBLISHED)),
            taken_away=Count("pk", filter=Q(status__in=taken_away)),
        )
    )
    notes = dict(
        PersonNote.objects.filter(person__in=authors)
        .order_by()
        .values_list("person")
        .annotate(n=Count("pk"))
    )
    return {
        row["author_id"]: History(
            row["published"], row["taken_away"], notes.get(row["author_id"], 0)
        )
        for row in rows
    }
