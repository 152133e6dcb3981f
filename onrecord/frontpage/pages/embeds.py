"""Entries, measures and discussions for a frame on another site: the same words, a way here."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from django.http import Http404
from django.shortcuts import get_object_or_404

from onrecord.delivery.baking import Baked
from onrecord.discussion.pages import first_page
from onrecord.frontpage.pages import entries
from onrecord.frontpage.pages.finding import report_at
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


def discussion(*, short_id: str) -> Baked:
    """A report's newest comments, to be read; whoever wants to answer is led here."""
    report = report_at(short_id)
    shown = first_page(report=report) if report.live else None
    if shown is None:
        raise Http404("This report has no discussion.")
    return bake(
        "embed_discussion.html",
        head=Head(url=shown.url),
        shows={f"discussion:{report.pk}", f"report:{report.pk}"},
        discussion=shown,
    )


def script() -> Baked:
    """What another site loads to show a discussion."""
    return Baked(body=_script(), shows=frozenset(), content_type="text/javascript; charset=utf-8")


@cache
def _script() -> bytes:
    return (Path(__file__).parents[2] / "static/onrecord/embed.js").read_bytes()
