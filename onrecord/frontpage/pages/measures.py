"""The page of a measure, and its figures as a table for spreadsheets."""

from __future__ import annotations

import csv
import io

from django.http import Http404
from django.shortcuts import get_object_or_404

from onrecord.delivery.baking import Baked
from onrecord.exchange.standards.tables import harmless
from onrecord.frontpage.pages.frame import NAMES, Head, bake, oembed_url
from onrecord.frontpage.pages.standing import list_page
from onrecord.record.models import Measure
from onrecord.record.pages import measure_shown
from onrecord.record.pages.measures import measures_on_record, series_shown
from onrecord.record.pages.series import Point
from onrecord.shared.links import Link, absolute

COLUMNS = (
    "source",
    "of",
    "figure",
    "as_written",
    "low",
    "high",
    "contradicted",
    "report",
    "address",
)


def measure(*, slug: str) -> Baked:
    """One question asked of many reports; nothing is averaged."""
    shown = measure_shown(slug=slug)
    if shown is None:
        raise Http404("No measure has this address.")
    pk = get_object_or_404(Measure, slug=slug).pk
    return bake(
        "measure.html",
        head=Head(
            url=shown.measure.url,
            description=shown.measure.question,
            oembed_url=oembed_url(shown.measure.url),
        ),
        # Publishing and taking down moves figures in and out: "front" tells of both.
        shows={f"measure:{pk}", NAMES, "front"},
        measure=shown.measure,
        series=shown.series,
        chart=shown.chart,
        contradictions=shown.contradictions,
        sourcing_note=shown.sourcing_note,
        checks=shown.checks,
    )


def table(*, slug: str) -> Baked:
    """Every figure of a measure as CSV (RFC 4180, UTF-8), each source's oldest first."""
    asked = get_object_or_404(measures_on_record(), slug=slug)
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    for line in series_shown(asked):
        source = line.speaker.name if line.speaker else ""
        rows.writerows(_row(source, point) for point in line.points)
    return Baked(
        body=written.getvalue().encode(),
        shows=frozenset({f"measure:{asked.pk}", NAMES, "front"}),
        content_type="text/csv; charset=utf-8",
    )


def measures() -> Baked:
    """Every measure with a confirmed figure."""
    rows = measures_on_record()
    return list_page(
        title="Figures over time",
        url="/measures/",
        links=[Link(row.name, row.get_absolute_url()) for row in rows],
        shows={"front", "record", NAMES},
    )


def _row(source: str, point: Point) -> list[object]:
    words = (source, point.edtf, point.value, point.as_written or point.value)
    return [
        *(harmless(text) for text in words),
        _plain(point.low),
        _plain(point.high),
        "yes" if point.contradicted else "no",
        harmless(point.report.name),
        absolute(point.prose_url),
    ]


def _plain(bound: float | None) -> float | int | None:
    return bound if bound is None or bound % 1 else int(bound)
