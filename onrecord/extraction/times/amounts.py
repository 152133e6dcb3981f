"""How many of which unit of time: "two and a half years" is ("2.5", "Y")."""

from __future__ import annotations

import re

from onrecord.extraction.figures.numbers import find_numbers
from onrecord.extraction.times.calendar import UNITS, Unit

_UNSAID = re.compile(r"\b(?:few|several|couple|many|some|recent)\b")
_WORD = re.compile(r"\d[\d,.]*|[a-z]+")


def unit_of(words: str) -> Unit | None:
    """The unit named last: "several trading days" are days."""
    for word in reversed(_WORD.findall(words)):
        if unit := UNITS.get(word) or UNITS.get(word.removesuffix("s")):
            return unit
    return None


def count_of(words: str) -> str | None:
    """The number as TIMEX3 writes it: "3", "2.5", "X" when it is not said."""
    if _UNSAID.search(words):
        return "X"
    numbers = [number.high for number in find_numbers(words)]
    if not numbers:
        return "1" if words.startswith(("a ", "an ", "a-", "an-")) else None
    return f"{numbers[-1]:g}" if numbers[-1] < 1e6 else str(int(numbers[-1]))


def period(count: str, unit: Unit, *, words: str = "") -> str:
    """TIMEX3 of a length of time; a decade is ten years, a fortnight two weeks."""
    if unit == "E":
        return f"P{10 * int(count)}Y" if count.isdigit() else "PXE"
    if unit == "C":
        return f"P{100 * int(count)}Y" if count.isdigit() else "PXC"
    if "fortnight" in words and count.isdigit():
        return f"P{2 * int(count)}W"
    if unit in {"S", "M", "H"}:
        return f"PT{count}{unit}"
    return f"P{count}{'M' if unit == 'MO' else unit}"
