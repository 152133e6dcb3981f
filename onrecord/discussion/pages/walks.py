"""A walk through a discussion, page by page: each comment of its snapshot once, in one order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from django.db.models import Q

from onrecord.discussion.models import Comment, Discussion, EarlierKeys
from onrecord.discussion.models.comment import CommentQuerySet
from onrecord.discussion.pages.cursors import Cursor, Order
from onrecord.shared.prepared import Prepared, Slot

PAGE = 50
LARGE = ("anchor__version__content", "anchor__version__text", "body_source")
NOT_SHOWN = ("password", "last_login", "is_superuser", "email", "is_active", "date_joined", "bio")
"""Of an author."""
KEY_OF: dict[Order, str] = {"best": "by_best", "replied": "by_replies", "picks": "by_picks"}
"""Orders whose keys change; the others go by the place, which never does."""


@dataclass(frozen=True)
class Keyed:
    """A comment with the key by which the walk finds it (of its thread's first one, in threads)."""

    key: int
    comment: Comment


def placed(discussion: Discussion | Slot) -> CommentQuerySet:
    """Everything with a place in a discussion, with what is shown beside it."""
    rows = Comment.objects.filter(discussion=discussion).placed()
    return rows.select_related("author", "removed_under", "anchor__version").defer(
        *LARGE, *(f"author__{name}" for name in NOT_SHOWN)
    )


def one_page(discussion: Discussion, cursor: Cursor) -> tuple[list[Comment], Cursor | None]:
    """The comments of a page, and the cursor to the next one where there is any."""
    if cursor.view == "statements":
        return _by_statement(discussion, cursor)
    if cursor.view == "threads":
        found, is_all = _in_threads(discussion, cursor)
    else:
        found, is_all = _in_order(discussion, cursor, are_roots=False, limit=PAGE + 1), True
    shown = found[:PAGE]
    if is_all and len(found) <= PAGE:
        return [one.comment for one in shown], None
    path = shown[-1].comment.path if cursor.view == "threads" else ""
    return [one.comment for one in shown], replace(cursor, last=shown[-1].key, path=path)


def _by_statement(discussion: Discussion, cursor: Cursor) -> tuple[list[Comment], Cursor | None]:
    """Comments about something, those about the same together, in the order they were written."""
    after = Q(anchor__group__gt=cursor.last)
    if cursor.path:
        after |= Q(anchor__group=cursor.last, pk__gt=int(cursor.path))
    rows = placed(discussion).filter(
        after,
        anchor__discussion=discussion,
        anchor__group__gte=cursor.last,
        publish_seq__lte=cursor.snapshot,
    )
    found = list(rows.order_by("anchor__group", "pk")[: PAGE + 1])
    shown = found[:PAGE]
    if len(found) <= PAGE:
        return shown, None
    return shown, replace(cursor, last=shown[-1].anchor.group_id or 0, path=str(shown[-1].pk))


def _in_threads(discussion: Discussion, cursor: Cursor) -> tuple[list[Keyed], bool]:
    """The rest of the thread begun before, then whole threads and the beginning of the next.

    With whether that is everything.
    """
    rest = _rest_of_thread(discussion, cursor) if cursor.path else []
    room = PAGE + 1 - len(rest)
    if room <= 0:
        return rest, False
    roots = _in_order(discussion, cursor, are_roots=True, limit=room)
    whole = _that_fit(roots, room)
    found = [*rest, *_with_replies(discussion, cursor, whole, limit=None)]
    # Left to the next page where a thread went on here: a page asks eight questions at most.
    if len(whole) < len(roots) and len(found) <= PAGE and not rest:
        cut = roots[len(whole)]
        found += _with_replies(discussion, cursor, [cut], limit=PAGE - len(found))
        return found, False
    is_all = len(whole) == len(roots) < room and len(found) <= PAGE
    return found, is_all


def _that_fit(roots: list[Keyed], room: int) -> list[Keyed]:
    fitting = []
    for root in roots:
        room -= 1 + root.comment.thread_size
        if room < 0:
            break
        fitting.append(root)
    return fitting


def _rest_of_thread(discussion: Discussion, cursor: Cursor) -> list[Keyed]:
    # Each path begins with the place of the comment that began the thread.
    begun_at = int(cursor.path[:7])
    rows = placed(discussion).filter(
        root__discussion=discussion,
        root__publish_seq=begun_at,
        path__gt=cursor.path,
        publish_seq__lte=cursor.snapshot,
    )
    return [Keyed(cursor.last, row) for row in rows.order_by("path")[: PAGE + 1]]


def _with_replies(
    discussion: Discussion, cursor: Cursor, roots: list[Keyed], *, limit: int | None
) -> list[Keyed]:
    """Each root and then what stands below it, at most ``limit`` of that in all."""
    below: dict[int, list[Comment]] = {}
    with_replies = [root.comment.pk for root in roots if root.comment.thread_size]
    if with_replies:
        rows = placed(discussion).filter(root__in=with_replies, publish_seq__lte=cursor.snapshot)
        for row in rows.order_by("path")[:limit]:
            below.setdefault(row.root_id or 0, []).append(row)
    found = []
    for root in roots:
        found += [root, *(Keyed(root.key, row) for row in below.get(root.comment.pk, ()))]
    return found


def _in_order(
    discussion: Discussion, cursor: Cursor, *, are_roots: bool, limit: int
) -> list[Keyed]:
    if cursor.order == "newest" and not are_roots:  # as the page of a report has them
        last = min(cursor.last, cursor.snapshot + 1)
        newest = _newest(limit).all(discussion=discussion.pk, last=last)
        return [Keyed(row.publish_seq or 0, row) for row in newest]
    rows = placed(discussion).filter(publish_seq__lte=cursor.snapshot)
    if are_roots:
        rows = rows.filter(root__isnull=True)
    if cursor.order in KEY_OF:
        return _by_key(discussion, rows, cursor, are_roots=are_roots, limit=limit)
    if cursor.order == "newest":
        rows = rows.filter(publish_seq__lt=cursor.last).order_by("-publish_seq")
    else:
        rows = rows.filter(publish_seq__gt=cursor.last).order_by("publish_seq")
    return [Keyed(row.publish_seq or 0, row) for row in rows[:limit]]


def _by_key(
    discussion: Discussion, rows: CommentQuerySet, cursor: Cursor, *, are_roots: bool, limit: int
) -> list[Keyed]:
    """Those whose keys still are as in the cursor's edition, and those that had others then."""
    key = KEY_OF[cursor.order]
    below = {f"{key}__lt": cursor.last}
    # In this order: what changes between the two queries is found twice, and never missed.
    as_then = rows.filter(keys_since__lte=cursor.edition, **below).order_by(f"-{key}")[:limit]
    found = {row.pk: Keyed(getattr(row, key), row) for row in as_then}
    earlier = EarlierKeys.objects.filter(
        discussion=discussion,
        since__lte=cursor.edition,
        until__gt=cursor.edition,
        place__lte=cursor.snapshot,
        **below,
    )
    if are_roots:
        earlier = earlier.filter(is_root=True)
    beside = ("author", "removed_under", "anchor__version")
    earlier = earlier.select_related(*(f"comment__{name}" for name in beside))
    earlier = earlier.defer(*(f"comment__{name}" for name in LARGE))
    for kept in earlier.order_by(f"-{key}")[:limit]:
        found[kept.comment_id] = Keyed(getattr(kept, key), kept.comment)
    return sorted(found.values(), key=lambda one: -one.key)[:limit]


@cache
def _newest(limit: int) -> Prepared[Comment, Comment]:
    """A statement holds how many it asks for: one is made for each number."""
    return Prepared(
        lambda: (
            placed(Slot("discussion"))
            .filter(publish_seq__lt=Slot("last"))
            .order_by("-publish_seq")[:limit]
        )
    )
