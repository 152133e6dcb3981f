"""Checks changes: "from 630 to 647, up 17", "rose 20 percent, from 50 to 60"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.extraction.checks.directions import check_direction
from onrecord.extraction.checks.lines import MARK, Line, Slot
from onrecord.extraction.checks.material import (
    amount,
    noun_of,
    same_thing,
    verdict_of,
)
from onrecord.extraction.types import Check

_NOUN = r"(?:[ -](?!and\b|or\b|but\b|to\b|from\b|than\b)[a-z][a-z'-]*){0,4}"
_SIGN = r"(?:us)?[$€£]?"
_PAIRS = (
    re.compile(
        rf"\bfrom {_SIGN}({MARK}){_NOUN},?(?: up| down)? to (?:just |only )?{_SIGN}({MARK})"
    ),
    re.compile(rf"\bto {_SIGN}(?P<to>{MARK}){_NOUN},?(?: up| down)? from {_SIGN}(?P<from>{MARK})"),
)
_MORE = re.compile(
    rf"({MARK}){_NOUN},? (?:or |which is |that is )?({MARK})(?: [a-z'-]+)? (?:more|fewer|less"
    rf"|higher|lower) than (?:the |its |their )?{_SIGN}({MARK})"
)
_BEHIND = re.compile(
    r"(?:[ -][a-z'-]+){0,4}(?:,|;| -+)?(?: \(?(?:[a-z'-]+)){1,6} \(?[$€£]?| \([+-]?|, [+-]?"
)
_BEFORE = re.compile(r"(?:[ -][a-z'-]+){0,3},?(?: down| up)? (?:from|to) [$€£]?")
_OTHER = re.compile(
    r"\b(?:and|but|while|than|compared|after|against|with|previous|since|when|who|which|where|"
    r"including|among|of (?:them|whom)|per|each|a (?:year|month|day)|last|another)\b"
)
_NEAR = 60  # characters between a change and what changed
_ALARM = 0.02  # a change is only called wrong by more than this part of what is computed


def check_changes(lines: Iterable[Line]) -> Iterator[Check]:
    """A stated change, in numbers or percent, against the two numbers it lies between."""
    for line in lines:
        if "from " in line.text or " than " in line.text:
            yield from _in_line(line)


def _in_line(line: Line) -> Iterator[Check]:
    for first, last, before, after in _pairs(line):
        if before.of.unit != after.of.unit:
            continue
        change = _stated(line, first, last)
        if change is None:
            check = check_direction(line, first, before, after)
        else:
            check = _checked(before, after, change)
        if check:
            yield check
    for match in _MORE.finditer(line.text):
        after, change, before = (line.slot(match.start(group)) for group in (1, 2, 3))
        if len({slot.of.unit for slot in (after, change, before)}) == 1 and (
            check := _checked(before, after, change)
        ):
            yield check


def _pairs(line: Line) -> Iterator[tuple[int, int, Slot, Slot]]:
    """Where a pair of numbers begins and ends, the earlier number and the later one."""
    for match in _PAIRS[0].finditer(line.text):
        yield match.start(1), match.start(2), line.slot(match.start(1)), line.slot(match.start(2))
    for match in _PAIRS[1].finditer(line.text):
        begin, end = match.start("to"), match.start("from")
        yield begin, end, line.slot(end), line.slot(begin)


def _stated(line: Line, first: int, last: int) -> Slot | None:
    """The change that stands right behind the pair, or right before it."""
    marks = sorted(line.places)
    behind = next((at for at in marks if at > last), None)
    before = next((at for at in reversed(marks) if at < first), None)
    for at, between, form in (
        (behind, line.text[last + 1 : behind], _BEHIND),
        (before, line.text[(before or 0) + 1 : first], _BEFORE),
    ):
        if at is None or not _is_change(line.slot(at)) or len(between) > _NEAR:
            continue
        if _is_of_another(line, line.slot(at), at, line.slot(last)):
            continue
        if form.fullmatch(between) and not _OTHER.search(between):
            return line.slot(at)
    return None


def _is_of_another(line: Line, change: Slot, at: int, pair: Slot) -> bool:
    """ "From 9 to 5, up 3 hills": what is counted right behind the change is not what changed."""
    noun = noun_of(change.of)
    behind = re.match(r"[ -]?([a-z]+)", line.text[at + 1 : at + 24])
    if noun is None or behind is None or not behind[1].startswith(noun[:4]):
        return False
    return change.of.unit is None and not same_thing(change.of, pair.of)


def _is_change(slot: Slot) -> bool:
    return slot.of.progress == "change" and slot.of.low is not None


def _checked(before: Slot, after: Slot, change: Slot) -> Check | None:
    if change.of.unit == "percent" and before.of.unit != "percent":
        return _percentage(before, after, change)
    points = change.of.unit is None and "point" in (change.of.counted or "")
    if change.of.unit != before.of.unit and not points:
        return None
    low, high = _sorted(after.low - before.high, after.high - before.low)
    said = change.low, change.high
    fits = _meet((low, high), said) or _meet((low, high), (-said[1], -said[0]))
    if before.of.unit == "percent" and change.of.unit == "percent" and not fits:
        return _percentage(before, after, change)
    computed = after.value - before.value
    return _check("difference", before, after, change, computed, fits=fits, sign="")


def _percentage(before: Slot, after: Slot, change: Slot) -> Check | None:
    """The change in percent of the earlier number, with room for rounding of all three."""
    if before.low <= 0 or after.low < 0:
        return None
    low = 100 * (after.low - before.high) / before.high
    high = 100 * (after.high - before.low) / before.low
    room = 1.0 if float(change.value).is_integer() else 0.11
    said = change.low - room, change.high + room
    fits = _meet((low, high), said) or _meet((low, high), (-said[1], -said[0]))
    computed = 100 * (after.value - before.value) / before.value
    return _check("change", before, after, change, computed, fits=fits, sign=" %")


def _check(
    kind: str,
    before: Slot,
    after: Slot,
    change: Slot,
    computed: float,
    *,
    fits: bool,
    sign: str,
) -> Check | None:
    if change.of.comparator not in {"=", "~"}:
        fits = _bound_holds(computed, change)
    exact = before.exact and after.exact and _is_plain(change)
    if not fits and not (exact and _is_far(computed, change.value)):
        return None
    working = f"{after.shown} - {before.shown} = {amount(round(after.value - before.value, 6))}"
    if sign:
        working = (
            f"({amount(after.value)} - {amount(before.value)}) / {amount(before.value)} = "
            f"{computed:.1f} %"
        )
    told = f"From {before.shown} to {after.shown} the change is {amount(round(computed, 1))}{sign}"
    told += "." if fits else f", while {change.shown} is stated."
    operands = tuple(dict.fromkeys((before.operand, after.operand, change.operand)))
    return Check(kind, operands, working, verdict_of(fits=fits), told)


def _is_plain(slot: Slot) -> bool:
    return slot.of.comparator == "=" and slot.of.low == slot.of.high


def _is_far(computed: float, stated: float) -> bool:
    off = min(abs(computed - stated), abs(computed + stated))
    return off > _ALARM * max(abs(computed), abs(stated))


def _bound_holds(computed: float, change: Slot) -> bool:
    size = abs(computed)
    if change.of.comparator in {">", ">="}:
        return size >= change.value
    return size <= change.value


def _sorted(low: float, high: float) -> tuple[float, float]:
    return min(low, high), max(low, high)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    tiny = 1e-9 * max(1.0, abs(one[1]), abs(other[1]))
    return one[0] <= other[1] + tiny and other[0] <= one[1] + tiny
