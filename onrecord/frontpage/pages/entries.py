"""The page of one statement, figure or check: to be cited, and to be found again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404

from onrecord.delivery.baking import Baked
from onrecord.discussion.pages import ways_to_discuss
from onrecord.frontpage.pages.cited import Cited, check_at_address, checks_with, cited, gone
from onrecord.frontpage.pages.frame import NAMES, Head, bake, oembed_url
from onrecord.record.models import Figure, Statement
from onrecord.record.pages.addressed import (
    Gone,
    StandingCheck,
    check_at,
    figure_at,
    statement_at,
)
from onrecord.record.pages.entries import figure_shown, statement_shown
from onrecord.record.pages.sourcing import source_of
from onrecord.reports.models import NewsroomSettings

NOT_THERE = "No entry with this number is on the record."
NOBODY = "Nobody is named"


def statement(*, pk: int, template: str = "entry.html") -> Baked:
    """Who said what, in the exact words."""
    found = statement_at(pk)
    if found is None:
        raise Http404(NOT_THERE)
    if isinstance(found, Gone):
        return gone(found, kind="statement")
    says = ", ".join(filter(None, [str(found.speaker or NOBODY), found.role]))
    report = found.report.get_absolute_url()
    return _bake(
        template,
        found,
        says=says,
        kind="Statement",
        statement=statement_shown(found, {}, found.words, page=report),
        checks=checks_with(found),
        discussion=ways_to_discuss(found),
    )


def figure(*, pk: int, template: str = "entry.html") -> Baked:
    """A number with its bounds, and who says so."""
    found = figure_at(pk)
    if found is None:
        raise Http404(NOT_THERE)
    if isinstance(found, Gone):
        return gone(found, kind="figure")
    report = found.report.get_absolute_url()
    shown = figure_shown(found, {}, page=report)
    statement = statement_at(found.statement_id) if found.statement_id else None
    return _bake(
        template,
        found,
        says=f"{source_of(found) or NOBODY}: {shown.value} ({shown.counted})",
        kind="Figure",
        figure=shown,
        said_at=statement.get_absolute_url() if isinstance(statement, Statement) else "",
        checks=checks_with(found),
        discussion=ways_to_discuss(found),
    )


def check(*, pk: int, template: str = "entry.html") -> Baked:
    """A computation with its working and verdict."""
    found = check_at(pk)
    if found is None:
        raise Http404(NOT_THERE)
    if isinstance(found, Gone):
        return gone(found, kind="check")
    shown = replace(check_at_address(found), url="")  # it is this page
    return _bake(
        template,
        found,
        says=f"A check: {found.check.formula or found.check.explanation}",
        kind="Check",
        check=shown,
        checks=(shown,),
    )


def _bake(
    template: str, found: Statement | Figure | StandingCheck, *, says: str, **context: Any
) -> Baked:
    site = NewsroomSettings.now_shown()
    row = found.check if isinstance(found, StandingCheck) else found
    entry: Cited = cited(row, says=says, newsroom=site.name)
    return bake(
        template,
        head=Head(url=entry.url, description=says, oembed_url=oembed_url(entry.url)),
        site=site,
        shows={f"report:{row.report_id}", NAMES},
        entry=entry,
        **context,
    )
