"""Statements while they are being found, before their speakers are known."""

from __future__ import annotations

from dataclasses import dataclass
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
    plural: bool = False  # the verb is plural: tells one "sie" from the other in German
    denied: bool = False  # "denied that"
    antecedent: Span | None = None  # what a relative pronoun stands for
    parent: Draft | None = None
    origin: Draft | None = None  # whose source this statement inherits

    @property
    def place(self) -> tuple[int, int]:
        """Where its source stands in the order of reading: pronouns look back from there."""
        at = self.source if self.source and self.how == "explicit" else self.content[0]
        return self.sentence, at[0]

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0] if self.content else (self.cue or (0, 0))[0]
