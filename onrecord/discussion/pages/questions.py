"""What is asked of the store for a page of comments: each question's SQL is made once.

A walk finds numbers, in its order, along an index that has them; everything that is shown of them
and of what they answer is then asked for at once, by number. So a page asks the same few questions
in every order, and none of them reads more of a discussion than it shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet

from onrecord.discussion.models import Comment, CommentAnchor, EarlierKeys
from onrecord.discussion.models.comment import CommentQuerySet
from onrecord.discussion.pages.cursors import Order
from onrecord.shared.prepared import Prepared, Slot, Slots

KEY_OF: dict[Order, str] = {"best": "by_best", "replied": "by_replies", "picks": "by_picks"}
"""Orders whose keys change; the others go by the place, which never does."""
LARGE = ("anchor__version__content", "anchor__version__text", "body_source")
NOT_SHOWN = ("password", "last_login", "is_superuser", "email", "is_active", "date_joined", "bio")
"""Of an author."""
OF_PLACES = ("pk", "parent", "root", "path", "thread_size")

Asked = Prepared[Any, tuple[Any, ...]]


class Found(NamedTuple):
    """A comment that a walk comes to, by number; ``key`` is what it was found by."""

    pk: int
    parent: int | None
    root: int | None
    path: str
    thread_size: int
    key: int


def found(asked: Asked, **values: Any) -> list[Found]:
    """What a question of this module finds."""
    return [Found(*row) for row in asked.all(**values)]


def comments_of(numbers: Iterable[int]) -> dict[int, Comment]:
    """The comments with these numbers, with all that is shown of them, by number."""
    return {row.pk: row for row in _whole.all(numbers=list(numbers))}


@cache
def in_order(order: Order, *, are_roots: bool, limit: int) -> Asked:
    """Comments after ``last`` in an order, up to the ``snapshot``; of threads only their first.

    Newest first, ``last`` says both, for SQLite would go by one bound of two and read all up to the
    other. Orders by key also take the ``edition``.
    """
    return Prepared(lambda: _in_order(order, are_roots=are_roots, limit=limit))


def _in_order(order: Order, *, are_roots: bool, limit: int) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Comment.objects.filter(discussion=Slot("discussion")).placed()
    if are_roots:
        rows = rows.filter(root__isnull=True)
    if order == "newest":
        rows = rows.filter(publish_seq__lt=Slot("last")).order_by("-publish_seq")
        return rows.values_list(*OF_PLACES, "publish_seq")[:limit]
    rows = rows.filter(publish_seq__lte=Slot("snapshot"))
    if order == "oldest":
        rows = rows.filter(publish_seq__gt=Slot("last")).order_by("publish_seq")
        return rows.values_list(*OF_PLACES, "publish_seq")[:limit]
    return _by_key(rows, KEY_OF[order], are_roots=are_roots, limit=limit)


def _by_key(
    rows: CommentQuerySet, key: str, *, are_roots: bool, limit: int
) -> QuerySet[Any, tuple[Any, ...]]:
    """Those whose keys still are as in the walk's edition, and those that had others then.

    One statement sees one moment, in which each comment is in exactly one of the two.
    """
    edition, below = Slot("edition"), {f"{key}__lt": Slot("last")}
    as_then = rows.filter(keys_since__lte=edition, **below).order_by(f"-{key}").values("pk")
    earlier = EarlierKeys.objects.filter(
        discussion=Slot("discussion"),
        since__lte=edition,
        until__gt=edition,
        place__lte=Slot("snapshot"),
        **below,
    )
    if are_roots:
        earlier = earlier.filter(is_root=True)
    numbers = earlier.order_by(f"-{key}").values("pk")[:limit]
    had = EarlierKeys.objects.filter(pk__in=numbers).order_by()
    has = _only(as_then[:limit]).values_list(*OF_PLACES, key)
    columns = ("comment", *(f"comment__{name}" for name in OF_PLACES[1:]), key)
    return has.union(had.values_list(*columns), all=True).order_by(f"-{key}")[:limit]


@cache
def by_statement(limit: int) -> Asked:
    """Comments about something up to the ``snapshot``, after number ``after`` of group ``last``."""
    return Prepared(
        lambda: (
            CommentAnchor.objects.filter(
                Q(group__gt=Slot("last")) | Q(comment__gt=Slot("after")),
                discussion=Slot("discussion"),
                group__gte=Slot("last"),
                comment__publish_seq__lte=Slot("snapshot"),
            )
            .order_by("group_id", "comment_id")
            .values_list("comment", *(f"comment__{name}" for name in OF_PLACES[1:]), "group")[
                :limit
            ]
        )
    )


@cache
def rest_of_thread(limit: int) -> Asked:
    """What stands after ``path`` in the thread that began at the place ``begun``."""
    return Prepared(
        lambda: (
            Comment.objects.filter(
                root__discussion=Slot("discussion"),
                root__publish_seq=Slot("begun"),
                path__gt=Slot("path"),
                publish_seq__lte=Slot("snapshot"),
            )
            .order_by("path")
            .values_list(*OF_PLACES, "publish_seq")[:limit]
        )
    )


@cache
def below(limit: int) -> Asked:
    """All that stands under the ``whole`` threads, and the beginning of what does under ``cut``.

    No discussion is named: SQLite would take its index and read it from end to end.
    """
    return Prepared(lambda: _below(limit))


def _below(limit: int) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Comment.objects.filter(publish_seq__lte=Slot("snapshot"))
    beginning = rows.filter(root=Slot("cut")).order_by("path").values("pk")[:limit]
    whole = rows.filter(root__in=Slots("whole")).order_by().values_list(*OF_PLACES, "publish_seq")
    cut = _only(beginning).values_list(*OF_PLACES, "publish_seq")
    return whole.union(cut, all=True).order_by("path")


@cache
def around(limit: int) -> Asked:
    """Places ``first`` to ``last``, the comment ``parent``, and replies to the one ``answered``."""
    return Prepared(lambda: _around(limit))


def _around(limit: int) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Comment.objects.filter(discussion=Slot("discussion")).placed().order_by()
    columns = (*OF_PLACES, "publish_seq")
    near = rows.filter(publish_seq__range=(Slot("first"), Slot("last"))).values_list(*columns)
    parent = rows.filter(pk=Slot("parent")).values_list(*columns)
    answers = Comment.objects.filter(parent=Slot("answered")).placed().order_by("publish_seq")
    replies = _only(answers.values("pk")[:limit]).values_list(*columns)
    return near.union(parent, replies, all=True).order_by("publish_seq")


def _only(numbers: QuerySet[Any, Any]) -> CommentQuerySet:
    """Compound statements take no part that ends at a limit, unless it stands inside another."""
    return Comment.objects.filter(pk__in=numbers).order_by()


@cache
def said_by_people_in_story(limit: int) -> Asked:
    """The first comments of those who have the right of reply on a ``report``, named as a topic.

    By author, of whom there are few: the discussion's own index would be read to where they spoke.
    """
    return Prepared(
        lambda: (
            Comment.objects.published()
            .placed()
            .alias(on=F("discussion_id") + 0)
            .filter(
                on=Slot("discussion"),
                author__badges__about=Slot("report"),
                author__badges__ended_at=None,
            )
            .order_by("publish_seq")
            .values_list(*OF_PLACES, "publish_seq")[:limit]
        )
    )


@cache
def since(limit: int) -> Asked:
    """What became visible after the place ``seq``."""
    return Prepared(
        lambda: (
            Comment.objects.filter(discussion=Slot("discussion"), publish_seq__gt=Slot("seq"))
            .order_by("publish_seq")
            .values_list(*OF_PLACES, "publish_seq")[:limit]
        )
    )


focus: Asked = Prepared(
    lambda: (
        Comment.objects.filter(discussion=Slot("discussion"), short_id=Slot("short_id"))
        .placed()
        .values_list(*OF_PLACES, "publish_seq")[:1]
    )
)
gone = Prepared(
    lambda: (
        Comment.objects.filter(discussion=Slot("discussion"), publish_seq__gt=Slot("seq"))
        .exclude(status=Comment.Status.PUBLISHED)
        .order_by("publish_seq")
        .values_list("publish_seq", flat=True)
    )
)
_whole = Prepared(
    lambda: (
        Comment.objects.filter(pk__in=Slots("numbers"))
        .select_related("author", "removed_under", "anchor__version")
        .defer(*LARGE, *(f"author__{name}" for name in NOT_SHOWN))
        .order_by()
    )
)
