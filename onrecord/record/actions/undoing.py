"""Remembers what an act changed on a record, so that it can be undone as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from onrecord.people.models import User
from onrecord.record import rules
from onrecord.record.actions.deciding import announce_record, topics_of
from onrecord.record.actions.inside import AnEntry
from onrecord.record.models import Figure, Speaker, Statement, TimeExpression
from onrecord.reports.models import Report

MODELS: dict[str, type[AnEntry]] = {
    "time": TimeExpression,
    "statement": Statement,
    "figure": Figure,
}
Facts = dict[str, Any]
Snapshot = dict[tuple[str, int], Facts]


@dataclass
class Change:
    """What one act did: of each row its facts before and after, ``None`` where there was no row.

    Only facts that differ are kept, as JSON can hold them. ``speakers`` were made by the act.
    """

    rows: list[tuple[str, int, Facts | None, Facts | None]] = field(default_factory=list)
    speakers: list[int] = field(default_factory=list)


@contextmanager
def remembered(report: Report) -> Iterator[Change]:
    """One transaction around an act on a report's record; gives what the act changed."""
    with transaction.atomic():
        # Two editors at once would find each other's doings in their change.
        Report.objects.select_for_update().filter(pk=report.pk).values_list("pk").first()
        before, newest = _snapshot(report), _newest_speaker()
        change = Change()
        yield change
        change.rows = _differences(before, _snapshot(report))
        if _newest_speaker() != newest:
            made = Speaker.objects.filter(pk__gt=newest)
            change.speakers = list(made.values_list("pk", flat=True))


@transaction.atomic
def undo_change(*, report: Report, change: Change, editor: User) -> None:
    """Put back what one act changed; ``ValidationError`` where it was changed again since."""
    rules.require_may_keep_record(editor, report)
    stored = _snapshot(report)
    for sort, pk, _, after in change.rows:
        if not _still_stands(stored.get((sort, pk)), after):
            raise ValidationError("This was changed again since, so it cannot be undone.")
    topics = topics_of(_entries(report, change))
    _put_back(change)
    Speaker.objects.filter(
        pk__in=change.speakers, statements=None, aliases=None, parts=None, merged=None
    ).delete()
    log(report, "record.undone", user=editor, data={"entries": len(change.rows)})
    announce_record(report, _entries(report, change), before=topics)


def _put_back(change: Change) -> None:
    for sort, pk, before, _ in change.rows:
        if before is not None:
            model = MODELS[sort]
            facts = {name: _field(model, name).to_python(value) for name, value in before.items()}
            model._default_manager.filter(pk=pk).update(**facts)
    for sort, pk, before, _ in change.rows:
        if before is None:
            MODELS[sort]._default_manager.filter(pk=pk).delete()


def _snapshot(report: Report) -> Snapshot:
    return {
        (sort, facts["id"]): {name: _as_json(value) for name, value in facts.items()}
        for sort, model in MODELS.items()
        for facts in model._default_manager.filter(report=report).values()
    }


def _differences(
    before: Snapshot, after: Snapshot
) -> list[tuple[str, int, Facts | None, Facts | None]]:
    rows: list[tuple[str, int, Facts | None, Facts | None]] = []
    for key, now in after.items():
        was = before.get(key)
        if was is None:
            rows.append((*key, None, {"state": now["state"]}))
        elif was != now:
            names = [name for name in now if was[name] != now[name]]
            rows.append(
                (*key, {name: was[name] for name in names}, {name: now[name] for name in names})
            )
    return rows


def _still_stands(stored: Facts | None, after: Facts | None) -> bool:
    if stored is None or after is None:
        return False
    return all(stored[name] == value for name, value in after.items())


def _entries(report: Report, change: Change) -> list[AnEntry]:
    return [
        entry
        for sort, model in MODELS.items()
        for entry in model._default_manager.filter(
            report=report, pk__in=[pk for name, pk, *_ in change.rows if name == sort]
        ).select_related(*(["statement"] if model is Figure else []))
    ]


def _newest_speaker() -> int:
    return Speaker.objects.aggregate(newest=Max("pk"))["newest"] or 0


def _field(model: type[AnEntry], name: str) -> Any:
    return model._meta.get_field(name.removesuffix("_id"))


def _as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.datetime) else value
