"""Checks sums: parts of a total that count the same thing close by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.extraction.checks.lines import MARK, Line, Slot
from onrecord.extraction.checks.material import (
    Material,
    amount,
    is_exact_count,
    same_thing,
    verdict_of,
)
from onrecord.extraction.types import Check

_REACH = 2  # sentences between the total and its parts
_NEIGHBOURS = 8  # counts before and after a total among which its parts are sought
_MOST_PARTS = 5
_SMALL = 20  # below it, sums fit by chance too often to be ticked without a word that says so
_REST = re.compile(
    r"\b(?:the (?:other|remaining|rest)|remaining|others|still|while|whereas|both|respectively)\b"
)
_TOTAL = re.compile(r"\b(?:total|in all|altogether|combined|overall|in total)\b")
_NOUN = r"(?: (?!and\b|or\b|to\b|among\b|of (?:them|whom))[a-z][a-z'-]*){0,4}"
_LIST = rf"{MARK}{_NOUN}(?:, {MARK}{_NOUN}){{0,6}},? and {MARK}{_NOUN}"
# Said to be all of it, so it must be.
_MAKING = re.compile(
    rf"(?P<parts>{_LIST})(?:,| -)? (?:for|making|bringing the total to|giving) "
    rf"(?:an? )?(?:[a-z]+ )?(?:total )?(?:of )?(?P<total>{MARK})"
)
_TOTAL_OF = re.compile(
    rf"\btotal of (?P<total>{MARK}){_NOUN}(?:,|:| -+| \() (?P<parts>{_LIST})"
    r"(?=[,.;)]| were\b| had\b|$)"
)


def check_sums(material: Material, lines: Iterable[Line]) -> Iterator[Check]:
    """Totals that their parts add up to, or say they do and fail."""
    counts = [i for i in material.body() if is_exact_count(material.figures[i])]
    done: set[int] = set()
    for place, total in enumerate(counts):
        nearby = counts[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
        for parts in _sets_of_parts(total, nearby, material):
            check = _sum(total, parts, material)
            if check and total not in done:
                done.add(total)
                yield check
    yield from _stated_totals(lines, done)


def _sets_of_parts(total: int, counts: list[int], material: Material) -> Iterator[tuple[int, ...]]:
    """Neighbouring counts of the same thing in one sentence near the total's."""
    home = material.sentence_of(total)
    whole = material.figures[total]
    near: dict[int, list[int]] = {}
    for i in counts:
        sentence = material.sentence_of(i)
        if i != total and abs(sentence - home) <= _REACH and same_thing(whole, material.figures[i]):
            near.setdefault(sentence, []).append(i)
    for members in near.values():
        for size in range(2, min(len(members), _MOST_PARTS) + 1):
            yield from (tuple(members[k : k + size]) for k in range(len(members) - size + 1))


def _sum(total: int, parts: tuple[int, ...], material: Material) -> Check | None:
    whole = material.figures[total].low or 0.0
    values = [material.figures[i].low or 0.0 for i in parts]
    result = sum(values)
    if abs(result - whole) > max(2.0, 0.1 * whole):
        return None
    working = " + ".join(amount(value) for value in values) + f" = {amount(result)}"
    operands = tuple(f"figure:{i}" for i in (*parts, total))
    noun = material.figures[total].counted
    if result == whole:
        if whole < _SMALL and not _said_to_be_total(total, parts, material):
            return None
        return Check(
            "sum",
            operands,
            working,
            "adds_up",
            f"The parts given add up to the {amount(whole)} {noun} stated.",
        )
    if _must_add_up(total, parts, material):
        explanation = (
            f"The parts given add up to {amount(result)}, while {amount(whole)} {noun} are stated."
        )
        return Check(
            "sum", operands, f"{working}, not {amount(whole)}", "does_not_add_up", explanation
        )
    return None


def _said_to_be_total(total: int, parts: tuple[int, ...], material: Material) -> bool:
    sentences = {material.sentence_of(i) for i in (total, *parts)}
    words = " ".join(material.plain[slice(*material.sentences[s])] for s in sorted(sentences))
    return material.figures[total].rule == "total" or bool(
        _TOTAL.search(words) or _REST.search(words)
    )


def _must_add_up(total: int, parts: tuple[int, ...], material: Material) -> bool:
    """A stated total, just before or in one sentence with two parts that are told apart."""
    if material.figures[total].rule != "total" or len(parts) != 2:
        return False
    home, there = material.sentence_of(total), material.sentence_of(parts[0])
    start, end = material.figures[parts[0]].span[0], material.figures[parts[1]].span[1]
    clause = material.plain[max(material.sentences[there][0], start - 40) : end + 30]
    return there - home in {0, 1} and bool(_REST.search(clause))


def _stated_totals(lines: Iterable[Line], done: set[int]) -> Iterator[Check]:
    """ "40 men and 35 women, for a total of 75 people": what is said to be all must be all."""
    for line in lines:
        if "total" not in line.text and "making" not in line.text:
            continue
        for pattern in (_MAKING, _TOTAL_OF):
            for match in pattern.finditer(line.text):
                marks = [
                    at
                    for at in sorted(line.places)
                    if match.start("parts") <= at < match.end("parts")
                ]
                total = line.slot(match.start("total"))
                parts = [line.slot(at) for at in marks]
                if total.figure not in done and (check := _in_words(parts, total)):
                    done.add(total.figure)
                    yield check


def _in_words(parts: list[Slot], total: Slot) -> Check | None:
    slots = [*parts, total]
    same = len({slot.of.unit for slot in slots}) == 1 and total.of.unit != "percent"
    if not same or not all(slot.exact and slot.of.progress != "change" for slot in slots):
        return None
    result = round(sum(slot.value for slot in parts), 6)
    fits = sum(s.low for s in parts) <= total.high and sum(s.high for s in parts) >= total.low
    working = " + ".join(amount(slot.value) for slot in parts) + f" = {amount(result)}"
    told = f"The parts add up to {amount(result)}; {total.shown} are stated."
    return Check(
        "sum",
        tuple(slot.operand for slot in slots),
        working if fits else f"{working}, not {amount(total.value)}",
        verdict_of(fits=fits),
        told,
    )
