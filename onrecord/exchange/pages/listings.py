"""The kinds of lists that the record is given out in: their rows, their shapes, their filters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from onrecord.exchange.pages import entries, speakers
from onrecord.exchange.pages.names import measure_named, report_named
from onrecord.exchange.standards import shapes, wholes
from onrecord.record.models import Check, Measure
from onrecord.record.pages.addressed import (
    checks_on_live_reports,
    figures_on_record,
    standing,
    statements_on_record,
)
from onrecord.record.pages.known import speakers_on_record
from onrecord.record.pages.measures import measures_on_record
from onrecord.reports.models import Report

Filters = dict[str, str]
PUBLISHED = "report__first_published_at"


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One kind. ``filters`` gives the lookup that each parameter stands for.

    ``published`` is the lookup of the day that ``since`` and ``until`` are about, "" where there is
    none. Rows come with the last added first: by id, so that a page costs the same in any archive.
    Only reports are ``by_day``, which they have an index for. ``data`` may leave rows out.
    """

    name: str
    item: type
    whole: type
    rows: Callable[[], QuerySet[Any]]
    data: Callable[[Sequence[Any]], Sequence[Any]]
    filters: Filters
    published: str = ""
    by_day: bool = False

    @property
    def parameters(self) -> set[str]:
        """The parameters that the list knows."""
        days = {"since", "until"} if self.published else set()
        return {*self.filters, *days, "cursor", "limit"}


def _checks(rows: Sequence[Check]) -> Sequence[shapes.Check]:
    return entries.checks(standing(rows))


def _measures(rows: Sequence[Measure]) -> Sequence[shapes.Named]:
    return [named for row in rows if (named := measure_named(row))]


def _reports() -> QuerySet[Report]:
    rows: QuerySet[Report] = Report.objects.live().select_related("section")
    return rows.defer("body", "bylines")


def _reports_data(rows: Sequence[Report]) -> Sequence[shapes.NamedReport]:
    return [report_named(row) for row in rows]


LISTINGS = {
    listing.name: listing
    for listing in (
        Listing(
            name="statements",
            item=shapes.Statement,
            whole=wholes.StatementList,
            rows=statements_on_record,
            data=entries.statements,
            filters={"speaker": "speaker", "report": "report"},
            published=PUBLISHED,
        ),
        Listing(
            name="figures",
            item=shapes.Figure,
            whole=wholes.FigureList,
            rows=figures_on_record,
            data=entries.figures,
            filters={
                "speaker": "statement__speaker",
                "measure": "measure",
                "report": "report",
            },
            published=PUBLISHED,
        ),
        Listing(
            name="checks",
            item=shapes.Check,
            whole=wholes.CheckList,
            rows=checks_on_live_reports,
            data=_checks,
            filters={"report": "report"},
            published=PUBLISHED,
        ),
        Listing(
            name="speakers",
            item=wholes.Speaker,
            whole=wholes.SpeakerList,
            rows=speakers_on_record,
            data=speakers.speakers,
            filters={},
        ),
        Listing(
            name="measures",
            item=shapes.Named,
            whole=wholes.MeasureList,
            rows=measures_on_record,
            data=_measures,
            filters={},
        ),
        Listing(
            name="reports",
            item=shapes.NamedReport,
            whole=wholes.ReportList,
            rows=_reports,
            data=_reports_data,
            filters={},
            published="first_published_at",
            by_day=True,
        ),
    )
}
# Those that are also given out whole, as tables.
EXPORTED = ("statements", "figures", "checks", "speakers")
