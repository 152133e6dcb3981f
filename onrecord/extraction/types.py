"""What a reading gives back: the record found in prose, and the page found in a capture.

Every ``Span`` is ``(start, end)``: half-open character offsets into the text that was read
(for a ``Page``, into ``page.text``, the body prose). A headline makes one statement of kind
``headline``; its spans, and those of the figures whose ``statement`` it is, are offsets into
the headline instead. All sequences are tuples and all items frozen: the same text always gives
an equal record.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
StatementKind = Literal["direct", "indirect", "mixed", "headline", "nested", "unmarked"]
Resolution = Literal["explicit", "pronoun", "surname", "participle", "inherited", "none"]
Modality = Literal["fact", "future", "hedged", "negated", "question"]
Comparator = Literal["=", "~", ">", ">=", "<", "<="]
Trend = Literal["up", "down"]
Progress = Literal["cumulative", "change"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Verdict = Literal["adds_up", "does_not_add_up", "cannot_compare", "proposes", "note"]


@dataclass(frozen=True, slots=True)
class Statement:
    """An attributed assertion: its words, who says so, and how we know who says so."""

    kind: StatementKind
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: str | None
    role: str | None
    resolution: Resolution
    parent: int | None
    modality: Modality
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its bounds and what is counted. "Over 600" is low 600, ``low_open``.

    ``progress`` tells "647 so far" (cumulative) from "17 more" (change); most figures are neither.
    """

    span: Span
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    comparator: Comparator
    trend: Trend | None
    unit: str | None
    counted: str | None
    place: str | None
    time: int | None
    statement: int | None
    progress: Progress | None
    rule: str


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date, time, duration or set of times; ``value`` is TIMEX3, ``edtf`` ISO 8601-2 level 2."""

    span: Span
    type: TimeType
    value: str
    edtf: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Check:
    """A computation with its working and a verdict. It never says that anything is true.

    ``operands`` name what was computed with: ``figure:3``, ``statement:0``, ``time:2``, or
    something else on the page (``headline``, ``caption``, ``captured``).
    """

    kind: str
    operands: tuple[str, ...]
    formula: str
    verdict: Verdict
    explanation: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was found in one text, each sequence in reading order."""

    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[TimeExpression, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class CapturedComment:
    """A reader's comment as a captured page shows it; names only where the page names them."""

    author: str | None
    reply_to: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A captured page told apart: the report, its furniture, its comments and its record.

    ``published`` is EDTF and ``published_basis`` says in words where it comes from; ``captured``
    is the page's own clock. ``furniture`` lists every line that is neither report nor comment,
    unplaced lines included, so that nothing is dropped silently.
    """

    headline: str | None
    section: str | None
    published: str | None
    published_basis: str
    captured: dt.datetime | None
    authors: tuple[str, ...]
    image_caption: str | None
    image_is_file_photo: bool
    text: str
    paragraphs: tuple[Span, ...]
    related: tuple[str, ...]
    topics: tuple[str, ...]
    comments: tuple[CapturedComment, ...]
    furniture: tuple[str, ...]
    unplaced: tuple[str, ...]
    record: Record
