"""What the record marks in the prose, and the notes beside it."""

from __future__ import annotations

from onrecord.record.models import Figure, Statement
from onrecord.record.models.entry import Entry
from onrecord.record.pages.shown import MarginNote, ProseMark


def margin_note(row: Statement, number: int) -> MarginNote:
    """The note of a confirmed statement."""
    return MarginNote(
        number=number,
        statement_id=str(row.pk),
        speaker=row.speaker.name if row.speaker else "",
        speaker_url=row.speaker.get_absolute_url() if row.speaker else "",
        kind=row.kind,
    )


def prose_marks(
    statements: list[Statement],
    figures: list[Figure],
    notes: dict[int, MarginNote],
    *,
    place: Entry.Place = Entry.Place.TEXT,
) -> tuple[ProseMark, ...]:
    """Marks on a version's text or headline, as read; the longer first where two begin together."""
    marks = [
        ProseMark(start=start, end=end, statement=notes[row.pk])
        for row in statements
        if row.place == place
        for start, end in row.content
    ]
    marks += [
        ProseMark(start=row.start, end=row.end, figure_id=str(row.pk), figure_value=_value(row))
        for row in figures
        if row.place == place
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _value(row: Figure) -> str:
    """The machine-readable number: one where it is plain, an interval ``low/high`` where not."""
    if row.low is not None and row.low == row.high:
        return f"{row.low:g}" if row.low < 1e6 else str(int(row.low))
    ends = ("" if bound is None else f"{bound:.10g}" for bound in (row.low, row.high))
    return "/".join(ends)
