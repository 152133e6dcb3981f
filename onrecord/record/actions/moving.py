"""Moves what a person has decided from one version of a report to the next."""

from __future__ import annotations

from typing import TypeVar

from onrecord.record.models import Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry
from onrecord.reports.models import Version
from onrecord.shared.anchors import Anchor, find_again

Decided = TypeVar("Decided", bound=Entry)
MOVED = ["version", "state", "start", "end", "prefix", "suffix"]


def move_entries(*, version: Version) -> None:
    """Bring the report's decided entries to ``version``; suggestions nobody looked at go.

    An entry keeps its identity. It is found again by its words and their context; where they
    are gone it is kept as orphaned at its old place, for an editor to see.
    """
    _move_all(Statement, version, [*MOVED, "content", "cue", "source"])
    _move_all(Figure, version, MOVED)
    _move_all(TimeExpression, version, MOVED)


def _move_all(model: type[Decided], version: Version, fields: list[str]) -> None:
    older = model._default_manager.filter(report_id=version.report_id).exclude(version=version)
    older.filter(state=Entry.State.SUGGESTED).delete()
    entries = list(older.select_related("version"))
    for entry in entries:
        _move(entry, version)
    model._default_manager.bulk_update(entries, fields, batch_size=200)


def _move(entry: Entry, version: Version) -> None:
    old, new = text_of(entry.version, entry.place), text_of(version, entry.place)
    anchor = Anchor(entry.start, entry.end, entry.exact, entry.prefix, entry.suffix)
    found = find_again(new, anchor)
    entry.version = version
    if found is None:
        entry.state = Entry.State.ORPHANED
        return
    if entry.state == Entry.State.ORPHANED:
        entry.state = Entry.State.CONFIRMED
    if isinstance(entry, Statement):
        _move_spans(entry, by=found.start - entry.start, old=old, new=new)
    entry.start, entry.end = found.start, found.end
    entry.prefix, entry.suffix = found.prefix, found.suffix


def _move_spans(statement: Statement, *, by: int, old: str, new: str) -> None:
    statement.content = [[start + by, end + by] for start, end in statement.content]
    statement.cue = _moved(statement.cue, by=by, old=old, new=new)
    statement.source = _moved(statement.source, by=by, old=old, new=new)


def _moved(span: list[int] | None, *, by: int, old: str, new: str) -> list[int] | None:
    """The span beside the content, as long as the same words still stand there."""
    if span is None or span[0] + by < 0:
        return None
    same = old[span[0] : span[1]] == new[span[0] + by : span[1] + by]
    return [span[0] + by, span[1] + by] if same else None


def text_of(version: Version, place: str) -> str:
    """The text in which an entry's characters are counted."""
    return version.headline if place == Entry.Place.HEADLINE else version.text
