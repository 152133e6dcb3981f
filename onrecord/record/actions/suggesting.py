"""Stores what the engine found as suggestions, beside what people have decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Any, Generic, TypeVar

from django.db.models import Q

from onrecord import extraction
from onrecord.extraction.outside import OUTSIDE
from onrecord.record.actions.checking import store_checks
from onrecord.record.actions.naming import known_speakers
from onrecord.record.models import Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words, text_of
from onrecord.reports.models import Version
from onrecord.shared.anchors import anchor_at
from onrecord.shared.inserting import add_all
from onrecord.shared.prepared import Prepared, Slot

Row = TypeVar("Row", Statement, Figure, TimeExpression)
AnEntry = Statement | Figure | TimeExpression
Span = tuple[int, int]
ANCHORED = ["place", "start", "end", "exact", "prefix", "suffix", "rule"]
STATED = ["kind", "content", "cue", "source", "suggested_speaker", "role", "resolution", "modality"]
COUNTED = ["low", "high", "low_open", "high_open", "comparator", "trend", "progress", "unit"]
FIELDS: dict[type[AnEntry], list[str]] = {
    TimeExpression: [*ANCHORED, "type", "value", "edtf"],
    Statement: [*ANCHORED, *STATED, "speaker"],
    Figure: [*ANCHORED, *COUNTED, "counted", "where", "question", "time", "statement"],
}
LINKS = {"speaker", "time", "statement"}
AGE = "age"  # the engine's rule
ALIKE = 0.8  # of their characters that two entries share to be the same


def suggest(found: extraction.Record, *, words: Words, beside: Sequence[AnEntry] = ()) -> None:
    """Make the suggestions on ``words`` those of ``found``, and its checks theirs.

    A row is written only where something changed. What is decided stays, as do the entries
    ``beside``: those of the published version that a draft still holds, moved to its text.
    """
    times = _store(TimeExpression, [_time(words, item) for item in found.times], words, beside)
    statements = _store(Statement, _statements(words, found.statements), words, beside)
    _set_parents(statements, found.statements)
    figures = _figures(words, found, times, statements, beside)
    rows: dict[str, dict[int, Any]] = {
        "statement": dict(enumerate(statements)),
        "figure": figures,
        "time": dict(enumerate(times)),
    }
    store_checks(found.checks, words=words, rows=rows)


def rows_of(
    statements: tuple[extraction.Statement, ...],
    figures: tuple[extraction.Figure, ...],
    *,
    words: Words,
) -> tuple[list[Statement], list[Figure]]:
    """Rows for entries that belong to no other entry, none stored yet."""
    alone = extraction.Record(statements=statements, figures=figures, times=(), checks=())
    counted = [_figure(words, item, alone, [], []) for item in figures]
    return _statements(words, statements), counted


def _store(
    model: type[Row], fresh: list[Row], words: Words, beside: Sequence[AnEntry]
) -> list[Row]:
    """Give a stored row for each suggestion: a decided one, one that stood there, or a new one."""
    stored = [row for row in _here(model, words) if _stands(row, words)]
    kept = [row for row in stored if row.state != Entry.State.SUGGESTED]
    kept += [row for row in beside if isinstance(row, model)]
    decided = _Near(kept)
    still_open = _Near([row for row in stored if row.state == Entry.State.SUGGESTED])
    rows: list[Row] = []
    changed: list[Row] = []
    for row in fresh:
        same = decided.same_words(row)
        if same is None:
            same = still_open.take(row)
            if same is not None and _refresh(same, row):
                changed.append(same)
        rows.append(same or row)
    if gone := [row.pk for row in still_open.left() if not row.rule.startswith(OUTSIDE)]:
        model._default_manager.filter(pk__in=gone).delete()
    add_all([row for row in rows if row.pk is None])
    if changed:
        model._default_manager.rewrite(changed, FIELDS[model])
    return rows


def _stands(row: AnEntry, words: Words) -> bool:
    """Whether its words are there; what was rejected is kept even where they are gone."""
    return text_of(words, row.place)[row.start : row.end] == row.exact


def _here(model: type[Row], words: Words) -> list[Row]:
    """The rows that hang on these words."""
    if isinstance(words, Version):
        return _of_version(model).all(version=words.pk)
    return _of_draft(model).all(report=words.report_id)


@cache
def _of_version(model: type[Row]) -> Prepared[Row, Row]:
    orphaned = Q(state=Entry.State.ORPHANED)
    return Prepared(
        lambda: model._default_manager.filter(version=Slot("version")).exclude(orphaned)
    )


@cache
def _of_draft(model: type[Row]) -> Prepared[Row, Row]:
    orphaned = Q(state=Entry.State.ORPHANED)
    waiting = Q(report=Slot("report"), version__isnull=True)
    return Prepared(lambda: model._default_manager.filter(waiting).exclude(orphaned))


class _Near(Generic[Row]):
    """Rows by where they begin, so that not all are looked at for the one on the same words."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows: list[Row] = sorted(rows, key=lambda row: row.start)
        self._starts: list[int] = [row.start for row in self._rows]
        self._taken: set[int] = set()

    def same_words(self, row: Row) -> Row | None:
        """The row that shares most of its characters with this one, if there is one."""
        reach = int((row.end - row.start) / ALIKE) - (row.end - row.start) + 1
        first = bisect_left(self._starts, row.start - reach)
        last = bisect_right(self._starts, row.start + reach)
        for other in self._rows[first:last]:
            if other.place != row.place or other.pk in self._taken:
                continue
            shared = min(row.end, other.end) - max(row.start, other.start)
            whole = max(row.end, other.end) - min(row.start, other.start)
            if shared >= ALIKE * whole:
                return other
        return None

    def take(self, row: Row) -> Row | None:
        """The same, found once only."""
        same = self.same_words(row)
        if same is not None:
            self._taken.add(same.pk)
        return same

    def left(self) -> list[Row]:
        """What was not taken."""
        return [row for row in self._rows if row.pk not in self._taken]


