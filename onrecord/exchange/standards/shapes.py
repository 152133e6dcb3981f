"""The shapes of the record as data; the API's documents and its schemas are made from these.

Addresses are whole. Days and times are ISO 8601, times with their zone. Characters are counted in
the text that ``Version.text_url`` gives, in its headline where ``Anchor.place`` says so.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta, Struct

Says = Annotated[str, Meta(description="In the language of the report.")]
EntryName = Annotated[str, Meta(pattern=r"^(statement|figure|time|check)-[1-9][0-9]*$")]
Span = tuple[int, int]
Moment = Annotated[dt.datetime, Meta(tz=True)]
StatementKind = Literal["direct", "indirect", "mixed", "headline", "nested", "unmarked"]
Modality = Literal["fact", "future", "hedged", "negated", "question"]
SpeakerKind = Literal["person", "organisation", "group", "unnamed"]
Place = Literal["text", "headline"]
Direction = Literal["ltr", "rtl"]
Verdict = Literal["adds_up", "does_not_add_up", "cannot_compare", "proposes", "note"]


class Named(Struct, frozen=True, kw_only=True):
    """A speaker, measure or other thing under its name, with its page and its data."""

    name: str
    url: str
    data_url: str


class NamedSpeaker(Named, frozen=True, kw_only=True):
    """A speaker under their name."""

    kind: SpeakerKind
    same_as: Annotated[list[str], Meta(description="The same elsewhere, such as at Wikidata.")]


class NamedReport(Struct, frozen=True, kw_only=True):
    """A report under its headline of today."""

    short_id: str
    headline: str
    url: str
    record_url: str
    published_at: Moment
    language: str
    direction: Direction


class Version(Struct, frozen=True, kw_only=True):
    """A published state of a report, which never changes."""

    number: Annotated[int, Meta(ge=1)]
    published_at: Moment
    url: str
    content_url: Annotated[str, Meta(description="The whole version as canonical JSON.")]
    text_url: Annotated[str, Meta(description="The text that anchors count characters in.")]
    sha256: str


class Anchor(Struct, frozen=True, kw_only=True):
    """Where an entry's words stand: by characters, and as a W3C TextQuoteSelector."""

    place: Place
    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=0, description="The character after the last.")]
    exact: Says
    prefix: str
    suffix: str


class Confirmed(Struct, frozen=True, kw_only=True):
    """How an entry came on record: an editor confirmed it, after a rule's suggestion or alone."""

    at: Moment | None
    suggested_by: Annotated[str, Meta(description="The engine's rule; empty: added by hand.")]


class Time(Struct, frozen=True, kw_only=True):
    """A time that a figure is of, as TIMEX3 value and as EDTF (ISO 8601-2), "" where unknown."""

    value: str
    edtf: str
    words: Says


class Statement(Struct, frozen=True, kw_only=True):
    """Who said what. That it is on record says that it was said, not that it is so."""

    id: int
    name: EntryName
    url: str
    data_url: str
    embed_url: str
    quotation_url: Annotated[str, Meta(description="The report, at these words.")]
    text: Annotated[str, Meta(description="The exact words; … where others stand between.")]
    kind: StatementKind
    modality: Modality
    resolution: Annotated[str, Meta(description="How the speaker was found.")]
    speaker: NamedSpeaker | None
    role: Says
    source: Annotated[str, Meta(description="The source as written, such as “He”.")]
    cue: Annotated[str, Meta(description="The cue as written, such as “said”.")]
    spans: Annotated[list[Span], Meta(description="The content's characters.")]
    anchor: Anchor
    within: Annotated[EntryName | None, Meta(description="Said within that statement.")]
    figures: list[EntryName]
    checks: list[EntryName]
    confirmed: Confirmed
    report: NamedReport
    version: Version


class Figure(Struct, frozen=True, kw_only=True):
    """A number with its bounds: "over 600" is low 600, ``low_open``, without ``high``."""

    id: int
    name: EntryName
    url: str
    data_url: str
    embed_url: str
    quotation_url: str
    value: Annotated[str, Meta(description="With its bounds, in words.")]
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    comparator: Annotated[str, Meta(description='"=", ">", ">=", "<", "<=" or "~".')]
    trend: str
    progress: Annotated[str, Meta(description='"cumulative", "change", or empty.')]
    unit: Annotated[str, Meta(description="A CLDR unit id or ISO 4217 code; empty: a count.")]
    counted: Says
    place: Says
    time: Time | None
    speaker: NamedSpeaker | None
    statement: EntryName | None
    measure: Named | None
    anchor: Anchor
    checks: list[EntryName]
    confirmed: Confirmed
    report: NamedReport
    version: Version


class Operand(Struct, frozen=True, kw_only=True):
    """What a check computes with: an entry, or a part of the page such as ``headline``."""

    name: str
    url: str
    text: str


class Check(Struct, frozen=True, kw_only=True):
    """A computation with its working. It compares like with like and never says "true"."""

    id: int
    name: EntryName
    url: str
    data_url: str
    embed_url: str
    kind: str
    verdict: Verdict
    working: str
    explanation: str
    answer: Annotated[str, Meta(description="The newsroom's reason where it does not add up.")]
    operands: list[Operand]
    report: NamedReport
    version: Version


class TimeExpression(Struct, frozen=True, kw_only=True):
    """A date, time, duration or set that a report names."""

    id: int
    name: EntryName
    type: str
    value: str
    edtf: str
    anchor: Anchor
    confirmed: Confirmed
