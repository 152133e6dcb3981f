"""Runs of comments: the first page, the next ones by cursor, what is new, and one among others."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404

from onrecord.discussion.models import Discussion
from onrecord.discussion.pages import questions
from onrecord.discussion.pages.addresses import discussion_url, order_url, write_url
from onrecord.discussion.pages.cursors import (
    BadCursorError,
    Cursor,
    Order,
    View,
    beginning,
    read,
)
from onrecord.discussion.pages.questions import KEY_OF, Found, found
from onrecord.discussion.pages.shown import ShownComment, ShownDiscussion, Way, shown
from onrecord.discussion.pages.walks import one_page
from onrecord.reports.models import Report
from onrecord.shared.prepared import Prepared, Slot

NEW_AT_ONCE = 100
"""The most comments that ``after`` gives; who gets as many asks again after the last of them."""
REPLIES_AROUND = 50
PINNED = 5
NEIGHBOURS = 3
ORDER_NAMES: dict[Order, str] = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "best": "Best first",
    "replied": "Most replied",
    "picks": "Editors’ picks",
}
VIEW_NAMES: dict[View, str] = {
    "flat": "One list",
    "threads": "Threads",
    "statements": "By statement",
}


def first_page(
    *, report: Report, order: Order = "newest", view: View = "flat"
) -> ShownDiscussion | None:
    """The beginning of a report's discussion; None where it has none."""
    discussion = _of(report)
    if discussion is None:
        return None
    return _walk(
        discussion,
        beginning(view=view, order=order, snapshot=discussion.last_seq, edition=discussion.edition),
        pinned=_right_of_reply(discussion),
    )


def page(*, report: Report, cursor: str) -> ShownDiscussion:
    """The page that a cursor leads to; ``Http404`` where this site did not make the cursor."""
    discussion = _of_or_404(report)
    try:
        place = read(cursor, discussion.pk)
    except BadCursorError:
        raise Http404(
            "This address of a page of comments is not whole. Begin at the discussion’s first page."
        ) from None
    if place.order in KEY_OF and place.edition < discussion.walkable_from:
        raise Http404("The order has changed much since. Begin at the discussion’s first page.")
    return _walk(discussion, place)


def after(*, report: Report, seq: int) -> tuple[ShownComment, ...]:
    """What became visible after ``seq``, oldest first, at most ``NEW_AT_ONCE`` of it."""
    discussion = _of_or_404(report)
    if not 0 <= seq <= discussion.last_seq:
        raise Http404("This discussion has not come so far. Load the report again.")
    new = found(questions.since(NEW_AT_ONCE), discussion=discussion.pk, seq=seq)
    return shown(discussion, new)[0]


def around(*, report: Report, short_id: str) -> ShownDiscussion:
    """One comment with what it answers, its neighbours and the replies to it."""
    discussion = _of_or_404(report)
    focus = next(iter(found(questions.focus, discussion=discussion.pk, short_id=short_id)), None)
    if focus is None:
        raise Http404("This comment is not here. It may wait for a moderator.")
    near = found(
        questions.around(REPLIES_AROUND),
        discussion=discussion.pk,
        first=focus.key - NEIGHBOURS,
        last=focus.key + NEIGHBOURS,
        parent=focus.parent or 0,
        answered=focus.pk,
    )
    # Neighbours may be replies as well.
    rows = list({row.pk: row for row in near}.values())
    return _framed(
        discussion, rows, order="oldest", view="flat", seq=discussion.last_seq, more_url=""
    )


def head(*, report: Report) -> dict[str, int | list[int]]:
    """How far the discussion has come: see ``standing``."""
    discussion = _of_or_404(report)
    return standing(discussion.pk, seq=discussion.last_seq, count=discussion.comment_count)


def standing(discussion_id: int, *, seq: int, count: int) -> dict[str, int | list[int]]:
    """The newest place, how many comments can be read, and which of the newest places cannot.

    Whoever has seen all up to a place can tell from it how many comments are new to them.
    """
    gone = questions.gone.all(discussion=discussion_id, seq=seq - NEW_AT_ONCE)
    return {"seq": seq, "count": count, "gone": [place for place in gone if place]}


def _right_of_reply(discussion: Discussion) -> list[Found]:
    """What people in the story say stands above all, where any of them has said something."""
    asked = questions.said_by_people_in_story(PINNED)
    return found(asked, discussion=discussion.pk, report=f"report:{discussion.report_id}")


def _walk(
    discussion: Discussion, cursor: Cursor, *, pinned: Sequence[Found] = ()
) -> ShownDiscussion:
    rows, onward = one_page(discussion, cursor)
    more_url = ""
    if onward:
        more_url = f"{discussion_url(discussion.report)}page/{onward.written(discussion.pk)}/"
    return _framed(
        discussion,
        rows,
        order=cursor.order,
        view=cursor.view,
        seq=cursor.snapshot,
        more_url=more_url,
        pinned=pinned,
    )


def _framed(
    discussion: Discussion,
    rows: list[Found],
    *,
    order: Order,
    view: View,
    seq: int,
    more_url: str,
    pinned: Sequence[Found] = (),
) -> ShownDiscussion:
    report = discussion.report
    url = discussion_url(report)
    is_open = discussion.state == Discussion.State.OPEN
    above, comments = shown(discussion, pinned, rows)
    return ShownDiscussion(
        report_id=report.short_id or "",
        report_headline=report.headline,
        report_url=report.get_absolute_url(),
        url=url,
        count=discussion.comment_count,
        seq=seq,
        pinned=above,
        comments=comments,
        order=order,
        view=view,
        orders=_ways(url, view=view, order=order),
        views=_views(url, view=view),
        more_url=more_url,
        is_open=is_open,
        is_live=is_open,
        form_url=write_url(report),
        post_url=write_url(report),
    )


def _ways(url: str, *, view: View, order: Order) -> tuple[Way, ...]:
    return tuple(
        Way(name, order_url(url, view=view, order=one), is_current=one == order)
        for one, name in ORDER_NAMES.items()
        if view != "statements"
    )


def _views(url: str, *, view: View) -> tuple[Way, ...]:
    return tuple(
        Way(name, order_url(url, view=one, order="newest"), is_current=one == view)
        for one, name in VIEW_NAMES.items()
    )


def _of(report: Report) -> Discussion | None:
    """The discussion as it is now, not as an earlier page found it."""
    found = _on.first(report=report.pk)
    if found is not None:
        found.report = report
    return found


def _of_or_404(report: Report) -> Discussion:
    discussion = _of(report)
    if discussion is None:
        raise Http404("This report has no discussion.")
    return discussion


_on = Prepared(
    lambda: Discussion.objects.filter(report=Slot("report")).exclude(state=Discussion.State.OFF)
)
