"""The page of a measure: each source's number over time."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.frame import NAMES, Head, bake
from onrecord.frontpage.pages.standing import list_page
from onrecord.record.models import Measure
from onrecord.record.pages import measure_shown
from onrecord.shared.links import Link


def measure(*, slug: str) -> Baked:
    """One question asked of many reports; nothing is averaged."""
    shown = measure_shown(slug=slug)
    if shown is None:
        raise Http404("No measure has this address.")
    pk = get_object_or_404(Measure, slug=slug).pk
    return bake(
        "measure.html",
        head=Head(url=shown.measure.url, description=shown.measure.question),
        # Publishing and taking down moves figures in and out: "front" tells of both.
        shows={f"measure:{pk}", NAMES, "front"},
        measure=shown.measure,
        series=shown.series,
        chart=shown.chart,
        contradictions=shown.contradictions,
        sourcing_note=shown.sourcing_note,
        checks=(),
    )


def measures() -> Baked:
    """Every measure with a confirmed figure."""
    rows = Measure.objects.filter(figures__state="confirmed", figures__report__live=True)
    return list_page(
        title="Figures over time",
        url="/measures/",
        links=[Link(row.name, row.get_absolute_url()) for row in rows.distinct()],
        shows={"front", "record", NAMES},
    )
