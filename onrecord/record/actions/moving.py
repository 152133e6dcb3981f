"""Moves what a person has decided to the words of the next version, or of the draft."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from onrecord.record.actions.naming import list_roles
from onrecord.record.models import DraftReading, Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words, text_of
from onrecord.reports.models import Version
from onrecord.shared.anchors import Anchor, find_again
from onrecord.shared.prepared import Prepared, Slot

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
    draft = _reading.first(report=version.report_id)
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
    asked = {"report": version.report_id, "version": version.pk}
    open_ones = _open_ones(model).all(**asked)
    if gone := [pk for pk, of_version in open_ones if of_version or not waits]:
        model._default_manager.filter(pk__in=gone).delete()
    still: list[Decided] = []
    changed: list[Decided] = []
    published: list[Statement] = []
    for entry in _decided(model).all(**asked):
        old = entry.version or draft
        places = _places(entry)
        found = old is not None and moved(entry, old=old, new=version)
        if not found and waits and entry.version is None:
            continue
        entry.version = version
        before = entry.state
        settle(entry, is_found=found, decided=Entry.State.CONFIRMED)
        if isinstance(entry, Statement) and before != entry.state == Entry.State.CONFIRMED:
            published.append(entry)
        is_same = entry.state == before and _places(entry) == places
        (still if is_same else changed).append(entry)
    if still:
        kept = [entry.pk for entry in still]
        model._default_manager.filter(pk__in=kept).update(version=version)
    model._default_manager.rewrite(changed, MOVED[model])
    list_roles(published)


@cache
def _open_ones(model: type[Entry]) -> Prepared[Any, tuple[int, int | None]]:
    """Suggestions on other words than the version's: their numbers, and their versions'."""
    suggested = Q(state=Entry.State.SUGGESTED)
    return Prepared(lambda: _older(model).filter(suggested).values_list("pk", "version"))


@cache
def _decided(model: type[Decided]) -> Prepared[Decided, Decided]:
    """What was decided on other words than the version's, with the version of those."""
    suggested = Q(state=Entry.State.SUGGESTED)
    return Prepared(lambda: _older(model).exclude(suggested).select_related("version"))


def _older(model: type[Decided]) -> QuerySet[Decided]:
    elsewhere = Q(version__isnull=True) | ~Q(version=Slot("version"))
    return model._default_manager.filter(elsewhere, report=Slot("report"))


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


_reading = Prepared(lambda: DraftReading.objects.filter(report=Slot("report")))
