"""The front page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from onrecord.delivery.baking import Baked
from onrecord.frontpage.pages.article import CorrectionShown, correction_shown
from onrecord.frontpage.pages.corrections import published_corrections
from onrecord.frontpage.pages.counting import most_quoted
from onrecord.frontpage.pages.frame import NAMES, Head, bake, link_to_section
from onrecord.frontpage.pages.teasers import (
    BESIDE,
    Teaser,
    listed_alone,
    teasers_of,
    topics_shown,
)
from onrecord.record.models import Figure, Statement
from onrecord.record.pages.entries import figure_shown, link_to
from onrecord.record.pages.shown import FigureShown
from onrecord.record.pages.speakers import ReportedStatement, reported_statement
from onrecord.record.pages.words import figure_value
from onrecord.reports.models import NewsroomSettings, Report, Section
from onrecord.shared.links import Link
from onrecord.shared.prepared import Prepared, Slot

LATEST, OF_SECTION, SAID, MEASURES, CORRECTIONS, LEAD_FIGURES = 6, 4, 5, 6, 3, 4
RECENT = 50  # reports that "latest statements", "figures over time" and "most quoted" look at


@dataclass(frozen=True, slots=True)
class SectionLatest:
    """A section's newest reports."""

    section: Link
    reports: tuple[Teaser, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLatest:
    """The newest figure of a series."""

    name: str
    url: str
    value: str
    speaker: Link | None
    at: dt.datetime


def home() -> Baked:
    """The newest report large, then what is new, on record, measured and corrected."""
    site = NewsroomSettings.now_shown()
    newest = _newest.all()
    by_section = {section: _of_section.all(section=section.pk) for section in Section.objects.all()}
    everything = {one.pk: one for group in (newest, *by_section.values()) for one in group}
    prefetch_related_objects(list(everything.values()), *BESIDE)
    teasers = {teaser.id: teaser for teaser in teasers_of(list(everything.values()))}
    shown = [teasers[report.pk] for report in newest]
    recent = list(Report.objects.live().newest_first().values_list("pk", flat=True)[:RECENT])
    return bake(
        "home.html",
        head=Head(
            url="/",
            description=site.strapline,
            feeds=(Link("All reports", "/feeds/all.atom"),),
        ),
        site=site,
        shows={"front", "record", "corrections", NAMES, *topics_shown(teasers.values())},
        lead=shown[0] if shown else None,
        lead_figures=_lead_figures(newest[0]) if newest else (),
        latest=tuple(shown[1:]),
        sections=tuple(
            SectionLatest(link_to_section(section), tuple(teasers[one.pk] for one in group))
            for section, group in by_section.items()
            if group
        ),
        on_record=_on_record(recent),
        measures=_measures(recent),
        speakers=most_quoted(Statement.objects.filter(report_id__in=recent)),
        corrections=_corrections(),
    )


def _lead_figures(lead: Report) -> tuple[FigureShown, ...]:
    rows = _figures_of.all(report=lead.pk)
    return tuple(figure_shown(row, {}, page=lead.get_absolute_url()) for row in rows)


def _on_record(recent: Sequence[int]) -> tuple[ReportedStatement, ...]:
    """The first confirmed statement of each of the newest reports that have one."""
    said = Statement.objects.filter(
        report_id__in=recent[: SAID * 3],
        state=Statement.State.CONFIRMED,
        speaker__isnull=False,
        place=Statement.Place.TEXT,
    )
    in_order = said.order_by("-report__first_published_at", "start", "pk")
    first = _first_of_each(in_order.values_list("report_id", "pk"))[:SAID]
    rows = (
        Statement.objects.naming_reports("version", "speaker")
        .defer("version__content")
        .in_bulk(first)
    )
    return tuple(reported_statement(rows[pk]) for pk in first)


def _measures(recent: Sequence[int]) -> tuple[MeasureLatest, ...]:
    """The newest figure of each series that the newest reports add to."""
    counted = Figure.objects.filter(
        report_id__in=recent, state=Figure.State.CONFIRMED, measure__isnull=False
    )
    in_order = counted.order_by("-report__first_published_at", "start", "pk")
    newest = _first_of_each(in_order.values_list("measure_id", "pk"))[:MEASURES]
    rows = (
        Figure.objects.select_related("measure", "statement__speaker", "report")
        .defer("report__body")
        .in_bulk(newest)
    )
    return tuple(
        MeasureLatest(
            name=str(row.measure),
            url=row.measure.get_absolute_url() if row.measure else "",
            value=figure_value(row),
            speaker=link_to(row.statement.speaker) if row.statement else None,
            at=row.report.first_published_at,
        )
        for row in map(rows.__getitem__, newest)
    )


def _first_of_each(pairs: Iterable[tuple[int | None, int]]) -> list[int]:
    """The first id of each group. What belongs to the others is not even loaded."""
    first: dict[int | None, int] = {}
    for group, pk in pairs:
        first.setdefault(group, pk)
    return list(first.values())


def _corrections() -> tuple[CorrectionShown, ...]:
    rows = published_corrections().order_by("-made_at", "-pk")[:CORRECTIONS]
    return tuple(correction_shown(row, row.report) for row in rows)


_newest = Prepared(lambda: listed_alone()[: LATEST + 1])
_of_section = Prepared(lambda: listed_alone().filter(section=Slot("section"))[:OF_SECTION])
_figures_of = Prepared(
    lambda: (
        Figure.objects.filter(report=Slot("report"), state=Figure.State.CONFIRMED)
        .select_related("statement__speaker", "measure", "time")
        .order_by("start", "pk")[:LEAD_FIGURES]
    )
)
