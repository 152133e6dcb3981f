"""A measure: each source's number over time, contradictions shown, nothing averaged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record.models import Figure, Measure, Speaker
from onrecord.record.models.days import day_of
from onrecord.record.models.entry import Entry
from onrecord.record.pages.chart import Chart, ChartPoint, draw
from onrecord.record.pages.entries import link_to
from onrecord.record.pages.words import as_written, edtf_in_words, figure_value
from onrecord.shared.links import Link

MARKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    """The question."""

    name: str
    url: str
    question: str
    place: str
    unit: str
    is_cumulative: bool


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
    contradicted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One source's numbers, oldest first; ``mark`` is its sign in the chart, 1 to 6."""

    speaker: Link | None
    mark: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two figures that cannot both stand as they are put."""

    working: str
    explanation: str
    reports: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage:
    """All that a measure's page shows."""

    measure: MeasureShown
    series: tuple[Series, ...]
    chart: Chart | None
    contradictions: tuple[Contradiction, ...]
    sourcing_note: str


def measure_shown(*, slug: str) -> MeasurePage | None:
    """The page of the measure with that address, or None; two queries."""
    measure = Measure.objects.filter(slug=slug).first()
    if measure is None:
        return None
    figures = list(
        measure.figures.filter(state=Entry.State.CONFIRMED, report__live=True)
        .select_related("statement__speaker", "report__section")
        .order_by("report__first_published_at", "start")
    )
    falls = _falls(figures) if measure.is_cumulative else []
    differing = _differing(figures)
    doubted = {figure.pk for pair in [*falls, *differing] for figure in pair}
    series = _series(figures, doubted)
    return MeasurePage(
        measure=MeasureShown(
            name=measure.name,
            url=measure.get_absolute_url(),
            question=measure.description,
            place="",
            unit=measure.unit,
            is_cumulative=measure.is_cumulative,
        ),
        series=series,
        chart=_chart(measure, series),
        contradictions=(
            *(_contradiction(pair, "A running total cannot fall.") for pair in falls),
            *(_contradiction(pair, "Two figures for the same day differ.") for pair in differing),
        ),
        sourcing_note=_sourcing(series),
    )


def _series(figures: list[Figure], doubted: set[int]) -> tuple[Series, ...]:
    lines: dict[Speaker | None, list[Figure]] = {}
    for figure in figures:
        lines.setdefault(_speaker(figure), []).append(figure)
    return tuple(
        Series(
            speaker=link_to(speaker),
            mark=number % MARKS + 1,
            points=tuple(_points(line, doubted)),
        )
        for number, (speaker, line) in enumerate(lines.items())
    )


def _points(figures: list[Figure], doubted: set[int]) -> Iterable[Point]:
    before: Figure | None = None
    for figure in sorted(figures, key=lambda figure: (day_of(figure.report), figure.pk)):
        day, address = day_of(figure.report), figure.report.get_absolute_url()
        edtf = figure.report.dateline_date or day.isoformat()
        value = figure_value(figure)
        yield Point(
            day=day,
            low=figure.low,
            high=figure.high,
            date=edtf_in_words(edtf),
            edtf=edtf,
            value=value,
            as_written=as_written(figure, value),
            change=_change(before, figure),
            report=Link(figure.report.headline, address),
            prose_url=f"{address}#f-{figure.pk}",
            contradicted=figure.pk in doubted,
        )
        before = figure


def _change(before: Figure | None, figure: Figure) -> str:
    """The difference to the source's number before, where both are plain numbers."""
    if before is None or not (_is_plain(before) and _is_plain(figure)):
        return ""
    difference = (figure.low or 0) - (before.low or 0)
    return f"{difference:+,.10g} since the report before" if difference else "the same"


def _falls(figures: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs of one source in which a running total falls."""
    latest: dict[Speaker | None, Figure] = {}
    found = []
    for figure in sorted(figures, key=lambda figure: (day_of(figure.report), figure.pk)):
        before = latest.get(_speaker(figure))
        if before is not None and _is_below(figure, before):
            found.append((before, figure))
        latest[_speaker(figure)] = figure
    return found


def _differing(figures: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs for the same day whose bounds leave no number in common."""
    by_day: dict[dt.date, list[Figure]] = {}
    for figure in figures:
        by_day.setdefault(day_of(figure.report), []).append(figure)
    return [
        (one, other)
        for same_day in by_day.values()
        for index, one in enumerate(same_day)
        for other in same_day[index + 1 :]
        if _is_below(one, other) or _is_below(other, one)
    ]


def _is_below(one: Figure, other: Figure) -> bool:
    """Every number that ``one`` allows is below every number that ``other`` allows."""
    return one.high is not None and other.low is not None and one.high < other.low


def _contradiction(pair: tuple[Figure, Figure], why: str) -> Contradiction:
    first, second = pair
    who = [speaker.name if (speaker := _speaker(figure)) else "nobody named" for figure in pair]
    sign = ">" if _is_below(second, first) else "<"
    return Contradiction(
        working=f"{figure_value(first)} {sign} {figure_value(second)}",
        explanation=f"{why} {figure_value(first)} is given by {who[0]}, "
        f"{figure_value(second)} by {who[1]}.",
        reports=tuple(
            dict.fromkeys(
                Link(figure.report.headline, figure.report.get_absolute_url()) for figure in pair
            )
        ),
    )


def _chart(measure: Measure, series: tuple[Series, ...]) -> Chart | None:
    points = [
        ChartPoint(
            mark=line.mark,
            name=line.speaker.name if line.speaker else "Nobody is named",
            day=point.day,
            low=point.low,
            high=point.high,
            label=point.value,
        )
        for line in series
        for point in line.points
    ]
    return draw(measure.name, points)


def _sourcing(series: tuple[Series, ...]) -> str:
    if len(series) != 1:
        return ""
    who = series[0].speaker.name if series[0].speaker else "a source that is not named"
    return f"All of it comes from one source: {who}."


def _speaker(figure: Figure) -> Speaker | None:
    return figure.statement.speaker if figure.statement else None


def _is_plain(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high and figure.comparator == "="
