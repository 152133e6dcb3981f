"""Scores the reading of keyed German reports: quotations with speakers, figures with units."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.extraction import Figure, Record, Statement, read_prose

HERE = Path(__file__).parent


@dataclass
class Score:
    """How many were keyed, found, and found rightly."""

    keyed: int = 0
    found: int = 0
    right: int = 0

    @property
    def f(self) -> float:
        """Twice the right ones among all keyed and found, in percent (F1)."""
        return 200 * self.right / (self.keyed + self.found)


def reports(name: str) -> list[dict[str, Any]]:
    """The keyed reports of a file."""
    with (HERE / f"{name}.toml").open("rb") as file:
        return list(tomllib.load(file)["report"])


def scores(name: str) -> tuple[Score, Score]:
    """Quotations (content overlap of .8 and the speaker), figures (value and unit)."""
    quotations, figures = Score(), Score()
    for report in reports(name):
        text = report["text"].strip()
        record = read_prose(text, language="de")
        _count_quotations(text, report["quotations"], record, quotations)
        _count_figures(text, report["figures"], record, figures)
    return quotations, figures


def _count_quotations(text: str, keyed: list[dict[str, Any]], record: Record, score: Score) -> None:
    free = [s for s in record.statements if s.kind == "direct"]
    score.keyed += len(keyed)
    score.found += len(free)
    for key in keyed:
        signs = {i for words in key["words"] for i in _signs(text, words)}
        hit = next((s for s in free if _is_it(s, signs, key["speaker"])), None)
        if hit:
            free.remove(hit)
            score.right += 1


def _signs(text: str, words: str) -> range:
    return range(text.index(words), text.index(words) + len(words))


def _is_it(statement: Statement, signs: set[int], speaker: str) -> bool:
    said = {i for start, end in statement.content for i in range(start, end)}
    return statement.speaker == speaker and len(said & signs) >= 0.8 * len(said | signs)


def _count_figures(text: str, keyed: list[list[Any]], record: Record, score: Score) -> None:
    free = list(record.figures)
    score.keyed += len(keyed)
    score.found += len(free)
    at = 0
    for words, value, unit in keyed:
        start = text.index(words, at)
        at = start + len(words)
        near = [f for f in free if f.span[0] < at and start < f.span[1]]
        hit = next((f for f in near if (f.unit or "") == unit and _has(f, value)), None)
        if hit:
            free.remove(hit)
            score.right += 1


def _has(figure: Figure, value: float | list[float]) -> bool:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    if isinstance(value, list):
        return _equal(ends[0], value[0]) and _equal(ends[-1], value[1])
    return any(_equal(end, value) for end in ends)


def _equal(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-3 * max(1.0, abs(other))
