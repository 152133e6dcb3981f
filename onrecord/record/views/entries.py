"""Entries by the names they have in the screen's forms and links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from typing import Any

from onrecord.record.actions.moving import moved
from onrecord.record.models import Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words
from onrecord.reports.models import Report, Version

AnEntry = Statement | Figure | TimeExpression
MODELS: dict[str, type[AnEntry]] = {
    "statement": Statement,
    "figure": Figure,
    "time": TimeExpression,
}
SORTS = {model: sort for sort, model in MODELS.items()}
# Loaded with an entry: those whose pages are told of a decision, and the text it hangs on.
BESIDE = {
    "statement": ["report", "version", "speaker", "parent"],
    "figure": ["report", "version", "statement"],
    "time": ["report", "version"],
}
NAME = re.compile(r"(statement|figure|time)-(\d{1,18})", re.ASCII)
MOST = 1000


def sort_of(entry: AnEntry) -> str:
    """``statement``, ``figure`` or ``time``."""
    return SORTS[type(entry)]


def name_of(entry: AnEntry) -> str:
    """What the entry is called in forms and links: ``statement-5``."""
    return f"{sort_of(entry)}-{entry.pk}"


def named_entries(report: Report, names: Iterable[str]) -> list[AnEntry]:
    """The report's entries of these names; names that are none are passed over."""
    wanted: dict[str, list[int]] = {sort: [] for sort in MODELS}
    for name in list(names)[:MOST]:
        if found := NAME.fullmatch(name):
            wanted[found[1]].append(int(found[2]))
    return [entry for sort, ids in wanted.items() if ids for entry in _of(sort, report, pk__in=ids)]


def open_entries(report: Report) -> list[AnEntry]:
    """What waits for a decision in the report."""
    state = Entry.State.SUGGESTED
    return [entry for sort in MODELS for entry in _of(sort, report, state=state)]


def shift_at_desk(entry: AnEntry, words: Words) -> int:
    """How many characters later an entry stands in these words than in its own text."""
    if isinstance(words, Version) or entry.version is None:
        return 0
    there = copy(entry)
    return there.start - entry.start if moved(there, old=entry.version, new=words) else 0


def _of(sort: str, report: Report, **facts: Any) -> Any:
    of_report = MODELS[sort]._default_manager.select_related(*BESIDE[sort])
    return of_report.filter(report=report, **facts)
