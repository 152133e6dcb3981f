"""The shapes in which templates are handed a record."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.shared.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementShown:
    """A statement; ``number`` is its note's number on the report's page, 0 where it has none."""

    id: str
    number: int
    kind: str
    content: str
    speaker: Link | None
    role: str
    source: str
    cue: str
    resolution_note: str
    modality_note: str
    nested_in: int | None
    prose_url: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A speaker as machines are told of them; ``same_as`` is their address at Wikidata, or ""."""

    name: str
    url: str
    kind: str
    same_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureShown:
    """A figure with its bounds in words."""

    id: str
    counted: str
    value: str
    as_written: str
    speaker: Link | None
    statement_number: int | None
    statement_id: str
    place: str
    time: str
    edtf: str
    measure: Link | None
    prose_url: str
    is_confirmed: bool
    report: Link | None = None
    low: float | None = None
    high: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckShown:
    """A check with its working; ``answer`` is the newsroom's reason where it does not add up."""

    verdict: str
    kind_name: str
    working: str
    explanation: str
    operands: tuple[Link, ...]
    answer: str
    is_confirmed: bool
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerStatements:
    """What one speaker said in a report."""

    speaker: Link | None
    role: str
    statements: tuple[StatementShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What nobody has confirmed yet."""

    statements: tuple[StatementShown, ...] = ()
    figures: tuple[FigureShown, ...] = ()
    checks: tuple[CheckShown, ...] = ()

    @property
    def count(self) -> int:
        """How many suggestions there are in all."""
        return len(self.statements) + len(self.figures) + len(self.checks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A record as counts of what is confirmed."""

    statements: int = 0
    speakers: int = 0
    figures: int = 0
    checks: int = 0
    not_adding_up: int = 0

    def __bool__(self) -> bool:
        return bool(self.statements or self.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNote:
    """A note beside the prose: which statement stands there and who makes it."""

    number: int
    statement_id: str
    speaker: str
    speaker_url: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseMark:
    """Characters of a version's text, or headline, that carry a statement or a figure."""

    start: int
    end: int
    statement: MarginNote | None = None
    figure_id: str = ""
    figure_value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordShown:
    """The whole record of a report's newest version."""

    by_speaker: tuple[SpeakerStatements, ...] = ()
    figures: tuple[FigureShown, ...] = ()
    checks: tuple[CheckShown, ...] = ()
    rest: Rest = field(default_factory=Rest)
    sourcing_note: str = ""
    source_notes: tuple[CheckShown, ...] = ()
    how_we_know: tuple[str, ...] = ()
    tally: Tally = field(default_factory=Tally)
    speakers: tuple[Link, ...] = ()
    agents: tuple[Agent, ...] = ()
    measures: tuple[Link, ...] = ()
    marks: tuple[ProseMark, ...] = ()
    headline_marks: tuple[ProseMark, ...] = ()
    headline_note: MarginNote | None = None
