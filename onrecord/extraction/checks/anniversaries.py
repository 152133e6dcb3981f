"""Checks anniversaries: "the 50th anniversary of the flood of 1969"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from onrecord.extraction.checks.material import Material, sentence_at, verdict_of
from onrecord.extraction.types import Check

_ANNIVERSARY = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th) anniversary(?: [a-z]+){0,3} of\b")
_NOW = re.compile(r"\b(?:marks?|marking|today|tomorrow|this (?:year|month|week)|celebrat\w+)\b")
_YEAR = re.compile(r"\d{4}")
_REACH = 80  # characters from "anniversary of" to the year of what is remembered
_AROUND = 6  # times before and behind that are looked at


def check_anniversaries(material: Material) -> Iterator[Check]:
    """The count of years since what is remembered, a year more or less."""
    if material.published is None or "anniversary" not in material.plain:
        return
    starts = [time.span[0] for time in material.times]
    for match in _ANNIVERSARY.finditer(material.plain):
        first = bisect_left(starts, match.end())
        limit = material.sentences[sentence_at(material.sentences, match.start())][1]
        limit = min(limit, match.end() + _REACH)
        years = [
            i
            for i in range(first, min(len(starts), first + _AROUND))
            if starts[i] < limit and _is_year(i, material)
        ]
        if len(years) == 1 and (check := _counted(int(match[1]), years[0], match, material)):
            yield check


def _is_year(index: int, material: Material) -> bool:
    time = material.times[index]
    return time.type == "DATE" and bool(_YEAR.match(time.value)) and "year" in time.rule


def _counted(stated: int, index: int, match: re.Match[str], material: Material) -> Check | None:
    now = material.published.year if material.published else 0
    year = int(material.times[index].value[:4])
    fits = abs(stated - (now - year)) <= 1
    if not fits and not _is_of_now(index, match.start(), str(now), material):
        return None
    explanation = f"{now - year} years lie between {year} and the report"
    return Check(
        "age",
        (f"time:{index}", "published"),
        f"{now} - {year} = {now - year}",
        verdict_of(fits=fits),
        explanation + ("." if fits else f", not {stated}."),
    )


def _is_of_now(remembered: int, at: int, year: str, material: Material) -> bool:
    """Whether it is of the report's year: "in 2012, on the 11th anniversary" is not."""
    start, end = material.sentences[sentence_at(material.sentences, at)]
    near = range(max(0, remembered - _AROUND), min(len(material.times), remembered + _AROUND))
    others = (
        material.times[i]
        for i in near
        if i != remembered and start <= material.times[i].span[0] < end
    )
    return bool(_NOW.search(material.plain, start, end)) and all(
        time.value.startswith(year) for time in others if time.type == "DATE"
    )
