"""Long lists, page by page: a page begins after a report, so that it stays put as others come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from onrecord.frontpage.pages.teasers import listed
from onrecord.reports.models import Report
from onrecord.reports.models.queries import ReportQuerySet

PER_PAGE = 20
# Gives the address of the page after a report's short id, and of the first page for "".
Address = Callable[[str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a list of reports, with the addresses of its neighbours ("" for none)."""

    url: str
    reports: list[Report]
    newer_url: str
    older_url: str

    @property
    def is_first(self) -> bool:
        """Whether it begins with the newest."""
        return not self.newer_url


def under(base: str) -> Address:
    """Addresses of a baked list: later pages stand under the first."""
    return lambda before: f"{base}before/{before}/" if before else base


def leaf(reports: ReportQuerySet, *, address: Address, before: str = "") -> Leaf:
    """The page of ``reports`` (newest first) after the report with the short id ``before``.

    The reports that it shows have all that a teaser needs.
    """
    rows = _older(reports, _anchor(before)) if before else reports
    # Numbers first: what cannot be walked in order is sorted, and whole reports are heavy.
    found = list(rows.values_list("pk", flat=True)[: PER_PAGE + 1])
    if before and not found:
        raise Http404("Nothing older is here.")
    whole = {report.pk: report for report in listed().filter(pk__in=found[:PER_PAGE])}
    shown = [whole[pk] for pk in found[:PER_PAGE]]
    return Leaf(
        url=address(before),
        reports=shown,
        newer_url=address(_before_newer(reports, shown[0])) if before else "",
        older_url=address(shown[-1].short_id or "") if len(found) > PER_PAGE else "",
    )


def _anchor(short_id: str) -> Report:
    """The report a page begins after; one that was taken down meanwhile still marks its place."""
    anchor: Report | None = Report.objects.filter(
        short_id=short_id, first_published_at__isnull=False
    ).first()
    if anchor is None:
        raise Http404("This list has no such page.")
    return anchor


def _older(reports: ReportQuerySet, anchor: Report) -> ReportQuerySet:
    at = anchor.first_published_at
    # Two conditions, of which an index answers the first: by one alone all newer ones are read.
    reports = reports.filter(first_published_at__lte=at)
    return reports.filter(Q(first_published_at__lt=at) | Q(pk__lt=anchor.pk))


def _before_newer(reports: ReportQuerySet, first: Report) -> str:
    """After which report the page before this one begins; empty where that is the first."""
    at = first.first_published_at
    newer = reports.filter(first_published_at__gte=at)
    newer = newer.filter(Q(first_published_at__gt=at) | Q(pk__gt=first.pk))
    ids = newer.order_by("first_published_at", "pk").values_list("short_id", flat=True)
    nearest = list(ids[: PER_PAGE + 1])
    return nearest[PER_PAGE] if len(nearest) > PER_PAGE else ""
