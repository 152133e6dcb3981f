"""A discussion and its comments as templates see them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString, mark_safe

from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.pages.addresses import (
    comment_url_at,
    discussion_url,
    earlier_url_at,
    follow_statement_url,
    own_url,
    write_url,
)
from onrecord.discussion.pages.badges import Marks, marks_on
from onrecord.discussion.pages.cursors import Order, View
from onrecord.discussion.pages.questions import Found, comments_of
from onrecord.people.pages import avatar, avatar_of
from onrecord.reports.models import Report
from onrecord.shared.text_fragments import text_directive

State = Literal["shown", "removed", "withdrawn", "held", "legal_hold", "erased"]
STAFF_MARK = "Newsroom"


@dataclass(frozen=True, slots=True)
class ShownParent:
    """The comment that another one answers, to be folded out in place."""

    author: str
    html: SafeString
    url: str
    is_shown: bool
    short_id: str = ""


@dataclass(frozen=True, slots=True)
class ShownAbout:
    """What of the report a comment is about. ``version_at`` where those words are there no more.

    ``follow_url`` where it is a statement, which can be followed.
    """

    group: int
    words: str
    url: str
    follow_url: str
    version_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ShownComment:
    """One comment, or the note that stands in its place. ``at`` is None where nobody knows."""

    short_id: str
    seq: int
    depth: int
    recommends: int
    replies: int
    is_picked: bool
    author: str
    author_url: str
    avatar: str
    mark: str
    is_imported: bool
    at: dt.datetime | None
    edited_at: dt.datetime | None
    earlier_url: str
    language: str
    html: SafeString
    url: str
    parent: ShownParent | None
    about: ShownAbout | None
    state: State
    clause: str
    clause_url: str
    decided_at: dt.datetime | None
    reply_url: str
    recommend_url: str
    pick_url: str
    flag_url: str
    edit_url: str
    withdraw_url: str


@dataclass(frozen=True, slots=True)
class Way:
    """Another order or view of the same comments."""

    name: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class ShownDiscussion:
    """A run of a discussion's comments with what stands around them.

    ``pinned`` are what people in the story say, above the first page of every order.
    ``seq`` is the newest place known when this was made, ``count`` how many comments can be read.
    """

    report_id: str
    report_headline: str
    report_url: str
    url: str
    count: int
    seq: int
    pinned: tuple[ShownComment, ...]
    comments: tuple[ShownComment, ...]
    order: Order
    view: View
    orders: tuple[Way, ...]
    views: tuple[Way, ...]
    more_url: str
    is_open: bool
    is_live: bool
    form_url: str
    post_url: str


def shown(discussion: Discussion, *runs: Sequence[Found]) -> tuple[tuple[ShownComment, ...], ...]:
    """Each run of comments for a page: all, and what they answer, fetched at once."""
    rows = [row for run in runs for row in run]
    if not rows:
        return tuple(() for _ in runs)
    comments = comments_of({row.pk for row in rows} | {row.parent or 0 for row in rows})
    url = discussion_url(discussion.report)
    marks = marks_on(discussion.report, (one.author_id for one in comments.values()))
    return tuple(
        tuple(
            _shown(one, comments.get(one.parent_id or 0), discussion, url=url, marks=marks)
            for one in (comments[row.pk] for row in run if row.pk in comments)
        )
        for run in runs
    )


def safe_html(comment: Comment) -> SafeString:
    """The comment's words: rendered and cleaned when they were kept."""
    return mark_safe(comment.body_html)  # noqa: S308  made by shared.comment_text alone


_STATES: dict[str, State] = {
    Comment.Status.PUBLISHED: "shown",
    Comment.Status.REMOVED: "removed",
    Comment.Status.WITHDRAWN: "withdrawn",
    Comment.Status.HELD: "held",
    Comment.Status.LEGAL_HOLD: "legal_hold",
    Comment.Status.ERASED: "erased",
    # Held after an edit, then refused: to readers it went as one that was removed goes.
    Comment.Status.REJECTED: "removed",
    Comment.Status.SPAM: "removed",
}


