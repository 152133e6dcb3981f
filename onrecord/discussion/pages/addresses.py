"""Addresses of a discussion: public pages beside the report, private ones under /discussion/."""

from __future__ import annotations

from functools import cache

from django.urls import reverse

from onrecord.discussion.models import Comment
from onrecord.discussion.pages.cursors import Order, View
from onrecord.reports.models import Report

ORDER_PARTS: dict[Order, str] = {
    "newest": "",
    "oldest": "oldest",
    "best": "best",
    "replied": "most-replied",
    "picks": "picks",
}


_ANY = "any-comment"


def discussion_url(report: Report) -> str:
    """All comments on a report."""
    return f"{report.get_absolute_url()}discussion/"


def order_url(url: str, *, view: View, order: Order) -> str:
    """The first page of a discussion at ``url`` in a view and an order."""
    parts = [view if view != "flat" else "", ORDER_PARTS[order]]
    return url + "".join(f"{part}/" for part in parts if part)


def comment_url(report: Report, comment: Comment) -> str:
    """A comment among its neighbours: the address to pass on."""
    return comment_url_at(discussion_url(report), comment)


def comment_url_at(discussion: str, comment: Comment) -> str:
    """The same, where the address of the discussion is known."""
    return f"{discussion}comment/{comment.short_id}/#c-{comment.short_id}"


def earlier_url_at(discussion: str, comment: Comment) -> str:
    """What the comment said before it was edited."""
    return f"{discussion}comment/{comment.short_id}/earlier/"


def write_url(report: Report, *, reply_to: str = "", entry: str = "") -> str:
    """The private page on which a comment is written, about ``s-12`` or ``f-7`` where it says."""
    address = _pattern("comment_write").replace(_ANY, report.short_id or "")
    if entry:
        return f"{address}?entry={entry}"
    return f"{address}?reply_to={reply_to}" if reply_to else address


def follow_statement_url(statement_id: int) -> str:
    """The private page on which a statement is followed, or no more."""
    return f"/account/follow/statements/{statement_id}/"


def own_url(action: str, comment: Comment) -> str:
    """A private page about a comment: ``edit``, ``withdraw``, ``flag``, ``recommend``, ``pick``."""
    return _pattern(f"comment_{action}").replace(_ANY, comment.short_id)


@cache
def _pattern(name: str) -> str:
    """Reversed once: a page of comments has hundreds of such addresses."""
    return reverse(name, args=[_ANY])
