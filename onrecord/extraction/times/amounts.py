"""How many of which unit of time: "two and a half years" is ("2.5", "Y")."""

from __future__ import annotations

import re

from onrecord.extraction.times.calendar import UNITS, Unit

_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_WORD = re.compile(r"\d[\d,.]*|[a-z]+")


def unit_of(words: str) -> Unit | None:
    """The unit named last: "several trading days" are days."""
    for word in reversed(_WORD.findall(words)):
        if unit := UNITS.get(word) or UNITS.get(word.removesuffix("s")):
            return unit
        if word == "century" or word == "centuries":
            return "C"
    return None


def count_of(words: str) -> str | None:
    """The number as TIMEX3 writes it: "3", "2.5", "X" when it is not said."""
    if re.search(r"\b(?:few|several|couple|many|some|recent)\b", words):
        return "X"
    total: float | None = None
    for word in _WORD.findall(words):
        if word[0].isdigit():
            total = float(word.replace(",", "").rstrip("."))
        elif word in _TENS:
            total = _TENS[word]
        elif word in _SMALL:
            total = (total or 0) + _SMALL[word]
        elif word == "hundred":
            total = 100 * (total or 1)
    if "half" in words:
        total = 0.5 if total is None else total + 0.5
    if total is None and re.match(r"an?\b", words):
        total = 1
    return None if total is None else f"{total:g}" if total < 1e6 else str(int(total))


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
