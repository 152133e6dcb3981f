"""Checks parts against their whole: "48 dead, including 12 children", "12 of the 48"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.extraction.checks.lines import MARK, Line, Slot
from onrecord.extraction.checks.material import amount, noun_of, same_thing
from onrecord.extraction.types import Check

_NOUN = r"(?: (?!and\b|or\b|but\b|from\b)[a-z][a-z'-]*){0,4}"
_AMOUNT = r"(?:at least |about |some |as many as |up to |nearly |almost |only |just )?"
_WHOLE_FIRST = (
    re.compile(
        rf"(?P<whole>{MARK}),?(?: [a-z'-]+,?){{0,7}}?[ (]+(?:including|among them|among whom"
        rf"|of whom|of which|of them)[ ,]+{_AMOUNT}[$€£]?(?P<part>{MARK})"
    ),
    re.compile(
        rf"(?P<whole>{MARK}){_NOUN},? {_AMOUNT}(?P<part>{MARK})(?: [a-z'-]+){{0,2}}"
        r" of (?:them|whom|which)\b"
    ),
    re.compile(rf"\bof (?:the|those|these) (?P<whole>{MARK}){_NOUN}, {_AMOUNT}(?P<part>{MARK})"),
)
_PART_FIRST = re.compile(
    rf"(?P<part>{MARK})(?: out)? of (?:the|its|their|all|those|these) (?P<whole>{MARK})"
)
_CUES = re.compile(r"\b(?:including|among|of)\b")
_PEOPLE = frozenset(
    """
    person dead killed injured wounded hurt missing passenger victim death casualty child woman
    man boy girl civilian soldier officer worker student pupil resident member militant fighter
    refugee migrant patient prisoner detainee protester employee teacher police policeman staff
    tourist foreigner hostage survivor miner troop rebel journalist doctor national citizen
    arrest fatality infant baby teenager adult crew villager traveller traveler
    """.split()
)


def check_including(lines: Iterable[Line]) -> Iterator[Check]:
    """A part may not exceed the whole it is counted among."""
    for line in lines:
        if _CUES.search(line.text):
            yield from _in_line(line)


def _in_line(line: Line) -> Iterator[Check]:
    done: set[int] = set()
    for pattern in (*_WHOLE_FIRST, _PART_FIRST):
        for match in pattern.finditer(line.text):
            whole, part = line.slot(match.start("whole")), line.slot(match.start("part"))
            if part.figure in done or not _comparable(whole, part):
                continue
            loose = pattern is _WHOLE_FIRST[0]
            check = _check(whole, part, doubtful=loose and _is_doubtful(line, match, part))
            if check:
                done.add(part.figure)
                yield check


def _comparable(whole: Slot, part: Slot) -> bool:
    """Both counted in the same way: a share, a change or an age is no part."""
    return (
        whole.of.unit == part.of.unit
        and whole.of.unit != "percent"
        and part.of.progress != "change"
        and {whole.of.rule, part.of.rule} <= {"number", "total", "bound before the number"}
        and whole.figure != part.figure
    )


def _is_doubtful(line: Line, match: re.Match[str], part: Slot) -> bool:
    """Another number may be the whole: a larger one before it, or one that is added to it."""
    earlier = [line.slot(at) for at in line.places if at < match.start("whole")]
    before = line.text[max(0, match.start("whole") - 60) : match.start("whole")]
    added = re.search(rf"{MARK}[^{MARK}]*(?:\band\b|,)[^{MARK}]*\Z", before)
    larger = any(slot.of.unit == part.of.unit and slot.high >= part.low for slot in earlier)
    return larger or bool(added)


def _check(whole: Slot, part: Slot, *, doubtful: bool) -> Check | None:
    top = whole.of.high
    least = part.of.low
    if least is None or (whole.of.low is None and top is None):
        return None
    operands = (part.operand, whole.operand)
    if part.high <= whole.low:
        return Check(
            "including",
            operands,
            f"{part.shown} <= {whole.shown}",
            "adds_up",
            f"A part of {part.shown} lies within the whole of {whole.shown}.",
        )
    if top is None or least <= top or doubtful or not _like(whole, part):
        return None
    return Check(
        "including",
        operands,
        f"{amount(least)} > {amount(top)}",
        "does_not_add_up",
        "A part is said to be larger than the whole it is counted among.",
    )


def _like(whole: Slot, part: Slot) -> bool:
    """Whether one can be a part of the other: "12 nations, including 40 women" is another matter.

    What is not said to be counted is taken to be of the same sort.
    """
    a, b = noun_of(whole.of), noun_of(part.of)
    if a is None or b is None or same_thing(whole.of, part.of):
        return True
    if _is_person(a):
        return True
    return not _is_person(b)


def _is_person(noun: str) -> bool:
    return noun in _PEOPLE or noun.endswith(("man", "woman", "person", "child"))
