"""What changed between two texts, word by word, as data for a page to show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

MOST_COMPARED = 100_000_000
"""Words of one text times words of the other: they are compared in so many bits of memory."""

_WORDLESS = re.compile(r"[^\w\n]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one text or of both. All ``same`` and ``added`` in order are the later text."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(slots=True)
class _Run:
    """Pieces that stand in both texts, or what stands in one where the other has others."""

    is_same: bool
    old: str
    new: str


def differences(before: str, after: str) -> list[Stretch]:
    """The way from ``before`` to ``after``; of words that were replaced the old come first.

    Lines are compared first, and only what changed of them by words. Each time it is the longest
    common subsequence that stays (``rapidfuzz.distance.Indel``): its time does not depend on what
    the texts repeat. Where more changed than can be compared, all of that was replaced.
    """
    runs: list[_Run] = []
    for lines in _runs(_lines(before), _lines(after)):
        for run in [lines] if lines.is_same else _runs(_words(lines.old), _words(lines.new)):
            _append(runs, run)
    return list(_stretches(runs))


def _runs(old: list[str], new: list[str]) -> list[_Run]:
    if len(old) * len(new) > MOST_COMPARED:
        return [_Run(is_same=False, old="".join(old), new="".join(new))]
    runs: list[_Run] = []
    for step in Indel.opcodes(old, new):
        gone = "".join(old[step.src_start : step.src_end])
        come = "".join(new[step.dest_start : step.dest_end])
        _append(runs, _Run(is_same=step.tag == "equal", old=gone, new=come))
    return runs


def _append(runs: list[_Run], run: _Run) -> None:
    """Changes side by side are one, and so are those with no word between them."""
    if runs and runs[-1].is_same == run.is_same:
        runs[-1].old += run.old
        runs[-1].new += run.new
    elif not run.is_same and len(runs) > 1 and _WORDLESS.fullmatch(runs[-1].old):
        between = runs.pop()
        runs[-1].old += between.old + run.old
        runs[-1].new += between.new + run.new
    else:
        runs.append(run)


def _stretches(runs: list[_Run]) -> Iterator[Stretch]:
    for run in runs:
        if run.is_same:
            yield Stretch("same", run.old)
            continue
        if run.old:
            yield Stretch("removed", run.old)
        if run.new:
            yield Stretch("added", run.new)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n+|[^\n]+", text)


def _words(text: str) -> list[str]:
    """Words and what stands between them, each a piece of its own; joined they are the text."""
    return re.findall(r"\w+|\s+|[^\w\s]", text)
