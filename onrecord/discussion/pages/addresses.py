"""Addresses of a discussion: public pages beside the report, private ones under /discussion/."""

from __future__ import annotations

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


def discussion_url(report: Report) -> str:
    """All comments on a report."""
    return f"{report.get_absolute_url()}discussion/"


def order_url(url: str, *, view: View, order: Order) -> str:
    """The first page of a discussion at ``url`` in a view and an order."""
    parts = [view if view != "flat" else "", ORDER_PARTS[order]]
    return url + "".join(f"{part}/" for part in parts if part)


def comment_url(report: Report, comment: Comment) -> str:
    """A comment among its neighbours: the address to pass on."""
    return f"{discussion_url(report)}comment/{comment.short_id}/#c-{comment.short_id}"


def write_url(report: Report, *, reply_to: str = "") -> str:
    """The private page on which a comment is written."""
    address = reverse("comment_write", args=[report.short_id])
    return f"{address}?reply_to={reply_to}" if reply_to else address


def own_url(action: str, comment: Comment) -> str:
    """A private page about a comment: ``edit``, ``withdraw`` or ``flag``."""
    return reverse(f"comment_{action}", args=[comment.short_id])
