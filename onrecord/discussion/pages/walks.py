"""A walk through a discussion, page by page: each comment of its snapshot once, in one order."""

from __future__ import annotations

from dataclasses import replace

from onrecord.discussion.models import Discussion
from onrecord.discussion.models.ordering import WIDTH
from onrecord.discussion.pages import questions
from onrecord.discussion.pages.cursors import Cursor
from onrecord.discussion.pages.questions import Found, found

PAGE = 50


def one_page(discussion: Discussion, cursor: Cursor) -> tuple[list[Found], Cursor | None]:
    """The comments of a page, and the cursor to the next one where there is any."""
    if cursor.view == "statements":
        return _by_statement(discussion, cursor)
    if cursor.view == "threads":
        rows, is_all = _in_threads(discussion, cursor)
    else:
        rows, is_all = _in_order(discussion, cursor, are_roots=False), True
    shown = rows[:PAGE]
    if is_all and len(rows) <= PAGE:
        return shown, None
    path = shown[-1].path if cursor.view == "threads" else ""
    return shown, replace(cursor, last=shown[-1].key, path=path)


def _by_statement(discussion: Discussion, cursor: Cursor) -> tuple[list[Found], Cursor | None]:
    """Comments about something, those about the same together, in the order they were written."""
    rows = found(
        questions.by_statement(PAGE + 1),
        discussion=discussion.pk,
        last=cursor.last,
        after=int(cursor.path or 0),
        snapshot=cursor.snapshot,
    )
    shown = rows[:PAGE]
    if len(rows) <= PAGE:
        return shown, None
    return shown, replace(cursor, last=shown[-1].key, path=str(shown[-1].pk))


def _in_threads(discussion: Discussion, cursor: Cursor) -> tuple[list[Found], bool]:
    """The rest of the thread begun before, then whole threads and the beginning of the next.

    With whether nothing follows; there may be more than a page has room for.
    """
    rest = _rest_of_thread(discussion, cursor) if cursor.path else []
    room = PAGE + 1 - len(rest)
    if room <= 0:
        return rest, False
    roots = _in_order(discussion, cursor, are_roots=True)[:room]
    whole = _that_fit(roots, room)
    # Left to the next page where a thread went on here.
    cut = roots[len(whole)] if len(whole) < len(roots) and not rest else None
    below = _below(cursor, whole, cut)
    rows = rest + [row for root in whole for row in (root, *below.get(root.pk, ()))]
    if cut and len(rows) <= PAGE:
        # Its size counts what came after the snapshot, too: only what is found says where it ends.
        is_last = cut is roots[-1] and len(roots) < room
        return [*rows, cut, *below.get(cut.pk, [])], is_last
    return rows, len(whole) == len(roots) < room and len(rows) <= PAGE


def _that_fit(roots: list[Found], room: int) -> list[Found]:
    fitting = []
    for root in roots:
        room -= 1 + root.thread_size
        if room < 0:
            break
        fitting.append(root)
    return fitting


def _rest_of_thread(discussion: Discussion, cursor: Cursor) -> list[Found]:
    rows = found(
        questions.rest_of_thread(PAGE + 1),
        discussion=discussion.pk,
        # Each path begins with the place of the comment that began the thread.
        begun=int(cursor.path[:WIDTH]),
        path=cursor.path,
        snapshot=cursor.snapshot,
    )
    return [row._replace(key=cursor.last) for row in rows]


def _below(cursor: Cursor, whole: list[Found], cut: Found | None) -> dict[int, list[Found]]:
    """What stands below each of these, from the top, found by the key of its thread."""
    key_of = {root.pk: root.key for root in [*whole, *([cut] if cut else [])] if root.thread_size}
    below: dict[int, list[Found]] = {}
    if not key_of:
        return below
    rows = found(
        questions.below(PAGE),
        whole=[root.pk for root in whole if root.thread_size],
        cut=cut.pk if cut else 0,
        snapshot=cursor.snapshot,
    )
    for row in rows:
        root = row.root or 0
        below.setdefault(root, []).append(row._replace(key=key_of[root]))
    return below


def _in_order(discussion: Discussion, cursor: Cursor, *, are_roots: bool) -> list[Found]:
    values = {"snapshot": cursor.snapshot, "edition": cursor.edition, "last": cursor.last}
    if cursor.order == "newest":
        values["last"] = min(cursor.last, cursor.snapshot + 1)
    asked = questions.in_order(cursor.order, are_roots=are_roots, limit=PAGE + 1)
    return found(asked, discussion=discussion.pk, **values)