def _shown(
    comment: Comment, parent: Comment | None, discussion: Discussion, *, url: str, marks: Marks
) -> ShownComment:
    """What is gone tells neither words nor author."""
    report = discussion.report
    is_shown = comment.is_published
    is_open = is_shown and discussion.state == Discussion.State.OPEN
    can_own = is_shown and comment.author_id is not None
    return ShownComment(
        short_id=comment.short_id,
        seq=comment.publish_seq or 0,
        depth=comment.depth,
        recommends=comment.recommends if is_shown else 0,
        replies=comment.replies_shown,
        is_picked=is_shown and comment.picked_at is not None,
        author=comment.shown_author if is_shown else "",
        author_url=comment.author.get_absolute_url() if is_shown and comment.author else "",
        avatar=_face(comment) if is_shown else "",
        mark=_mark(comment, marks) if is_shown else "",
        is_imported=comment.is_captured,
        at=comment.published_at,
        edited_at=comment.edited_at if is_shown else None,
        earlier_url=earlier_url_at(url, comment) if is_shown and comment.edited_at else "",
        language="",
        html=safe_html(comment) if is_shown else mark_safe(""),
        url=comment_url_at(url, comment),
        parent=_answered(comment, parent, url) if is_shown else None,
        about=_about(comment, report),
        state=_STATES[comment.status],
        clause=str(comment.removed_under or ""),
        clause_url=comment.removed_under.get_absolute_url() if comment.removed_under else "",
        decided_at=None if is_shown else comment.status_at,
        reply_url=write_url(report, reply_to=comment.short_id) if is_open else "",
        recommend_url=own_url("recommend", comment) if is_shown else "",
        pick_url=own_url("pick", comment) if is_shown else "",
        flag_url=own_url("flag", comment) if is_shown else "",
        edit_url=own_url("edit", comment) if can_own and is_open else "",
        withdraw_url=own_url("withdraw", comment) if can_own else "",
    )


def _mark(comment: Comment, marks: Marks) -> str:
    """What the newsroom vouches for; its own people bear its mark without being granted one."""
    if granted := marks.get(comment.author_id or 0):
        return granted
    return STAFF_MARK if comment.author and comment.author.is_staff else ""


def _answered(comment: Comment, parent: Comment | None, url: str) -> ShownParent | None:
    """A captured reply may answer somebody whose comment the page did not hold."""
    if parent is None:
        name = comment.captured_reply_to
        return ShownParent(name, mark_safe(""), "", is_shown=False) if name else None
    is_shown = parent.is_published
    return ShownParent(
        author=parent.shown_author if is_shown else "a comment that is gone",
        html=safe_html(parent) if is_shown else mark_safe(""),
        url=comment_url_at(url, parent),
        is_shown=is_shown,
        short_id=parent.short_id,
    )


def _about(comment: Comment, report: Report) -> ShownAbout | None:
    """A comment's anchor: to the words in the report, or to the version in which they stood."""
    anchor = getattr(comment, "anchor", None)
    if anchor is None:
        return None
    here = report.get_absolute_url()
    found = text_directive(anchor.exact, prefix=anchor.prefix, suffix=anchor.suffix)
    url, follow_url = f"{here}#:~:{found}", ""
    if anchor.is_orphan:
        url = f"{here}versions/{anchor.version.number}/"
    elif anchor.statement_id:
        url = f"{here}#s-{anchor.statement_id}"
        follow_url = follow_statement_url(anchor.statement_id)
    at = anchor.version.published_at if anchor.is_orphan else None
    return ShownAbout(
        group=anchor.group_id or 0,
        words=anchor.exact,
        url=url,
        follow_url=follow_url,
        version_at=at,
    )


def _face(comment: Comment) -> str:
    if comment.author is not None:
        return avatar_of(comment.author)
    return avatar(name=comment.captured_name or "?")
