"""Entries and measures for a frame on another site: the same words, and a way here."""

from __future__ import annotations

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages import entries
from onrecord.frontpage.pages.frame import NAMES, Head, bake
from onrecord.record.models import Measure
from onrecord.record.pages import measure_shown

FRAMED = "embed.html"

statement = partial(entries.statement, template=FRAMED)
figure = partial(entries.figure, template=FRAMED)
check = partial(entries.check, template=FRAMED)


def measure(*, slug: str) -> Baked:
    """The chart of a measure, or its numbers where there are too few for one."""
    shown = measure_shown(slug=slug)
    if shown is None:
        raise Http404("No measure has this address.")
    pk = get_object_or_404(Measure, slug=slug).pk
    return bake(
        "embed_measure.html",
        head=Head(url=shown.measure.url),
        shows={f"measure:{pk}", NAMES, "front"},
        measure=shown.measure,
        series=shown.series,
        chart=shown.chart,
        sourcing_note=shown.sourcing_note,
    )