def _refresh(stored: Row, fresh: Row) -> bool:
    """Bring a suggestion up to what was found now; whether anything of it changed."""
    changed = False
    for name in FIELDS[type(stored)]:
        column = f"{name}_id" if name in LINKS else name
        if getattr(stored, column) != getattr(fresh, column):
            setattr(stored, column, getattr(fresh, column))
            changed = True
    return changed


def _time(words: Words, item: extraction.TimeExpression) -> TimeExpression:
    return TimeExpression(
        **_anchored(words, item.span, Entry.Place.TEXT, item.rule),
        type=item.type,
        value=item.value,
        edtf=item.edtf or "",
    )


def _statements(words: Words, items: tuple[extraction.Statement, ...]) -> list[Statement]:
    speakers = known_speakers({item.speaker for item in items if item.speaker})
    return [_statement(words, item, speakers) for item in items]


def _statement(words: Words, item: extraction.Statement, speakers: dict[str, Any]) -> Statement:
    place = Entry.Place.HEADLINE if item.kind == "headline" else Entry.Place.TEXT
    span = (item.content[0][0], item.content[-1][1])
    return Statement(
        **_anchored(words, span, place, item.rule),
        kind=item.kind,
        content=[list(part) for part in item.content],
        cue=list(item.cue) if item.cue else None,
        source=list(item.source) if item.source else None,
        speaker=speakers.get(item.speaker or ""),
        suggested_speaker=(item.speaker or "")[:200],
        role=(item.role or "")[:200],
        resolution=item.resolution,
        modality=item.modality,
    )


def _set_parents(rows: list[Statement], items: tuple[extraction.Statement, ...]) -> None:
    nested = []
    for row, item in zip(rows, items, strict=True):
        parent = None if item.parent is None else rows[item.parent]
        if row.state == Entry.State.SUGGESTED and row.parent_id != (parent and parent.pk):
            row.parent = parent
            nested.append(row)
    if nested:
        Statement.objects.bulk_update(nested, ["parent"], batch_size=200)


def _figures(
    words: Words,
    found: extraction.Record,
    times: list[TimeExpression],
    statements: list[Statement],
    beside: Sequence[AnEntry],
) -> dict[int, Figure]:
    """The stored figures by their place in ``found``.

    An age is no figure on record; the engine reads it to hold a headline against its text.
    """
    counted = {i: item for i, item in enumerate(found.figures) if item.rule != AGE}
    fresh = [_figure(words, item, found, times, statements) for item in counted.values()]
    return dict(zip(counted, _store(Figure, fresh, words, beside), strict=True))


def _figure(
    words: Words,
    item: extraction.Figure,
    found: extraction.Record,
    times: list[TimeExpression],
    statements: list[Statement],
) -> Figure:
    statement = None if item.statement is None else found.statements[item.statement]
    is_in_headline = statement is not None and statement.kind == "headline"
    place = Entry.Place.HEADLINE if is_in_headline else Entry.Place.TEXT
    figure = Figure(
        **_anchored(words, item.span, place, item.rule),
        low=item.low,
        high=item.high,
        low_open=item.low_open,
        high_open=item.high_open,
        comparator=item.comparator,
        trend=item.trend or "",
        progress=item.progress or "",
        unit=(item.unit or "")[:40],
        counted=(item.counted or "")[:200],
        where=(item.place or "")[:200],
        time=None if item.time is None else times[item.time],
        statement=None if item.statement is None else statements[item.statement],
    )
    figure.ask()
    return figure


def _anchored(words: Words, span: Span, place: str, rule: str) -> dict[str, Any]:
    anchor = anchor_at(text_of(words, place), *span)
    return {
        "report_id": words.report_id,
        "version": words if isinstance(words, Version) else None,
        "place": place,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "rule": rule[:80],
    }
