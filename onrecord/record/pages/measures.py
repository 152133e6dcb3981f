"""A measure: each source's number over time, contradictions shown, nothing averaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString

from onrecord.record.models import Figure, Measure
from onrecord.record.pages.chart import ChartPoint, draw
from onrecord.record.pages.over_time import Compared, compared
from onrecord.record.pages.series import NOBODY, Series, lines_of, series_of
from onrecord.record.pages.shown import CheckShown
from onrecord.record.pages.sourcing import sides_of, source_of

PARTS_OF_SIDES = "statement__speaker__part_of__part_of__part_of"  # as far up as is looked


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    """The question."""

    name: str
    url: str
    csv_url: str
    question: str
    place: str
    unit: str
    is_cumulative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasurePage:
    """All that a measure's page shows; ``chart`` is SVG, or empty for fewer than two days."""

    measure: MeasureShown
    series: tuple[Series, ...]
    chart: SafeString
    contradictions: tuple[CheckShown, ...]
    checks: tuple[CheckShown, ...]
    sourcing_note: str


def measure_shown(*, slug: str) -> MeasurePage | None:
    """The page of the measure on record with that address, or None; two queries."""
    measure = measures_on_record().filter(slug=slug).first()
    if measure is None:
        return None
    figures = figures_of(measure)
    told, series = _compared_series(measure, figures)
    return MeasurePage(
        measure=_shown(measure),
        series=series,
        chart=_chart(measure, series),
        contradictions=told.contradictions,
        checks=told.checks,
        sourcing_note=_sourcing(figures),
    )


def series_shown(measure: Measure) -> tuple[Series, ...]:
    """Each source's numbers alone, for whoever draws no chart; one query."""
    return _compared_series(measure, figures_of(measure))[1]


def measures_on_record() -> QuerySet[Measure]:
    """Those with a figure on record: of each as many are looked at as it takes."""
    return Measure.objects.filter(Exists(Figure.objects.on_record().filter(measure=OuterRef("pk"))))


def figures_of(measure: Measure) -> list[Figure]:
    """Its figures on record, oldest first, with their statements, speakers and reports."""
    rows = Figure.objects.on_record().filter(measure=measure)
    return list(
        rows.naming_reports(PARTS_OF_SIDES, "time").order_by(
            "report__first_published_at", "start", "pk"
        )
    )


def _compared_series(
    measure: Measure, figures: Sequence[Figure]
) -> tuple[Compared, tuple[Series, ...]]:
    lines = lines_of(figures)
    told = compared(lines, is_cumulative=measure.is_cumulative)
    return told, series_of(lines, doubted=told.doubted)


def _shown(measure: Measure) -> MeasureShown:
    address = measure.get_absolute_url()
    return MeasureShown(
        name=measure.name,
        url=address,
        csv_url=f"{address}figures.csv",
        question=measure.description,
        place="",
        unit=measure.unit,
        is_cumulative=measure.is_cumulative,
    )


def _chart(measure: Measure, series: tuple[Series, ...]) -> SafeString:
    return draw(
        measure.name,
        (
            ChartPoint(
                mark=line.mark,
                name=line.speaker.name if line.speaker else NOBODY,
                day=point.day,
                low=point.low,
                high=point.high,
                label=point.value,
            )
            for line in series
            for point in line.points
            if not point.is_change
        ),
    )


def _sourcing(figures: Sequence[Figure]) -> str:
    said = [figure.statement for figure in figures if figure.statement and source_of(figure)]
    sides = sides_of(said)
    if not figures or len(sides) > 1 or (said and len(said) < len(figures)):
        return ""
    return f"All of it comes from one side: {sides[0] if sides else 'sources without a name'}."
