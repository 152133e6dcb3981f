"""Stores the checks of a reading; a check and its answer stay as long as the same is computed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from onrecord import extraction
from onrecord.record.models import Check
from onrecord.record.models.entry import Words
from onrecord.reports.models import Version
from onrecord.shared.inserting import add_all
from onrecord.shared.prepared import Prepared, Slot

WRITTEN = ["version", "operands", "verdict", "explanation", "answer", "answered_by"]
Key = tuple[str, str]


def store_checks(
    checks: tuple[extraction.Check, ...], *, words: Words, rows: dict[str, dict[int, Any]]
) -> None:
    """Make ``checks`` those of these words; ``rows`` gives the stored entries by kind and index.

    A check is the same where kind and formula are: it keeps its row, so that it can be cited, and
    the newsroom's answer to it. What was answered in a draft counts when the draft is published.
    """
    version = words if isinstance(words, Version) else None
    stored = _stored.all(report=words.report_id)
    answers = _answers(stored)
    usable = [row for row in stored if version is not None or row.version_id is None]
    free = _by_key(sorted(usable, key=lambda row: row.version_id is None))
    changed: list[Check] = []
    fresh: list[Check] = []
    for item in checks:
        rows_alike = free[item.kind, item.formula]
        row = rows_alike.pop(0) if rows_alike else Check(report_id=words.report_id)
        row.version = version
        row.kind, row.formula = item.kind, item.formula
        row.operands = [_operand(name, rows) for name in item.operands]
        row.verdict, row.explanation = item.verdict, item.explanation
        row.answer, row.answered_by_id = answers.get((item.kind, item.formula), ("", None))
        (fresh if row.pk is None else changed).append(row)
    if gone := [row.pk for left in free.values() for row in left]:
        Check.objects.filter(pk__in=gone).delete()
    Check.objects.bulk_update(changed, WRITTEN, batch_size=200)
    add_all(fresh)


def _answers(stored: Iterable[Check]) -> dict[Key, tuple[str, int | None]]:
    """The newest answer to each computation: a draft's stands over its version's."""
    draft_last = sorted(stored, key=lambda row: row.version_id is None)
    return {
        (row.kind, row.formula): (row.answer, row.answered_by_id)
        for row in draft_last
        if row.answer
    }


def _by_key(rows: Iterable[Check]) -> defaultdict[Key, list[Check]]:
    found: defaultdict[Key, list[Check]] = defaultdict(list)
    for row in rows:
        found[row.kind, row.formula].append(row)
    return found


def _operand(name: str, rows: dict[str, dict[int, Any]]) -> str:
    """``figure:3`` of a reading becomes ``figure:<id>`` of its row; other names stay."""
    sort, _, index = name.partition(":")
    if sort not in rows or not index.isdigit():
        return name
    row = rows[sort].get(int(index))
    return f"{sort}:{row.pk}" if row else "age"


_stored = Prepared(lambda: Check.objects.filter(report=Slot("report")))
