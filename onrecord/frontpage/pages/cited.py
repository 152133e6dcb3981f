"""What a page about one entry says of it: where it stands, since when, and how to cite it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import cast

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format

from onrecord.delivery.baking import Baked
from onrecord.exchange.pages.names import entry_name, quotation_url
from onrecord.frontpage.pages.frame import bake
from onrecord.record.models import Check, Figure, Statement
from onrecord.record.pages.addressed import Gone, StandingCheck, checks_of
from onrecord.record.pages.entries import check_shown
from onrecord.record.pages.shown import CheckShown
from onrecord.reports.models import Version
from onrecord.shared.links import Link, absolute


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An entry's place; ``where_url`` leads to its words, "" where it has none of its own."""

    name: str
    url: str
    address: str
    embed_url: str
    data_url: str
    citation: str
    report: Link
    where_url: str
    published_at: dt.datetime
    version_number: int
    version_url: str
    confirmed_at: dt.datetime | None
    rule: str
    language: str
    direction: str


def cited(row: Statement | Figure | Check, *, says: str, newsroom: str) -> Cited:
    """The place of an entry that is on record; ``says`` begins its citation: whose it is."""
    url, report, version = row.get_absolute_url(), row.report, cast(Version, row.version)
    kind = entry_name(row).partition("-")[0]
    entry = None if isinstance(row, Check) else row
    return Cited(
        name=entry_name(row),
        url=url,
        address=absolute(url),
        embed_url=f"{url}embed/",
        data_url=f"/api/record/{kind}s/{row.pk}.json",
        citation=(
            f"{says}, in “{report.headline}”, {newsroom}, {_day(report.first_published_at)},"
            f" version {version.number}. {absolute(url)}"
        ),
        report=Link(report.headline, report.get_absolute_url()),
        where_url=quotation_url(entry).removeprefix(absolute("")) if entry else "",
        published_at=report.first_published_at,
        version_number=version.number,
        version_url=f"{report.get_absolute_url()}versions/{version.number}/",
        confirmed_at=entry.decided_at if entry else None,
        rule=entry.rule if entry else "",
        language=report.language,
        direction=report.direction,
    )


def checks_with(row: Statement | Figure) -> tuple[CheckShown, ...]:
    """The checks that compute with an entry."""
    found = checks_of([cast(Version, row.version).pk])
    return tuple(check_at_address(one) for one in found if row in one.operands)


def check_at_address(one: StandingCheck) -> CheckShown:
    """A check, with the pages of what it computes with."""
    shown = check_shown(one.check, one.operands, is_confirmed=True)
    pages = zip(shown.operands, one.operands, strict=True)
    return replace(
        shown, operands=tuple(Link(link.name, row.get_absolute_url()) for link, row in pages)
    )


def gone(found: Gone, *, kind: str) -> Baked:
    """410: what happened, where to look on, and nothing of what stood there."""
    report = found.report
    links = [Link("All versions of the report", f"{report.get_absolute_url()}versions/")]
    return bake(
        "entry_gone.html",
        head=None,
        shows={f"report:{report.pk}"},
        status=HTTPStatus.GONE,
        kind=kind,
        words=found.words,
        links=tuple(links) if report.live else (),
    )


def _day(at: dt.datetime) -> str:
    with timezone.override(settings.TIME_ZONE), translation.override(settings.LANGUAGE_CODE):
        return date_format(timezone.localtime(at), "j F Y")
