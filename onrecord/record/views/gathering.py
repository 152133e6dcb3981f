"""Gathers what the record screen shows: entries in reading order, what stands inside, checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.safestring import SafeString

from onrecord.record.actions import checks_of, entries_of, listed_under
from onrecord.record.actions.inside import STANDING
from onrecord.record.models import Check, Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry, Words
from onrecord.record.pages.words import (
    CHECK_KINDS,
    duration_in_words,
    edtf_in_words,
    figure_value,
)
from onrecord.record.views.entries import AnEntry, name_of, sort_of
from onrecord.record.views.prose import Paragraph, marked_headline, marked_paragraphs
from onrecord.reports.models import Report

FAILING = Check.Verdict.DOES_NOT_ADD_UP
VERDICTS = [FAILING, Check.Verdict.PROPOSES, Check.Verdict.CANNOT_COMPARE, Check.Verdict.NOTE]
ELSEWHERE = {"headline": "the headline", "caption": "the caption", "captured": "the page's clock"}


@dataclass(frozen=True)
class Rows:
    """What the database holds of a text's record."""

    statements: list[Statement]
    figures: list[Figure]
    times: list[TimeExpression]
    checks: list[Check]


@dataclass(frozen=True)
class Row:
    """An entry with its sort, its value in words, and the rows that stand inside it."""

    entry: AnEntry
    sort: str
    value: str
    inside: tuple[Row, ...] = ()

    @property
    def name(self) -> str:
        """What the entry is called in forms and links: ``statement-5``."""
        return f"{self.sort}-{self.entry.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it, or something inside it, waits for a decision."""
        waits: bool = self.entry.state == Entry.State.SUGGESTED
        return waits or any(row.is_open for row in self.inside)


@dataclass(frozen=True)
class Operand:
    """What a check was computed with, and where that stands on the screen; "" for elsewhere."""

    words: str
    address: str
    name: str = ""


@dataclass(frozen=True)
class CheckRow:
    """A check with what it was computed with."""

    check: Check
    kind: str
    operands: tuple[Operand, ...]
    is_failing: bool
    waits: bool


@dataclass(frozen=True)
class RecordScreen:
    """The record beside the text it hangs on."""

    report: Report
    headline: SafeString
    paragraphs: list[Paragraph]
    rows: list[Row]
    failing: list[CheckRow]
    other_checks: list[CheckRow]
    open_count: int
    confirmed_count: int
    ready_count: int
    waiting_checks: int


def rows_of(words: Words) -> Rows:
    """The record beside these words; a bounded number of queries."""
    rows = Rows(
        statements=entries_of(words, Statement),
        figures=entries_of(words, Figure),
        times=entries_of(words, TimeExpression),
        checks=checks_of(words),
    )
    # What stands beside a draft is moved in memory, so that nothing can be joined to it.
    prefetch_related_objects(rows.statements, "speaker", "decided_by")
    prefetch_related_objects(rows.figures, "measure", "decided_by")
    prefetch_related_objects(rows.times, "decided_by")
    return rows


def record_screen(*, report: Report, text: str, headline: str, rows: Rows) -> RecordScreen:
    """What the screen shows of these rows, which count their characters in these texts."""
    entries: list[AnEntry] = [*rows.statements, *rows.figures, *rows.times]
    checks = [_check_row(check, entries) for check in rows.checks]
    checks.sort(key=lambda row: (not row.waits, _rank(row.check)))
    states = [entry.state for entry in entries]
    return RecordScreen(
        report=report,
        headline=marked_headline(headline, entries),
        paragraphs=marked_paragraphs(text, entries),
        rows=_in_reading_order(rows),
        failing=[row for row in checks if row.is_failing],
        other_checks=[row for row in checks if not row.is_failing],
        open_count=states.count(Entry.State.SUGGESTED),
        confirmed_count=states.count(Entry.State.CONFIRMED),
        ready_count=states.count(Entry.State.READY),
        waiting_checks=sum(row.waits for row in checks),
    )


def _in_reading_order(rows: Rows) -> list[Row]:
    inside: dict[int, list[Row]] = {}
    alone: list[Row] = []
    entries: list[Figure | TimeExpression] = [*rows.figures, *rows.times]
    for entry in entries:
        row = Row(entry, sort_of(entry), _value(entry))
        statement = listed_under(entry, rows.statements)
        (inside.setdefault(statement, []) if statement else alone).append(row)
    alone += [
        Row(found, "statement", found.get_kind_display(), _sorted(inside.get(found.pk, [])))
        for found in rows.statements
    ]
    return list(_sorted(alone))


def _sorted(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Headline first, then as read; of entries that begin together the longer first."""
    in_text = Entry.Place.TEXT
    return tuple(
        sorted(rows, key=lambda row: (row.entry.place == in_text, row.entry.start, -row.entry.end))
    )


def _value(entry: Figure | TimeExpression) -> str:
    if isinstance(entry, Figure):
        return figure_value(entry)
    return (edtf_in_words(entry.edtf) if entry.edtf else "") or (
        duration_in_words(entry.value) or entry.value
    )


def _check_row(check: Check, entries: list[AnEntry]) -> CheckRow:
    named = {name_of(entry): entry for entry in entries}
    is_failing = check.verdict == FAILING
    return CheckRow(
        check=check,
        kind=CHECK_KINDS.get(check.kind, check.kind),
        operands=tuple(_operand(name.replace(":", "-"), named) for name in check.operands),
        is_failing=is_failing,
        waits=is_failing and not check.answer,
    )


def _operand(name: str, named: dict[str, AnEntry]) -> Operand:
    entry = named.get(name)
    if entry is None:
        return Operand(ELSEWHERE.get(name, ""), "#headline" if name == "headline" else "")
    is_marked = entry.state in STANDING
    return Operand(entry.exact, f"#{'words' if is_marked else 'entry'}-{name}", name)


def _rank(check: Check) -> int:
    verdict = Check.Verdict(check.verdict)
    return VERDICTS.index(verdict) if verdict in VERDICTS else len(VERDICTS)
