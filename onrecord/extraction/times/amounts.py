"""How many of which unit of time: "two and a half years" is ("2.5", "Y")."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extraction.figures.numbers import numbers_in
from onrecord.extraction.times.calendar import UNITS, Unit

_UNSAID = re.compile(r"\b(?:few|several|couple|many|some|recent)\b")
_HALF = re.compile(r"[ -]and[ -]an?[ -](?:half|quarter)\b")
_MIXED = re.compile(r"\b(\d{1,4})[ -](\d)/(\d)")
_PART = re.compile(r"(?:an? )?(?:half|quarter)\b(?!s)")
_ARTICLE = re.compile(r"an?[ -]")
_YEARS: dict[Unit, int] = {"E": 10, "C": 100}
_WORD = re.compile(r"\d[\d,.]*|[a-z]+")


@lru_cache(maxsize=1024)
def unit_of(words: str) -> Unit | None:
    """The unit named last: "several trading days" are days."""
    for word in reversed(_WORD.findall(words)):
        if unit := UNITS.get(word) or UNITS.get(word.removesuffix("s")):
            return unit
    return None


@lru_cache(maxsize=1024)
def count_of(words: str) -> str | None:
    """The number as TIMEX3 writes it: "3", "2.5", "X" when it is not said."""
    if _UNSAID.search(words):
        return "X"
    half = _HALF.search(words)
    whole = words[: half.start()] if half else words
    if mixed := _MIXED.search(whole):
        return f"{int(mixed[1]) + int(mixed[2]) / int(mixed[3]):g}" if int(mixed[3]) else None
    if part := _PART.match(whole):
        return "0.25" if "quarter" in part[0] else "0.5"
    numbers = [number.high for number in numbers_in(whole)]
    if not numbers and not _ARTICLE.match(whole) and not whole.startswith("single"):
        return None
    numbers = numbers or [1.0]
    number = numbers[-1] + (0.25 if half and "quarter" in half[0] else 0.5 if half else 0.0)
    return f"{number:g}" if number < 1e6 else str(int(number))


def period(count: str, unit: Unit, *, words: str = "") -> str:
    """TIMEX3 of a length of time; a decade is ten years, a fortnight two weeks."""
    if unit in _YEARS:
        return f"P{_YEARS[unit] * float(count):g}Y" if count != "X" else f"PX{unit}"
    if "fortnight" in words and count.isdigit():
        return f"P{2 * int(count)}W"
    if unit in {"S", "M", "H"}:
        return f"PT{count}{unit}"
    return f"P{count}{'M' if unit == 'MO' else unit}"
