"""Measures as data: each source's numbers over time."""

from __future__ import annotations

from typing import cast

from django.http import Http404

from onrecord.delivery.baking import Baked
from onrecord.exchange.pages.answers import NAMES, baked_data
from onrecord.exchange.pages.names import API
from onrecord.exchange.standards import shapes, wholes
from onrecord.record.models import Measure
from onrecord.record.pages import measure_shown
from onrecord.record.pages.measures import MeasurePage
from onrecord.record.pages.series import Point
from onrecord.record.pages.shown import CheckShown
from onrecord.shared.links import Link, absolute


def measure(*, slug: str) -> Baked:
    """``/api/record/measures/<slug>.json``."""
    found, shown = Measure.objects.filter(slug=slug).first(), measure_shown(slug=slug)
    if found is None or shown is None:
        raise Http404("No measure has this address.")
    shows = {f"measure:{found.pk}", NAMES, "front"}
    return baked_data(measure_data(shown, slug=slug), shows=shows)


def measure_data(shown: MeasurePage, *, slug: str) -> wholes.Measure:
    """A measure's page as data."""
    head = shown.measure
    return wholes.Measure(
        slug=slug,
        name=head.name,
        url=absolute(head.url),
        data_url=absolute(f"{API}measures/{slug}.json"),
        question=head.question,
        unit=head.unit,
        is_cumulative=head.is_cumulative,
        series=[
            wholes.Series(speaker=_named(line.speaker), points=[_point(p) for p in line.points])
            for line in shown.series
        ],
        contradictions=[_comparison(one) for one in shown.contradictions],
        checks=[_comparison(one) for one in shown.checks],
        sourcing_note=shown.sourcing_note,
    )


def _comparison(check: CheckShown) -> wholes.Comparison:
    return wholes.Comparison(
        verdict=cast("shapes.Verdict", check.verdict),
        working=check.working,
        explanation=check.explanation,
        words=[absolute(link.url) for link in check.operands],
    )


def _point(point: Point) -> wholes.Point:
    return wholes.Point(
        day=point.day,
        date=point.edtf,
        value=point.value,
        low=point.low,
        high=point.high,
        figure_url=absolute(point.figure_url),
        report_url=absolute(point.report.url),
        headline=point.report.name,
        is_change=point.is_change,
        is_contradicted=point.contradicted,
    )


def _named(link: Link | None) -> shapes.Named | None:
    if link is None:
        return None
    slug = link.url.strip("/").rpartition("/")[2]
    return shapes.Named(
        name=link.name,
        url=absolute(link.url),
        data_url=absolute(f"{API}speakers/{slug}.json"),
    )
