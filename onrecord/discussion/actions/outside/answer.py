"""What a service outside said of a comment, or that it said nothing clear."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.discussion.models import Comment
from onrecord.shared.calling import FetchFailed, FetchRefused


@dataclass(frozen=True)
class Said:
    """A clear answer; ``passes`` where nothing was found."""

    passes: bool
    evidence: str
    version: str = ""
    score: float | None = None


@dataclass(frozen=True)
class Answer:
    """``said`` is None where none came that can be understood; ``evidence`` says why."""

    hold: Comment.Hold
    said: Said | None
    evidence: str
    ms: float

    @property
    def passes(self) -> bool:
        """Only a clear "nothing found" does."""
        return self.said is not None and self.said.passes


def answer_by(ask: Callable[[], Said], *, hold: Comment.Hold) -> Answer:
    """What ``ask`` gives, timed; a ``ValueError`` says what is wrong with the answer."""
    begun = time.perf_counter()
    try:
        said = ask()
    except (FetchFailed, FetchRefused, ValueError) as failure:
        return Answer(Comment.Hold.NO_ANSWER, None, str(failure), ms=_since(begun))
    return Answer(hold, said, said.evidence, ms=_since(begun))


def _since(begun: float) -> float:
    return round((time.perf_counter() - begun) * 1000, 3)
