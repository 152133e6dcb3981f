"""The shapes of what holds many entries: a report's record, a speaker, a measure, a list."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

from onrecord.exchange.standards.shapes import (
    Check,
    Figure,
    Moment,
    Named,
    NamedReport,
    NamedSpeaker,
    SpeakerKind,
    Statement,
    TimeExpression,
    Verdict,
    Version,
)

CorrectionKind = Literal["correction", "clarification", "update"]
Next = Annotated[str | None, Meta(description="The address of what follows; null at the end.")]


class Suggested(Struct, frozen=True, kw_only=True):
    """How much the engine suggests that nobody has decided on yet."""

    statements: int
    figures: int


class Correction(Struct, frozen=True, kw_only=True):
    """A notice: what was wrong and what is right."""

    kind: CorrectionKind
    text: str
    made_at: Moment
    url: str


class Record(Struct, frozen=True, kw_only=True):
    """All that is on record of a report's newest version."""

    report: NamedReport
    version: Version
    versions: Annotated[list[Version], Meta(description="All of them, oldest first.")]
    statements: list[Statement]
    figures: list[Figure]
    checks: list[Check]
    times: list[TimeExpression]
    suggested: Suggested
    sourcing_note: str
    corrections: list[Correction]


class Role(Struct, frozen=True, kw_only=True):
    """A rank or office; ``held`` is EDTF."""

    title: str
    organisation: str
    held: str


class Speaker(Struct, frozen=True, kw_only=True):
    """Whom statements are attributed to."""

    slug: str
    name: str
    url: str
    data_url: str
    kind: SpeakerKind
    description: str
    aliases: list[str]
    same_as: Annotated[list[str], Meta(description="The same elsewhere, such as at Wikidata.")]
    part_of: NamedSpeaker | None
    parts: list[NamedSpeaker]
    roles: list[Role]
    statements: Annotated[int, Meta(description="How many are on record.")]
    figures: int
    statements_url: Annotated[str, Meta(description="The list of them.")]


class Point(Struct, frozen=True, kw_only=True):
    """One source's number in one report; ``date`` is EDTF, ``day`` its last day."""

    day: dt.date
    date: str
    value: str
    low: float | None
    high: float | None
    figure_url: str
    report_url: str
    headline: str
    is_change: Annotated[bool, Meta(description="Of what was added, not of the whole.")]
    is_contradicted: bool


class Series(Struct, frozen=True, kw_only=True):
    """One source's numbers, oldest first; without a speaker nobody is named."""

    speaker: Named | None
    points: list[Point]


class Comparison(Struct, frozen=True, kw_only=True):
    """Figures of several reports held against each other."""

    verdict: Verdict
    working: str
    explanation: str
    words: Annotated[list[str], Meta(description="Where in the reports they stand.")]


class Measure(Struct, frozen=True, kw_only=True):
    """One question asked of many reports. Nothing is averaged."""

    slug: str
    name: str
    url: str
    data_url: str
    question: str
    unit: str
    is_cumulative: bool
    series: list[Series]
    contradictions: list[Comparison]
    checks: list[Comparison]
    sourcing_note: str


class StatementList(Struct, frozen=True, kw_only=True):
    """Statements, the last added first."""

    items: list[Statement]
    next: Next


class FigureList(Struct, frozen=True, kw_only=True):
    """Figures, the last added first."""

    items: list[Figure]
    next: Next


class CheckList(Struct, frozen=True, kw_only=True):
    """Checks, the last added first."""

    items: list[Check]
    next: Next


class SpeakerList(Struct, frozen=True, kw_only=True):
    """Speakers with something on record, those last added first."""

    items: list[Speaker]
    next: Next


class Problem(Struct, frozen=True, kw_only=True):
    """Why there is no answer, and what to do."""

    status: int
    message: str


class MeasureList(Struct, frozen=True, kw_only=True):
    """Measures under their names, those last added first."""

    items: list[Named]
    next: Next


class FoundComment(Struct, frozen=True, kw_only=True):
    """A comment in which the words stand, as it reads now."""

    id: str
    author: str
    html: str
    at: Moment
    url: str
    report: NamedReport


class CommentList(Struct, frozen=True, kw_only=True):
    """Comments, the last added first; a page may hold none and still lead on."""

    items: list[FoundComment]
    next: Next


class ReportList(Struct, frozen=True, kw_only=True):
    """Published reports, the newest first; each record stands at its ``record_url``."""

    items: list[NamedReport]
    next: Next
