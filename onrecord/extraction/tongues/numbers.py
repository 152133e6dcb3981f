"""Finds numbers in a text of another tongue: digits, words, magnitudes, vague numerals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extraction.tongues.tongue import Numerals
from onrecord.extraction.types import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number in full. ``magnitude`` is what its printed digits were multiplied with.

    ``form`` is digits, words, vague or share; ``unit`` and ``turn`` ("pro Tonne") are CLDR or
    ISO 4217; ``core`` is the number without its unit.
    """

    span: Span
    core: Span
    low: float
    high: float
    form: str
    magnitude: float = 1.0
    unit: str | None = None


@lru_cache(maxsize=8)
def _grammar(numerals: Numerals) -> re.Pattern[str]:
    group = f"[{re.escape(numerals.group)}]"
    digits = (
        rf"\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:{re.escape(numerals.decimal)}\d+)?"
        rf"|\d+(?:{re.escape(numerals.decimal)}\d+|[.]\d{{1,2}}(?![\d.]))?"
    )
    shares = "|".join(_longest(numerals.shares))
    return re.compile(
        rf"(?<![\w§/:.,-])-?(?P<digits>{digits})(?![\d:]|/\d)"
        rf"|\b(?P<share>{shares})\b|\b(?P<word>[^\W\d_]+)\b"
    )


def _longest(listed: Iterable[str]) -> list[str]:
    return sorted(map(re.escape, listed), key=len, reverse=True)


def find_numbers(plain: str, numerals: Numerals) -> list[Number]:
    """Every number of the folded text in reading order, with its magnitude and unit."""
    found: list[Number] = []
    free = 0
    for match in _grammar(numerals).finditer(plain):
        if match.start() < free:
            continue
        number = _number(match, plain, numerals)
        if number is not None:
            found.append(number)
            free = number.span[1]
    return found


def _number(match: re.Match[str], plain: str, numerals: Numerals) -> Number | None:
    if match["share"]:
        value = numerals.shares[match["share"]]
        return Number(match.span(), match.span(), value, value, "share")
    if match["digits"]:
        value = _value(match["digits"], numerals) * (-1 if match[0][0] == "-" else 1)
        return _measured(match.span(), value, "digits", plain, numerals)
    word = match["word"]
    if word in numerals.vague:
        low, high = numerals.vague[word]
        return Number(match.span(), match.span(), low, high, "vague")
    if word in numerals.words:
        return _measured(match.span(), numerals.words[word], "words", plain, numerals)
    if word in numerals.articles or word == "halbe":
        value = 0.5 if word == "halbe" else 1.0
        number = _measured(match.span(), value, "words", plain, numerals)
        return number if number.magnitude > 1 or (number.unit and value == 1.0) else None
    return None


def _value(digits: str, numerals: Numerals) -> float:
    plain = digits
    grouped = re.search(rf"[{re.escape(numerals.group)}]\d{{3}}", digits)
    if grouped:
        plain = re.sub(f"[{re.escape(numerals.group)}]", "", plain)
    return float(plain.replace(numerals.decimal, "."))


def _measured(span: Span, value: float, form: str, plain: str, numerals: Numerals) -> Number:
    """The number with the magnitude, the unit and the turn behind it."""
    start, end = span
    magnitude, end = _magnitude(plain, end, numerals)
    core = (start, end)
    unit, factor, end = unit_behind(plain, end, numerals)
    if unit is None:
        unit, start = _prefix(plain, start, numerals)
    full = round(value * magnitude * factor, 6)
    return Number((start, end), core, full, full, form, magnitude, unit)


def _magnitude(plain: str, end: int, numerals: Numerals) -> tuple[float, int]:
    match = re.compile(r" ([^\W\d_]+\.?)").match(plain, end)
    if match:
        for word in (match[1], match[1].rstrip(".")):
            if word in numerals.magnitudes:
                return numerals.magnitudes[word], match.start(1) + len(word)
    return 1.0, end


def unit_behind(plain: str, end: int, numerals: Numerals) -> tuple[str | None, float, int]:
    """The unit behind a number, what one of it is worth, and where it ends."""
    found = _name_of_unit(plain, end, numerals)
    if found is None:
        return None, 1.0, end
    unit, factor, end = found
    turn = re.compile(rf" (?:{'|'.join(sorted(numerals.per))}) |/").match(plain, end)
    if turn:
        other = _name_of_unit(plain, turn.end() - (turn[0] != "/"), numerals, glued=True)
        if other and other[0] != "percent" and unit != "percent":
            return f"{unit}-per-{other[0]}", factor, other[2]
    return unit, factor, end


_UNIT = re.compile(r"(?P<gap>[ -]?)(?P<name>[%‰€$£°]c?|[^\W\d_][\w²³/.-]*(?: [^\W\d_]+){0,2})")


def _name_of_unit(
    plain: str, end: int, numerals: Numerals, *, glued: bool = False
) -> tuple[str, float, int] | None:
    match = _UNIT.match(plain, end)
    if not match or (match["gap"] == "-" and not glued):
        return None
    name = match["name"]
    while name:
        bare = name.rstrip(".-")
        if bare in numerals.units and (match["gap"] or glued or len(bare) <= 3):
            unit, factor = numerals.units[bare]
            return unit, factor, match.start("name") + len(bare)
        name = re.sub(r"(?:^|[ /])[^ /]*\Z", "", name)
    return None


def _prefix(plain: str, start: int, numerals: Numerals) -> tuple[str | None, int]:
    for name, unit in numerals.prefixes.items():
        for gap in ("", " "):
            if plain.endswith(name + gap, 0, start):
                begin = start - len(name + gap)
                if not name[0].isalpha() or not plain[begin - 1 : begin].isalpha():
                    return unit, begin
    return None, start
