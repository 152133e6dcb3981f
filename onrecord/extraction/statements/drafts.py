"""Statements while they are being found, before their speakers are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.extraction.types import Span, StatementKind

How = Literal["explicit", "participle", "inherited", "none"]


@dataclass(slots=True)
class Draft:
    """A statement whose source is a phrase, not yet a speaker. Spans are offsets into the text."""

    kind: StatementKind
    content: list[Span]
    cue: Span | None
    source: Span | None
    how: How
    rule: str
    sentence: int
    paragraph: int
    asked: bool = False  # "asked whether": a question
    antecedent: Span | None = None  # what a relative pronoun stands for
    parent: Draft | None = None
    inner: list[Draft] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0] if self.content else (self.cue or (0, 0))[0]
