"""The public pages of a discussion: by cursor, what is new, and one comment among others."""

from __future__ import annotations

import json

from django.http import Http404

from onrecord.delivery.baking import Baked, Moved
from onrecord.discussion import pages
from onrecord.discussion.pages import ShownDiscussion
from onrecord.frontpage.pages.finding import elsewhere, report_at
from onrecord.frontpage.pages.frame import Head, bake, link_to_section
from onrecord.reports.models import Report
from onrecord.shared.links import Link
from onrecord.shared.pieces import piece

JSON = "application/json"


def discussion(
    *,
    section: str,
    day: str,
    slug: str,
    short_id: str,
    order: pages.Order = "newest",
    view: pages.View = "flat",
) -> Baked | Moved:
    """All comments on a report, in one of the orders, as one list or by threads."""
    report = report_at(short_id)
    rest = pages.order_url("discussion/", view=view, order=order)
    other = elsewhere(report, section=section, name=f"{day}-{slug}-{short_id}", rest=rest)
    if other:
        return other
    return _bake(report, pages.first_page(report=report, order=order, view=view), rest=rest)


def page(*, section: str, day: str, slug: str, short_id: str, cursor: str) -> Baked | Moved:
    """The page that a cursor leads to."""
    report = report_at(short_id)
    rest = f"discussion/page/{cursor}/"
    other = elsewhere(report, section=section, name=f"{day}-{slug}-{short_id}", rest=rest)
    return other or _bake(
        report, pages.page(report=report, cursor=cursor), rest=rest, is_later=True
    )


def around(*, section: str, day: str, slug: str, short_id: str, comment: str) -> Baked | Moved:
    """One comment with those around it: where links to a comment lead."""
    report = report_at(short_id)
    rest = f"discussion/comment/{comment}/"
    other = elsewhere(report, section=section, name=f"{day}-{slug}-{short_id}", rest=rest)
    if other:
        return other
    shown = pages.around(report=report, short_id=comment)
    return _bake(report, shown, rest=rest, focus=comment, is_later=True)


def earlier(*, section: str, day: str, slug: str, short_id: str, comment: str) -> Baked | Moved:
    """What a comment said before it was edited."""
    report = report_at(short_id)
    rest = f"discussion/comment/{comment}/earlier/"
    other = elsewhere(report, section=section, name=f"{day}-{slug}-{short_id}", rest=rest)
    if other:
        return other
    return bake(
        "earlier_wordings.html",
        head=Head(url=f"{report.get_absolute_url()}{rest}"),
        section=link_to_section(report.section),
        shows=_shows(report),
        report=Link(report.headline, report.get_absolute_url()),
        wordings=pages.earlier_wordings(report=report, short_id=comment),
    )


def after(*, section: str, day: str, slug: str, short_id: str, seq: int) -> Baked | Moved:
    """What became visible after a place in the discussion, as a piece of a page."""
    report = report_at(short_id)
    rest = f"discussion/after/{seq}/"
    other = elsewhere(report, section=section, name=f"{day}-{slug}-{short_id}", rest=rest)
    if other:
        return other
    comments = pages.after(report=report, seq=seq)
    text = piece("discussion/comments", comments=comments)
    return Baked(body=text.encode(), shows=_shows(report))


def head(*, section: str, day: str, slug: str, short_id: str) -> Baked | Moved:
    """How far the discussion has come, for those whom no stream reaches."""
    report = report_at(short_id)
    rest = "discussion/head.json"
    other = elsewhere(report, section=section, name=f"{day}-{slug}-{short_id}", rest=rest)
    if other:
        return other
    facts = json.dumps(pages.head(report=report), separators=(",", ":"))
    return Baked(body=facts.encode(), shows=_shows(report), content_type=JSON)


def _bake(
    report: Report,
    shown: ShownDiscussion | None,
    *,
    rest: str,
    focus: str = "",
    is_later: bool = False,
) -> Baked:
    if shown is None:
        raise Http404("This report has no discussion.")
    address = report.get_absolute_url()
    return bake(
        "discussion.html",
        head=Head(url=f"{address}{rest}"),
        section=link_to_section(report.section),
        shows=_shows(report),
        report=Link(report.headline, address),
        discussion=shown,
        newer_url=f"{address}discussion/" if is_later else "",
        focus=focus,
    )


def _shows(report: Report) -> frozenset[str]:
    return frozenset([f"discussion:{report.pk}", f"report:{report.pk}"])
