"""What one cue of a sentence brings together, in words of that sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.extraction.statements.cues import Mark
from onrecord.extraction.statements.reading import Range


@dataclass(slots=True)
class Attribution:
    """Word ranges (half-open) of one cue, its source and its contents."""

    mark: Mark
    source: Range | None
    parts: list[Range]
    rule: str
    how: Literal["explicit", "participle", "none"] = "explicit"
    nested: bool = False

    @property
    def end(self) -> int:
        """The first word behind all of it."""
        end = self.mark.last if self.source is None else max(self.mark.last, self.source[1])
        for _, last in self.parts:
            end = max(end, last)
        return end
