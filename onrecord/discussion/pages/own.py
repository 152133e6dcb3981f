"""A person's comments: on their own page, and on the one that everybody sees."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.safestring import SafeString

from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.pages.addresses import comment_url, own_url
from onrecord.discussion.pages.shown import safe_html
from onrecord.discussion.rules import edit_until, may_edit, may_withdraw
from onrecord.people.models import User
from onrecord.reports.models import Report
from onrecord.shared.links import Link

OWN_AT_MOST = 300
PROFILE_PAGE = 20


@dataclass(frozen=True, slots=True)
class OwnComments:
    """``own`` are short ids of comments that can be changed or withdrawn, newest first."""

    own: tuple[str, ...]
    held: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class OwnComment:
    """A comment on its author's page; ``edit_url``, ``withdraw_url`` where that may be done now."""

    at: dt.datetime
    html: SafeString
    url: str
    report: Link
    state_name: str
    edit_url: str = ""
    withdraw_url: str = ""


def own_comments(*, person: User, report: Report | None = None) -> OwnComments:
    """A person's newest standing comments, on one report or on all, as ``/me.json`` tells them."""
    standing = [Comment.Status.PUBLISHED, Comment.Status.HELD, Comment.Status.RECEIVED]
    rows = Comment.objects.filter(author=person, status__in=standing)
    if report is not None:
        rows = rows.filter(discussion__report=report)
    values = rows.order_by("-created_at").values_list(
        "short_id", "status", "body_source", "discussion__report__short_id"
    )[:OWN_AT_MOST]
    return OwnComments(
        own=tuple(short_id for short_id, status, *_ in values if status != Comment.Status.RECEIVED),
        held=tuple(
            {"report": on or "", "text": text}
            for _, status, text, on in values
            if status != Comment.Status.PUBLISHED
        ),
    )


def profile_page(
    *, person: User, before: int = 0, is_public: bool = False, at: dt.datetime | None = None
) -> tuple[tuple[OwnComment, ...], int]:
    """A page of a person's comments, newest first, and where the next begins (0: nowhere).

    A public one holds what everybody can read: published, on reports that are. With ``at`` it says
    what the person may do to each at that moment.
    """
    rows = Comment.objects.filter(author=person).select_related(
        "removed_under", "discussion__report__section"
    )
    if is_public:
        off = Discussion.State.OFF
        rows = rows.published().filter(discussion__report__live=True)
        rows = rows.exclude(discussion__state=off)
    if before:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: PROFILE_PAGE + 1])
    shown = found[:PROFILE_PAGE]
    next_before = shown[-1].pk if len(found) > PROFILE_PAGE else 0
    return tuple(_own(comment, person, at) for comment in shown), next_before


def _own(comment: Comment, person: User, at: dt.datetime | None) -> OwnComment:
    report = comment.discussion.report
    is_placed = comment.publish_seq is not None
    return OwnComment(
        at=comment.created_at,
        html=safe_html(comment),
        url=comment_url(report, comment) if is_placed else report.get_absolute_url(),
        report=Link(report.headline, report.get_absolute_url()),
        state_name=_state_name(comment),
        edit_url=own_url("edit", comment)
        if at and at <= edit_until(comment) and may_edit(person=person, comment=comment, at=at)
        else "",
        withdraw_url=own_url("withdraw", comment)
        if at and may_withdraw(person=person, comment=comment)
        else "",
    )


def _state_name(comment: Comment) -> str:
    if comment.status in {Comment.Status.HELD, Comment.Status.RECEIVED}:
        return "waiting for a moderator"
    if comment.removed_under:
        return f"{comment.get_status_display().lower()}: {comment.removed_under}"
    return "" if comment.is_published else comment.get_status_display().lower()
