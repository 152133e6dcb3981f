"""The record screen: the prose on one side, what was found in it on the other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from onrecord.record import rules
from onrecord.record.models import Check, Figure, Speaker, Statement
from onrecord.record.models.entry import Entry
from onrecord.record.pages.words import figure_value
from onrecord.record.requests import StaffRequest, staff_only
from onrecord.reports.models import Report, Version
from onrecord.shared.marks import Mark, mark


@dataclass(frozen=True)
class Row:
    """An entry in reading order, with its sort and how it is put in a word or two."""

    entry: Statement | Figure
    sort: str
    value: str


@require_GET
@staff_only
def record_screen(request: StaffRequest, report_id: int) -> HttpResponse:
    """Everything found in a report's newest version, in reading order."""
    report = get_object_or_404(Report.objects.select_related("section"), pk=report_id)
    rules.require_may_keep_record(request.user, report)
    version = report.versions.order_by("-number").first()
    if version is None:
        return render(request, "record/not_yet.html", {"report": report})
    rows = _rows(version)
    open_rows = [row for row in rows if row.entry.state == Entry.State.SUGGESTED]
    return render(
        request,
        "record/screen.html",
        {
            "report": report,
            "version": version,
            "headline": _marked(version.headline, 0, _marks(rows, Entry.Place.HEADLINE)),
            "paragraphs": _paragraphs(version, rows),
            "rows": rows,
            "open_count": len(open_rows),
            "confirmed_count": sum(row.entry.state == Entry.State.CONFIRMED for row in rows),
            "checks": Check.objects.filter(version=version),
            "speakers": Speaker.objects.values_list("name", flat=True)[:500],
        },
    )


def _rows(version: Version) -> list[Row]:
    statements = Statement.objects.filter(version=version).select_related("speaker", "decided_by")
    figures = Figure.objects.filter(version=version).select_related(
        "statement__speaker", "measure", "decided_by"
    )
    rows = [Row(entry, "statement", entry.get_kind_display()) for entry in statements]
    rows += [Row(entry, "figure", figure_value(entry)) for entry in figures]
    in_text = Entry.Place.TEXT
    return sorted(
        rows, key=lambda row: (row.entry.place == in_text, row.entry.start, -row.entry.end)
    )


def _paragraphs(version: Version, rows: list[Row]) -> list[SafeString]:
    marks, paragraphs, at = _marks(rows, Entry.Place.TEXT), [], 0
    for paragraph in version.text.split("\n\n"):
        paragraphs.append(_marked(paragraph, at, marks))
        at += len(paragraph) + 2
    return paragraphs


def _marks(rows: list[Row], place: str) -> list[Mark]:
    shown = {Entry.State.SUGGESTED, Entry.State.CONFIRMED}
    return [
        Mark(
            start=row.entry.start,
            end=row.entry.end,
            tag="span",
            attributes={
                "class": f"found found-{row.sort} found-{row.entry.state}",
                "data-entry": f"{row.sort}-{row.entry.pk}",
            },
        )
        for row in rows
        if row.entry.place == place and row.entry.state in shown
    ]


def _marked(text: str, at: int, marks: list[Mark]) -> SafeString:
    """The text, escaped, with the marks that touch it."""
    here = [
        Mark(max(0, m.start - at), min(len(text), m.end - at), m.tag, m.attributes)
        for m in marks
        if m.start < at + len(text) and m.end > at
    ]
    # Safe: the text is escaped here, and `mark` escapes what it puts into attributes.
    return mark_safe(mark(escape(text), here))  # noqa: S308  as said above
