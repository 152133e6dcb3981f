"""Checks multiples and shares of a number: "twice the 300", "one in five of 500, or 100"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.extraction.checks.lines import MARK, Line, Slot
from onrecord.extraction.checks.material import amount, verdict_of
from onrecord.extraction.figures import SHARE_RULES
from onrecord.extraction.types import Check

_FACTORS = {
    "twice": 2.0,
    "double": 2.0,
    "doubled": 2.0,
    "triple": 3.0,
    "tripled": 3.0,
    "quadruple": 4.0,
    "quadrupled": 4.0,
    "half": 0.5,
    "halved": 0.5,
}
_HEDGE = r"(?P<hedge>more than|over|nearly|almost|about|around|roughly|less than|at least)? ?"
_NOUN = r"(?: (?!and\b|or\b|but\b)[a-z][a-z'-]*){0,4}"
_TIMES = re.compile(
    rf"(?P<first>{MARK}){_NOUN},? (?:or )?{_HEDGE}"
    rf"(?P<factor>twice|double|triple|quadruple|half|{MARK}(?: times)?)"
    r"(?: as (?:many|much|high|large)(?: [a-z]+){0,2}? as| that of)?"
    rf" (?:the |last (?:year|month)'s |its |their )?(?:number of |previous )?[$€£]?"
    rf"(?P<second>{MARK})"
)
_GREW = re.compile(
    rf"{_HEDGE}(?P<factor>doubled|tripled|quadrupled|halved)(?: [a-z'-]+){{0,4}},?"
    rf" (?:from [$€£]?(?P<first>{MARK}){_NOUN},? to [$€£]?(?P<second>{MARK})"
    rf"|to [$€£]?(?P<to>{MARK}){_NOUN},? from [$€£]?(?P<from>{MARK}))"
)
_SHARE_OF = re.compile(
    rf"(?P<share>{MARK})(?: percent| per cent| ?%)? (?:of|in) (?:the|its|their|all|those|these)"
    rf"(?: some| about)? [$€£]?(?P<whole>{MARK})(?P<noun>{_NOUN}),? (?:or|that is|i\.e\.|\(|- |-)"
    rf" ?[$€£]?(?P<part>{MARK})"
)
_CUES = re.compile(r"twice|double|triple|quadruple|halved| times ")
_FITS = 0.12  # "twice" is printed for 1.9 and 2.2
_FAILS = 0.25  # but not for 1.5 or 2.6
_ROOM = {"more than": (1.0, 1.5), "over": (1.0, 1.5), "at least": (1.0, 1.5)}
_ROOM |= {"nearly": (0.75, 1.0), "almost": (0.75, 1.0), "less than": (0.6, 1.0)}


def check_ratios(lines: Iterable[Line]) -> Iterator[Check]:
    """Multiples and shares against the numbers they are multiples and shares of."""
    for line in lines:
        if _CUES.search(line.text) or any(s.of.rule == "part of a whole" for s in line.slots):
            yield from _multiples(line)
        if " of " in line.text:
            yield from _shares(line)


def _multiples(line: Line) -> Iterator[Check]:
    for pattern in (_TIMES, _GREW):
        for match in pattern.finditer(line.text):
            ends = [match.start(name) for name in ("first", "second")]
            if min(ends) < 0:
                ends = [match.start("from"), match.start("to")]
            first, second = (line.slot(at) for at in ends)
            # "600, twice the 300": the later number of "doubled from 300 to 600" is the second.
            small, large = (second, first) if pattern is _TIMES else (first, second)
            factor = _factor(line, match)
            if factor and (
                check := _multiple(small, large, factor, match["hedge"] or "", match["factor"])
            ):
                yield check


def _factor(line: Line, match: re.Match[str]) -> float | None:
    """ "Twice", "three times" with its number, or "half" where that is a figure itself."""
    words = match["factor"]
    if not words.startswith(MARK):
        return _FACTORS[words]
    slot = line.slot(match.start("factor"))
    is_part = slot.of.rule == "part of a whole"
    return slot.value if words.endswith("times") != is_part else None


def _multiple(base: Slot, result: Slot, factor: float, hedge: str, word: str) -> Check | None:
    if base.of.unit != result.of.unit or base.value <= 0 or result.value <= 0:
        return None
    ratio = result.value / base.value / factor
    if hedge in {"about", "around", "roughly"}:
        fits = abs(ratio - 1) <= 2 * _FITS
    elif hedge:
        fits = _ROOM[hedge][0] <= ratio <= _ROOM[hedge][1]
    else:
        fits = abs(ratio - 1) <= _FITS
    plain = {base.of.comparator, result.of.comparator} <= {"=", "<="} and not hedge
    if not fits and not (plain and abs(ratio - 1) > _FAILS):
        return None
    found = result.value / base.value
    working = f"{amount(result.value)} / {amount(base.value)} = {found:.2f}"
    said = f"{hedge} {word.replace(MARK, amount(factor))}".strip()
    told = f'"{said}" is said; {result.shown} is {found:.2f} times {base.shown}.'
    return Check("ratio", (result.operand, base.operand), working, verdict_of(fits=fits), told)


def _shares(line: Line) -> Iterator[Check]:
    for match in _SHARE_OF.finditer(line.text):
        share, whole, part = (line.slot(match.start(name)) for name in ("share", "whole", "part"))
        if check := _share(share, whole, part):
            yield check


def _share(share: Slot, whole: Slot, part: Slot) -> Check | None:
    in_words = share.of.rule in SHARE_RULES
    like = whole.of.unit == part.of.unit and whole.of.unit != "percent"
    if not like or not (in_words or share.of.unit == "percent") or whole.value <= 0:
        return None
    stated = share.value if in_words else share.value / 100
    ratio = part.value / whole.value
    room = 0.05 if in_words else 0.01 if float(share.value).is_integer() else 0.0011
    fits = abs(ratio - stated) <= room
    exact = whole.exact and part.exact and share.of.comparator == "="
    if not fits and not exact:
        return None
    kind = "ratio" if share.of.rule == "one in so many" else "share"
    told = f"A share of {100 * stated:.4g} % is stated; the two numbers make {100 * ratio:.1f} %."
    return Check(
        kind,
        (part.operand, whole.operand, share.operand),
        f"{amount(part.value)} / {amount(whole.value)} = {100 * ratio:.1f} %",
        verdict_of(fits=fits),
        told,
    )
