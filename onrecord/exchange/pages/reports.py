"""The whole record of a report as data, as annotations, and the text that it hangs on."""

from __future__ import annotations

from http import HTTPStatus
from typing import cast

from django.http import Http404

from onrecord.delivery.baking import Baked, Moved
from onrecord.exchange.pages import entries
from onrecord.exchange.pages.answers import NAMES, baked_data, problem
from onrecord.exchange.pages.names import report_named, version_named
from onrecord.exchange.standards import wholes
from onrecord.exchange.standards.annotations import MEDIA_TYPE, annotations_of
from onrecord.record.models import Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry
from onrecord.record.pages import record_of
from onrecord.record.pages.addressed import checks_of, figures_on_record, statements_on_record
from onrecord.reports.models import NewsroomSettings, Report, Version
from onrecord.shared.links import absolute
from onrecord.shared.shortids import read_short_id

TAKEN_DOWN = "This report was taken down. {}"


def record(*, short_id: str) -> Baked:
    """``/api/record/reports/<shortid>.json``: what is confirmed, and how much is suggested."""
    return _baked_record(_report_of(short_id))


def record_beside(*, section: str, day: str, slug: str, short_id: str) -> Baked | Moved:
    """``…/record.json`` beside the report's page; the same data."""
    report = _report_of(short_id)
    return _elsewhere(report, f"/{section}/{day}-{slug}-{short_id}/", "record.json") or (
        _baked_record(report)
    )


def record_annotations(*, section: str, day: str, slug: str, short_id: str) -> Baked | Moved:
    """``…/annotations.json``: the same entries as W3C Web Annotations."""
    report = _report_of(short_id)
    other = _elsewhere(report, f"/{section}/{day}-{slug}-{short_id}/", "annotations.json")
    if other or not report.live:
        return other or _taken_down(report)
    shown = record_data(report)
    made = annotations_of(shown, newsroom=NewsroomSettings.now_shown().name)
    return baked_data(made, shows={*_shows(report), "site"}, content_type=MEDIA_TYPE)


def text(*, section: str, day: str, slug: str, short_id: str, number: int) -> Baked | Moved:
    """``…/versions/<n>.txt``: the text in which anchors count characters."""
    report = _report_of(short_id)
    other = _elsewhere(report, f"/{section}/{day}-{slug}-{short_id}/", f"versions/{number}.txt")
    if other or not report.live:
        return other or _taken_down(report)
    found = report.versions.filter(number=number).values_list("text", flat=True).first()
    if found is None:
        raise Http404("This report has no such version.")
    return Baked(
        body=found.encode(), shows=_shows(report), content_type="text/plain; charset=utf-8"
    )


def record_data(report: Report) -> wholes.Record:
    """The record of a live report's newest version."""
    versions = list(report.versions.defer("content", "text").order_by("number"))
    newest = versions[-1]
    # Headline first, as on the page.
    order = ("place", "start", "pk")
    said = list(statements_on_record().filter(report=report).order_by(*order))
    counted = list(figures_on_record().filter(report=report).order_by(*order))
    found = checks_of({newest.pk, *entries.versions_of([*said, *counted])})
    return wholes.Record(
        report=report_named(report),
        version=version_named(newest, report),
        versions=[version_named(version, report) for version in versions],
        statements=entries.statements(said, found),
        figures=entries.figures(counted, found),
        checks=entries.checks(one for one in found if one.check.version_id == newest.pk),
        times=entries.times(_times(newest)),
        suggested=_suggested(newest),
        sourcing_note=record_of(newest).sourcing_note,
        corrections=_corrections(report),
    )


def _baked_record(report: Report) -> Baked:
    if not report.live:
        return _taken_down(report)
    return baked_data(record_data(report), shows=_shows(report))


def _report_of(short_id: str) -> Report:
    report: Report | None = (
        Report.objects.filter(short_id=read_short_id(short_id), first_published_at__isnull=False)
        .select_related("section")
        .defer("body")
        .first()
    )
    if report is None:
        raise Http404("No report has this address.")
    return report


def _elsewhere(report: Report, asked: str, rest: str) -> Moved | None:
    """A stale section, date or slug leads to the right address."""
    address = report.get_absolute_url()
    return Moved(f"{address}{rest}") if report.live and asked != address else None


def _taken_down(report: Report) -> Baked:
    message = TAKEN_DOWN.format(report.unpublished_reason).strip()
    return problem(message, status=HTTPStatus.GONE, shows={f"report:{report.pk}"})


def _shows(report: Report) -> frozenset[str]:
    return frozenset({f"report:{report.pk}", NAMES})


def _times(version: Version) -> list[TimeExpression]:
    return list(TimeExpression.objects.on_record().filter(version=version))


def _suggested(version: Version) -> wholes.Suggested:
    suggested = {"version": version, "state": Entry.State.SUGGESTED}
    return wholes.Suggested(
        statements=Statement.objects.filter(**suggested).count(),
        figures=Figure.objects.filter(**suggested).count(),
    )


def _corrections(report: Report) -> list[wholes.Correction]:
    address = absolute(report.get_absolute_url())
    return [
        wholes.Correction(
            kind=cast("wholes.CorrectionKind", row.kind),
            text=row.text,
            made_at=row.made_at,
            url=f"{address}#correction-{row.pk}",
        )
        for row in report.corrections.order_by("made_at", "pk")
    ]
