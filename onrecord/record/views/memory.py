"""Keeps what an editor changed last on a record, in the editor's own session."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from onrecord.record.actions import Change
from onrecord.record.requests import StaffRequest
from onrecord.reports.models import Report

KEY = "record_changes"
KEPT = 20


def keep_change(request: StaffRequest, report: Report, change: Change) -> None:
    """Remember a change as the newest; the oldest of more than twenty goes."""
    if change.rows:
        changes = [*request.session.get(KEY, []), {"report": report.pk, **asdict(change)}]
        request.session[KEY] = changes[-KEPT:]


def has_change(request: StaffRequest, report: Report) -> bool:
    """Whether something can be undone here."""
    return any(_is_of(kept, report) for kept in request.session.get(KEY, []))


def take_change(request: StaffRequest, report: Report) -> Change | None:
    """The newest change to this report's record, which is then forgotten."""
    changes = request.session.get(KEY, [])
    for number in range(len(changes) - 1, -1, -1):
        if _is_of(changes[number], report):
            kept = changes[number]
            request.session[KEY] = changes[:number] + changes[number + 1 :]
            return Change(rows=[tuple(row) for row in kept["rows"]], speakers=kept["speakers"])
    return None


def _is_of(kept: dict[str, Any], report: Report) -> bool:
    return bool(kept["report"] == report.pk)
