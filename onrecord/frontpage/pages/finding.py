"""Finds the report that an address means: only its short id decides."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404

from onrecord.delivery.baking import Baked, Moved
from onrecord.frontpage.pages.frame import bake, link_to_section
from onrecord.reports.models import Report, Version
from onrecord.shared.prepared import Prepared, Slot
from onrecord.shared.shortids import read_short_id


def report_at(short_id: str) -> Report:
    """The report, published now or before; one that never was published is not found."""
    report: Report | None = _published.first(short_id=read_short_id(short_id))
    if report is None:
        raise Http404("No report has this address.")
    return report


def newest_version(report: Report) -> Version:
    """What readers see of a report now."""
    newest: Version = _newest.all(report=report.pk)[0]
    newest.report = report
    return newest


def elsewhere(report: Report, *, section: str, name: str, rest: str = "") -> Baked | Moved | None:
    """What an address gives instead of the page: the right address, or why the report is gone."""
    if not report.live:
        return gone(report)
    if f"/{section}/{name}/" != report.get_absolute_url():
        return Moved(f"{report.get_absolute_url()}{rest}")
    return None


def gone(report: Report) -> Baked:
    """The page of a report that was taken down: when and why, and not what it said."""
    return bake(
        "gone.html",
        head=None,
        shows=[f"report:{report.pk}"],
        status=HTTPStatus.GONE,
        gone={
            "headline": "",
            "reason": report.unpublished_reason,
            "at": report.unpublished_at,
            "section": link_to_section(report.section),
        },
    )


def short_address(short_id: str) -> Baked | Moved:
    """``/<shortid>``: to the report's address of today, which may be another tomorrow.

    A report that was taken down is gone here too: its slug would repeat its headline.
    """
    report = report_at(short_id)
    return Moved(report.get_absolute_url(), is_permanent=False) if report.live else gone(report)


_published = Prepared(
    lambda: (
        Report.objects.filter(short_id=Slot("short_id"), first_published_at__isnull=False)
        .select_related("section", "discussion")
        .defer("body")
    )
)
_newest = Prepared(lambda: Version.objects.filter(report=Slot("report")).order_by("-number")[:1])
