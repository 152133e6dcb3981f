"""Moves what a person has decided to the words of the next version, or of the draft."""

from __future__ import annotations

from typing import Any, TypeVar

from onrecord.record.models import DraftReading, Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words, text_of
from onrecord.reports.models import Version
from onrecord.shared.anchors import Anchor, find_again

Decided = TypeVar("Decided", bound=Entry)
SPANS = ["start", "end", "prefix", "suffix"]
MOVED: dict[type[Any], list[str]] = {
    Statement: ["version", "state", *SPANS, "content", "cue", "source"],
    Figure: ["version", "state", *SPANS],
    TimeExpression: ["version", "state", *SPANS],
}


def move_entries(*, version: Version) -> None:
    """Bring the report's decided entries to ``version``; suggestions nobody looked at go.

    An entry keeps its identity. It is found again by its words and their context; where they
    are gone it is kept as orphaned at its old place, for an editor to see. What is decided in a
    draft that goes on waiting stays with it, unless its words were published.
    """
    draft = DraftReading.objects.filter(report_id=version.report_id).first()
    for model in MOVED:
        _move_all(model, version, draft)


def moved(entry: Entry, *, old: Words, new: Words) -> bool:
    """Set the entry to where its words stand in ``new``, unsaved; False where they are gone."""
    before, after = text_of(old, entry.place), text_of(new, entry.place)
    anchor = Anchor(entry.start, entry.end, entry.exact, entry.prefix, entry.suffix)
    found = find_again(after, anchor)
    if found is None:
        return False
    if isinstance(entry, Statement):
        _move_spans(entry, by=found.start - entry.start, old=before, new=after)
    entry.start, entry.end = found.start, found.end
    entry.prefix, entry.suffix = found.prefix, found.suffix
    return True


def settle(entry: Entry, *, is_found: bool, decided: Entry.State) -> None:
    """Set the state of an entry whose words stand in the new text, or are gone from it.

    ``decided`` is what that text calls a decided entry: confirmed in a version, ready in a draft.
    What was rejected stays so, for when its words come back.
    """
    if is_found and entry.state in {Entry.State.ORPHANED, Entry.State.READY}:
        entry.state = decided
    elif not is_found and entry.state in {Entry.State.CONFIRMED, Entry.State.READY}:
        entry.state = Entry.State.ORPHANED


def _move_all(model: type[Decided], version: Version, draft: DraftReading | None) -> None:
    waits = version.report.has_unpublished_changes
    older = model._default_manager.filter(report_id=version.report_id).exclude(version=version)
    open_ones = older.filter(state=Entry.State.SUGGESTED)
    (open_ones.filter(version__isnull=False) if waits else open_ones).delete()
    still: list[Decided] = []
    changed: list[Decided] = []
    for entry in older.exclude(state=Entry.State.SUGGESTED).select_related("version"):
        old = entry.version or draft
        places = _places(entry)
        found = old is not None and moved(entry, old=old, new=version)
        if not found and waits and entry.version is None:
            continue
        entry.version = version
        before = entry.state
        settle(entry, is_found=found, decided=Entry.State.CONFIRMED)
        is_same = entry.state == before and _places(entry) == places
        (still if is_same else changed).append(entry)
    model._default_manager.filter(pk__in=[entry.pk for entry in still]).update(version=version)
    model._default_manager.rewrite(changed, MOVED[model])


def _places(entry: Entry) -> list[Any]:
    names = [name for name in MOVED[type(entry)] if name not in {"version", "state"}]
    return [getattr(entry, name) for name in names]


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
