"""The lines of a measure: each source's figures by day, as a table and a chart show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from onrecord.record.models import Figure, Speaker
from onrecord.record.models.days import day_of
from onrecord.record.pages.chart_marks import key, mark_of
from onrecord.record.pages.entries import link_to
from onrecord.record.pages.sourcing import source_of
from onrecord.record.pages.words import as_written, edtf_in_words, figure_value, stated_low
from onrecord.shared.links import Link

NOBODY = "Nobody is named"


@dataclass(frozen=True, slots=True)
class Line:
    """One source's figures, oldest first."""

    speaker: Speaker | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One source's number in one report."""

    day: dt.date
    low: float | None
    high: float | None
    date: str
    edtf: str
    value: str
    as_written: str
    change: str
    report: Link
    prose_url: str
    figure_url: str
    contradicted: bool
    is_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One source's numbers, oldest first; ``mark`` is its sign in the chart, 1 to 6."""

    speaker: Link | None
    mark: int
    key: SafeString
    points: tuple[Point, ...]


def lines_of(figures: Iterable[Figure]) -> tuple[Line, ...]:
    """The figures by source, in the order in which the sources come."""
    lines: dict[Speaker | None, list[Figure]] = {}
    for figure in figures:
        lines.setdefault(source_of(figure), []).append(figure)
    return tuple(
        Line(speaker, tuple(sorted(line, key=lambda row: (day_of(row.report), row.pk))))
        for speaker, line in lines.items()
    )


def series_of(lines: Iterable[Line], *, doubted: Collection[int]) -> tuple[Series, ...]:
    """The lines as pages show them; ``doubted`` are the ids of figures that are contradicted."""
    return tuple(
        Series(
            speaker=link_to(line.speaker),
            mark=mark_of(number),
            key=key(mark_of(number)),
            points=tuple(_points(line, doubted)),
        )
        for number, line in enumerate(lines)
    )


def _points(line: Line, doubted: Collection[int]) -> Iterator[Point]:
    before: Figure | None = None
    for figure in line.figures:
        day, address = day_of(figure.report), figure.report.get_absolute_url()
        edtf = figure.report.dateline_date or day.isoformat()
        value = figure_value(figure)
        yield Point(
            day=day,
            low=stated_low(figure),
            high=figure.high,
            date=edtf_in_words(edtf),
            edtf=edtf,
            value=value,
            as_written=as_written(figure, value),
            change=_change(before, figure),
            is_change=_is_change(figure),
            report=Link(figure.report.headline, address),
            prose_url=f"{address}#f-{figure.pk}",
            figure_url=figure.get_absolute_url(),
            contradicted=figure.pk in doubted,
        )
        before = before if _is_change(figure) else figure


def _change(before: Figure | None, figure: Figure) -> str:
    """The difference to the source's total before, where both are plain numbers."""
    if _is_change(figure):
        return "itself a change"
    if before is None or not (_is_plain(before) and _is_plain(figure)):
        return ""
    difference = (figure.low or 0) - (before.low or 0)
    return f"{difference:+,.10g} since the report before" if difference else "the same"


def _is_change(figure: Figure) -> bool:
    return figure.progress == Figure.Progress.CHANGE


def _is_plain(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high and figure.comparator == "="
