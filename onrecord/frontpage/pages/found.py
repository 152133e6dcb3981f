"""The statements and figures that a search finds, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.record.models.entry import EntryQuerySet
from onrecord.record.pages.searching import (
    by_speakers,
    figures_counting,
    sought_in,
    statements_saying,
)
from onrecord.record.pages.shown import FigureShown
from onrecord.record.pages.speakers import (
    ReportedStatement,
    reported_figure,
    reported_statement,
)
from onrecord.reports.models.queries import ReportQuerySet

PER_PAGE = 20
NEWEST = ("-report__first_published_at", "start", "pk")
LOOKED_THROUGH = 1000  # of the reports with the words; so that a common word costs little


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of entries; ``count`` stops one after ``LOOKED_THROUGH``."""

    statements: tuple[ReportedStatement, ...] = ()
    figures: tuple[FigureShown, ...] = ()
    count: int = 0
    is_last: bool = True


def statements_found(
    facts: dict[str, Any], reports: ReportQuerySet, *, page: int = 1, most: int = PER_PAGE
) -> Found:
    """Statements that say these words, the newest first; ``reports`` are those that hold them."""
    looked_through = reports.values("pk")[:LOOKED_THROUGH]
    entries = statements_saying(facts["q"]).filter(report__in=looked_through)
    entries = _own(entries, facts).select_related("report__section", "version", "speaker")
    rows, count = _page(entries, order=NEWEST, page=page, most=most)
    return Found(
        statements=tuple(reported_statement(row) for row in rows[:most]),
        count=count,
        is_last=len(rows) <= most,
    )


def figures_found(
    facts: dict[str, Any], reports: ReportQuerySet | None, *, page: int = 1, most: int = PER_PAGE
) -> Found:
    """Figures that hold the number and count what is named beside it.

    ``reports`` narrows them; None where all reports are meant.
    """
    entries = figures_counting(sought_in(facts["text"]))
    if reports is not None:
        entries = entries.filter(report__in=reports.order_by().values("pk"))
    entries = _own(entries, facts).select_related(
        "report__section", "statement__speaker", "measure", "time"
    )
    rows, count = _page(entries, order=("nearness", *NEWEST), page=page, most=most)
    return Found(
        figures=tuple(reported_figure(row) for row in rows[:most]),
        count=count,
        is_last=len(rows) <= most,
    )


def _own(entries: EntryQuerySet, facts: dict[str, Any]) -> EntryQuerySet:
    return by_speakers(entries, facts["speaker"]) if facts["speaker"] else entries


def _page(
    entries: EntryQuerySet, *, order: Sequence[str], page: int, most: int
) -> tuple[Sequence[Any], int]:
    """The page's rows and one more where others follow, and how many there are in all."""
    start = (page - 1) * most
    count = entries.order_by()[: LOOKED_THROUGH + 1].count()
    rows = entries.defer("report__body").order_by(*order)
    return list(rows[start : start + most + 1]), count
