"""The statements and figures that a search finds, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from onrecord.record.models import Figure, Statement
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

PER_PAGE = 20
NEWEST = ("-report__first_published_at", "start", "pk")
LOOKED_AT_FIRST = 100  # reports, for the few statements above them
LOOKED_THROUGH = 1000  # of the reports with the words; so that a common word costs little


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of entries; ``count`` stops one after ``LOOKED_THROUGH``."""

    statements: tuple[ReportedStatement, ...] = ()
    figures: tuple[FigureShown, ...] = ()
    count: int = 0
    is_last: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The numbers of a page's entries, how many there are in all, and whether more follow."""

    numbers: Sequence[int]
    count: int
    is_last: bool


def statements_found(facts: dict[str, Any], reports: Sequence[int], *, page: int = 1) -> Found:
    """The statements of ``page_of_statements``, as they are shown."""
    found = page_of_statements(facts, reports, page=page)
    return Found(statements=_shown(found.numbers), count=found.count, is_last=found.is_last)


def page_of_statements(facts: dict[str, Any], reports: Sequence[int], *, page: int) -> Page:
    """Statements that say these words, the newest first; ``reports`` are those that hold them.

    Numbers first: to sort whole rows with their reports and versions costs ten times as much.
    """
    entries = _own(statements_saying(facts["q"]).filter(report__in=reports), facts)
    numbers = entries.order_by(*NEWEST).values_list("pk", flat=True)
    return _page(list(numbers[: LOOKED_THROUGH + 1]), page, PER_PAGE)


def first_statements(
    facts: dict[str, Any], reports: Sequence[int], *, most: int
) -> tuple[ReportedStatement, ...]:
    """The newest of them; most often they stand in the first reports."""
    saying = _own(statements_saying(facts["q"]), facts).order_by(*NEWEST)
    found: list[int] = []
    for some in (reports[:LOOKED_AT_FIRST], reports[LOOKED_AT_FIRST:]):
        if some and len(found) < most:
            rows = saying.filter(report__in=some).values_list("pk", flat=True)
            found += rows[: most - len(found)]
    return _shown(found)


def _shown(found: Sequence[int]) -> tuple[ReportedStatement, ...]:
    rows = Statement.objects.filter(pk__in=found).naming_reports("version", "speaker")
    by_number = {row.pk: row for row in rows.defer("version__content")}
    return tuple(reported_statement(by_number[pk]) for pk in found)


def figures_found(
    facts: dict[str, Any],
    reports: QuerySet[Any, Any] | Sequence[int] | None,
    *,
    page: int = 1,
    most: int = PER_PAGE,
    counted: int = LOOKED_THROUGH + 1,
) -> Found:
    """The figures of ``page_of_figures``, as they are shown."""
    found = page_of_figures(facts, reports, page=page, most=most, counted=counted)
    rows = Figure.objects.filter(pk__in=found.numbers)
    named = rows.naming_reports("statement__speaker", "measure", "time")
    by_number = {row.pk: row for row in named}
    return Found(
        figures=tuple(reported_figure(by_number[pk]) for pk in found.numbers),
        count=found.count,
        is_last=found.is_last,
    )


def page_of_figures(
    facts: dict[str, Any],
    reports: QuerySet[Any, Any] | Sequence[int] | None,
    *,
    page: int,
    most: int = PER_PAGE,
    counted: int = LOOKED_THROUGH + 1,
) -> Page:
    """Figures that hold the number and count what is named beside it.

    ``reports`` narrows them; None where all reports are meant.
    """
    found: list[int] = []
    for entries in figures_counting(sought_in(facts["text"])):
        some = entries if reports is None else entries.filter(report__in=reports)
        numbers = _own(some, facts).order_by(*NEWEST).values_list("pk", flat=True)
        found += numbers[: counted - len(found)]
    return _page(found, page, most)


def _page(found: Sequence[int], page: int, most: int) -> Page:
    start = (page - 1) * most
    is_last = len(found) <= start + most
    return Page(numbers=found[start : start + most], count=len(found), is_last=is_last)


def _own(entries: EntryQuerySet, facts: dict[str, Any]) -> EntryQuerySet:
    return by_speakers(entries, facts["speaker"]) if facts["speaker"] else entries
