"""Checks ages against the year of birth: "Anna Berg, 66, was born in 1950"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extraction.checks.material import Material, sentence_at, verdict_of
from onrecord.extraction.types import Check, TimeExpression

_BORN = re.compile(
    r"(?:(?:, |\()(?P<age>\d{1,3})(?:,|\)) (?:who )?(?:was |is )?|\b)"
    r"born (?:(?:in|on|at|near) (?:[a-z-]+,? ){0,4}?)?(?:in |on )?\Z"
)
_NOW_AGED = re.compile(
    r"[,)]?(?: and)? (?:is|is now|now|turned|turns) (\d{1,3})\b(?= years old|[.,;)]|$| today)"
)
_HE_IS = re.compile(
    r"(?:he|she) (?:is|is now|turned|turns) (\d{1,3})\b(?= years old|[.,;]|$| today)"
)
_DIED = re.compile(
    r"[^.;]{0,40}?\bdied\b[^.;]{0,40}?\b(?:at (?:the age of |age )?|aged )(\d{1,3})"
    r"(?=[.,;]| in\b|$)"
)
_HE_DIED = re.compile(
    r"(?:he|she) died\b[^.;]{0,40}?\b(?:at (?:the age of |age )?|aged )(\d{1,3})(?=[.,;]| in\b|$)"
)
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BACK = 70  # characters before a date of birth that are looked at
_AHEAD = 120  # and behind it
_NEXT = 4  # times behind a date of birth among which the day of death is


class _Told(NamedTuple):
    age: int
    at_death: bool


def check_ages(material: Material) -> Iterator[Check]:
    """The age that stands with a year or day of birth, today or at death."""
    if "born" not in material.plain:
        return
    for index, time in enumerate(material.times):
        start, end = time.span
        if time.type != "DATE" or not _DATE.fullmatch(time.value):
            continue
        born = _BORN.search(material.plain, max(0, start - _BACK), start)
        told = _told(born, end, material) if born else None
        if told and (check := _age(index, time, told, material)):
            yield check


def _told(born: re.Match[str], end: int, material: Material) -> _Told | None:
    """The age just before "born", behind the date, or at the head of the next sentence."""
    plain, limit = material.plain, end + _AHEAD
    if died := _DIED.match(plain, end, limit):
        return _Told(int(died[1]), at_death=True)
    if born["age"]:
        return _Told(int(born["age"]), at_death=False)
    if aged := _NOW_AGED.match(plain, end, limit):
        return _Told(int(aged[1]), at_death=False)
    following = sentence_at(material.sentences, end - 1) + 1
    if following == len(material.sentences):
        return None
    start = material.sentences[following][0]
    if died := _HE_DIED.match(plain, start, start + _AHEAD):
        return _Told(int(died[1]), at_death=True)
    aged = _HE_IS.match(plain, start, start + _AHEAD)
    return _Told(int(aged[1]), at_death=False) if aged else None


def _age(index: int, born: TimeExpression, told: _Told, material: Material) -> Check | None:
    until, operand = material.published, "published"
    if told.at_death:
        until, operand = _death(index, material)
    if until is None:
        return None
    least, most = _years_between(born.value, until)
    fits = least <= told.age <= most
    years = f"{least}" if least == most else f"{least} or {most}"
    when = " at death" if told.at_death else ""
    explanation = f"Who was born in {born.value[:4]} is {years}{when}"
    return Check(
        "age",
        (f"time:{index}", operand),
        f"{until.year} - {born.value[:4]} = {years}",
        verdict_of(fits=fits),
        explanation + ("." if fits else f", not {told.age}."),
    )


def _death(born: int, material: Material) -> tuple[dt.date | None, str]:
    """The next date within reach, at its end where it is but a year."""
    limit = material.times[born].span[1] + 2 * _AHEAD
    for index in range(born + 1, min(len(material.times), born + _NEXT)):
        time = material.times[index]
        if time.type == "DATE" and _DATE.fullmatch(time.value) and time.span[0] < limit:
            year = int(time.value[:4])
            exact = len(time.value) == len("2016-05-03")
            day = dt.date.fromisoformat(time.value) if exact else dt.date(max(1, year), 12, 31)
            return day, f"time:{index}"
    return None, ""


def _years_between(born: str, until: dt.date) -> tuple[int, int]:
    """The least and the most years that a birth in that year, month or on that day allows."""
    most = until.year - int(born[:4])
    if len(born) == len("1950-05-03"):
        if (until.month, until.day) == (12, 31):
            return most - 1, most
        exact = most - ((until.month, until.day) < (int(born[5:7]), int(born[8:])))
        return exact, exact
    return most - 1, most
