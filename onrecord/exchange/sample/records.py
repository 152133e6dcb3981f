"""Keeps the sample's record: confirms what the engine found rightly, mends or adds the rest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from onrecord.exchange.sample.newsroom import Newsroom
from onrecord.exchange.sample.texts import FigureText, ReportText, StatementText
from onrecord.record.actions import (
    FigureFacts,
    StatementFacts,
    add_figure,
    add_statement,
    confirm_entries,
    edit_figure,
    edit_statement,
    put_under_measure,
)
from onrecord.record.models import Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry
from onrecord.reports.models import Report, Version

Span = tuple[int, int]
Suggested = TypeVar("Suggested", Statement, Figure)


def keep_record(report: Report, text: ReportText, *, newsroom: Newsroom, at: dt.datetime) -> None:
    """Put the hand-made record of a report on record, upon its newest version."""
    version = report.versions.latest("number")
    desk = _Desk(version, newsroom=newsroom, at=at)
    statements = desk.keep_statements(text)
    desk.keep_figures(text, statements)
    desk.keep_times(text)


class _Desk:
    """An editor at work on one version's record."""

    def __init__(self, version: Version, *, newsroom: Newsroom, at: dt.datetime) -> None:
        self.version, self.newsroom, self.at = version, newsroom, at

    def keep_statements(self, text: ReportText) -> dict[str, Statement]:
        """All statements of the file, confirmed, by their name in it."""
        suggested = self._suggested(Statement)
        kept = {}
        for told in text.statements:
            facts = self._statement(told)
            place = Entry.Place.HEADLINE if told.is_headline else Entry.Place.TEXT
            span = (facts.content[0][0], facts.content[-1][1])
            found = _take(suggested, place=place, span=span)
            kept[told.id] = self._keep_statement(found, facts)
        return kept

    def keep_figures(self, text: ReportText, statements: dict[str, Statement]) -> None:
        """All figures of the file, confirmed, each with its statement and measure."""
        suggested = self._suggested(Figure)
        for told in text.figures:
            facts = self._figure(told, statements.get(told.statement))
            found = _take(suggested, place=facts.place, span=facts.span)
            figure = self._keep_figure(found, facts)
            if told.measure:
                measure = self.newsroom.measures[told.measure]
                put_under_measure(figure=figure, measure=measure, editor=self.newsroom.editor)

    def keep_times(self, text: ReportText) -> None:
        """The dates that the file names, as the engine read them."""
        found = TimeExpression.objects.filter(
            version=self.version, state=Entry.State.SUGGESTED, exact__in=text.facts.get("times", ())
        )
        confirm_entries(entries=list(found), editor=self.newsroom.editor, at=self.at)

    def _suggested(self, model: type[Suggested]) -> list[Suggested]:
        return list(model.objects.filter(version=self.version, state=Entry.State.SUGGESTED))

    def _keep_statement(self, found: Statement | None, facts: StatementFacts) -> Statement:
        editor, at = self.newsroom.editor, self.at
        if found is None:
            return add_statement(words=self.version, facts=facts, editor=editor, at=at)
        if _says_the_same(found, facts):
            confirm_entries(entries=[found], editor=editor, at=at)
            return found
        if found.speaker == facts.speaker:
            facts = replace(facts, resolution=found.resolution)
        return edit_statement(statement=found, facts=facts, editor=editor, at=at)

    def _keep_figure(self, found: Figure | None, facts: FigureFacts) -> Figure:
        editor, at = self.newsroom.editor, self.at
        if found is None:
            return add_figure(words=self.version, facts=facts, editor=editor, at=at)
        return edit_figure(figure=found, facts=facts, editor=editor, at=at)

    def _statement(self, told: StatementText) -> StatementFacts:
        words = self.version.headline if told.is_headline else self.version.text
        content = tuple(find_words(words, part) for part in told.parts)
        return StatementFacts(
            content=content,
            kind=told.kind,
            speaker=self.newsroom.speakers[told.speaker],
            role=told.role,
            cue=find_near(words, told.cue, content),
            source=find_near(words, told.source, content),
            modality=told.modality,
        )

    def _figure(self, told: FigureText, statement: Statement | None) -> FigureFacts:
        in_headline = told.where == "headline" or (
            statement is not None and statement.place == Entry.Place.HEADLINE
        )
        words = self.version.headline if in_headline else self.version.text
        within = (statement.start, statement.end) if statement else (0, len(words))
        return FigureFacts(
            span=find_words(words, told.exact, within=within),
            low=told.low,
            high=told.top,
            low_open=told.comparator == ">",
            high_open=told.comparator == "<",
            comparator=told.comparator,
            unit=told.unit,
            counted=told.counted,
            where=told.place,
            statement=statement,
            place=Entry.Place.HEADLINE if in_headline else Entry.Place.TEXT,
        )


def find_words(text: str, words: str, *, within: Span | None = None) -> Span:
    """Where the words first stand as words of their own; ``ValueError`` where they do not."""
    start, end = within or (0, len(text))
    found = next(_places(text, words, start, end), None)
    if found is None:
        raise ValueError(f"“{words}” does not stand in the text.")
    return found


def find_near(text: str, words: str, content: tuple[Span, ...]) -> Span | None:
    """Where the words stand nearest to a statement's own, not among them; None if nowhere."""
    if not words:
        return None
    apart = [
        (min(min(abs(first - end), abs(start - last)) for first, last in content), (start, end))
        for start, end in _places(text, words, 0, len(text))
        if all(end <= first or start >= last for first, last in content)
    ]
    return min(apart)[1] if apart else None


def _places(text: str, words: str, start: int, end: int) -> Iterator[Span]:
    # Only Latin letters bound a word: Arabic writes "and" together with what follows it.
    pattern = re.compile(rf"(?<![A-Za-z\d.,]){re.escape(words)}(?![A-Za-z\d]|[.,]\d)")
    for match in pattern.finditer(text, start, end):
        yield match.span()


def _take(rows: list[Suggested], *, place: str, span: Span) -> Suggested | None:
    """The suggestion for the same words, or most of the shorter of the two, taken off the list."""

    def shared(row: Suggested) -> tuple[float, float]:
        overlap = min(row.end, span[1]) - max(row.start, span[0])
        shorter = min(row.end - row.start, span[1] - span[0])
        return overlap / shorter, overlap / (row.end - row.start + span[1] - span[0])

    best = max((row for row in rows if row.place == place), key=shared, default=None)
    if best is None or shared(best)[0] < 0.5:
        return None
    rows.remove(best)
    return best


def _says_the_same(found: Statement, facts: StatementFacts) -> bool:
    return (
        found.content == [list(part) for part in facts.content]
        and found.kind == facts.kind
        and found.speaker == facts.speaker
        and found.role == facts.role
        and found.modality == facts.modality
        and found.source == (list(facts.source) if facts.source else None)
    )
