"""Keeps what was on record under a version when the next one takes its place."""

from __future__ import annotations

from typing import Any

from onrecord.record.models import Check, Figure, KeptRecord, Statement
from onrecord.record.models.entry import Entry
from onrecord.reports.models import Version


def keep_record_before(version: Version) -> None:
    """Write down the record of the version before ``version``, once; its entries move on next."""
    if version.number == 1:
        return
    before = Version.objects.filter(report_id=version.report_id, number=version.number - 1).first()
    if before is not None and not KeptRecord.objects.filter(version=before).exists():
        KeptRecord.objects.create(version=before, content=record_content(before))


def record_content(version: Version) -> dict[str, list[dict[str, Any]]]:
    """What is on record under ``version`` now, as plain data in reading order.

    ``statements``, ``figures`` and ``checks``, each with the id that its entry keeps.
    """
    confirmed = {"version": version, "state": Entry.State.CONFIRMED}
    statements = Statement.objects.filter(**confirmed).select_related("speaker")
    figures = Figure.objects.filter(**confirmed)
    return {
        "statements": [_statement(row) for row in statements],
        "figures": [_figure(row) for row in figures],
        "checks": [_check(row) for row in Check.objects.filter(version=version)],
    }


def _statement(row: Statement) -> dict[str, Any]:
    return {
        "id": row.pk,
        "place": row.place,
        "exact": row.exact,
        "kind": row.kind,
        "speaker": row.speaker.name if row.speaker else "",
        "role": row.role,
    }


def _figure(row: Figure) -> dict[str, Any]:
    return {
        "id": row.pk,
        "place": row.place,
        "exact": row.exact,
        "low": row.low,
        "high": row.high,
        "low_open": row.low_open,
        "high_open": row.high_open,
        "comparator": row.comparator,
        "unit": row.unit,
        "counted": row.counted,
        "where": row.where,
        "statement": row.statement_id,
    }


def _check(row: Check) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.kind,
        "formula": row.formula,
        "verdict": row.verdict,
        "answer": row.answer,
    }
