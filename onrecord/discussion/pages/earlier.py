"""What a comment said before it was edited: everybody can read it as long as the comment itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import Http404
from django.utils.safestring import SafeString

from onrecord.discussion.models import Comment, Discussion
from onrecord.discussion.pages.addresses import comment_url
from onrecord.discussion.pages.shown import safe_html
from onrecord.reports.models import Report

AT_MOST = 50
"""Earlier wordings that are shown, the newest of them."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """One wording as it was typed, and until when it stood."""

    words: str
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class Wordings:
    """A comment as it reads now, and its earlier wordings, newest first."""

    author: str
    author_url: str
    url: str
    html: SafeString
    edited_at: dt.datetime
    earlier: tuple[Earlier, ...]


def earlier_wordings(*, report: Report, short_id: str) -> Wordings:
    """``Http404`` where the comment is gone, waits, or was never edited."""
    shown = Comment.objects.published().filter(discussion__report=report, short_id=short_id)
    found = shown.exclude(discussion__state=Discussion.State.OFF).select_related("author").first()
    if found is None or found.edited_at is None:
        raise Http404("No earlier wording of such a comment can be read here.")
    rows = found.revisions.order_by("-replaced_at", "-pk")[:AT_MOST]
    return Wordings(
        author=found.shown_author,
        author_url=found.author.get_absolute_url() if found.author else "",
        url=comment_url(report, found),
        html=safe_html(found),
        edited_at=found.edited_at,
        earlier=tuple(Earlier(row.body_source, row.replaced_at) for row in rows),
    )
