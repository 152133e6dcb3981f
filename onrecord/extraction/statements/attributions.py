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
        ends = [self.mark.last, *(b for _, b in self.parts)]
        return max(ends) if self.source is None else max(*ends, self.source[1])
