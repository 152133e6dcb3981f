"""What stands inside a statement: the figures and times that are decided together with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.record.actions.drafting import entries_of
from onrecord.record.models import Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words

AnEntry = Statement | Figure | TimeExpression
STANDING = (Entry.State.SUGGESTED, Entry.State.READY, Entry.State.CONFIRMED)


def statement_around(entry: Entry, statements: Iterable[Statement]) -> Statement | None:
    """The innermost standing statement whose words hold all of the entry's; None for none."""
    around = [
        other
        for other in statements
        if other.place == entry.place
        and other.state in STANDING
        and other.start <= entry.start
        and entry.end <= other.end
    ]
    return min(around, key=lambda other: other.end - other.start, default=None)


def with_what_is_inside(entries: Sequence[AnEntry], *, words: Words) -> list[AnEntry]:
    """Entries of one report, and the open figures and times inside its statements.

    ``words`` are those at the desk, where entries of a draft stand among published ones.
    """
    chosen = {entry.pk for entry in entries if isinstance(entry, Statement)}
    if not chosen:
        return list(entries)
    named = {(type(entry), entry.pk) for entry in entries}
    statements: list[Statement] = entries_of(words, Statement)
    beside: list[AnEntry] = [*entries_of(words, Figure), *entries_of(words, TimeExpression)]
    return [
        *entries,
        *(
            entry
            for entry in beside
            if entry.state == Entry.State.SUGGESTED
            and (type(entry), entry.pk) not in named
            and listed_under(entry, statements) in chosen
        ),
    ]


def listed_under(entry: AnEntry, statements: Iterable[Statement]) -> int | None:
    """The statement that a figure or time is listed under and decided with; None for none.

    A figure's is its own; a time's is the innermost whose words hold it.
    """
    if isinstance(entry, Figure):
        standing = (row.pk for row in statements if row.state in STANDING)
        return next((pk for pk in standing if pk == entry.statement_id), None)
    around = statement_around(entry, statements)
    return around.pk if around else None


def hold_figures(statement: Statement) -> None:
    """Give the statement the figures its words hold, and let go of those they no longer touch."""
    of_text = Figure.objects.filter(
        report=statement.report_id, version=statement.version_id, place=statement.place
    )
    of_text.filter(statement=None, start__gte=statement.start, end__lte=statement.end).update(
        statement=statement
    )
    held = of_text.filter(statement=statement)
    held.filter(end__lte=statement.start).update(statement=None)
    held.filter(start__gte=statement.end).update(statement=None)
