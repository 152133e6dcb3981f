"""Checks lengths of time and days: N-day against past N days, since a day for N days, weekdays."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.extraction.checks.material import Material, sentence_at, verdict_of
from onrecord.extraction.dating import Reckoning, basis_of, reckonings, spelled
from onrecord.extraction.times.calendar import WEEKDAY_NAMES, WEEKDAYS
from onrecord.extraction.types import Check, TimeExpression, Verdict

_REACH = 2  # sentences
_LENGTH = re.compile(r"P(T?)(\d+)([SMHDWY])")
_WEEKDAY = re.compile(r"([a-z]+)\.?,? ")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_FOR = re.compile(r",? (?:for |or |a total of |that is |\()?(?:a total of |a period of )?|, ")
_INEXACT = re.compile(r"(?:about|around|nearly|almost|over|more|less|at|some|up|roughly|a|an)\b")
_COUNTED = {"D": "days", "Y": "years"}
_CLOSE = 45  # days from the report within which the year of a day is sure
_LATE = 2  # days that a report may come after the words it quotes


def check_durations(material: Material) -> Iterator[Check]:
    """ "A three-day operation" against "over the past three days"."""
    lengths = [
        i
        for i, time in enumerate(material.times)
        if time.type == "DURATION" and _LENGTH.fullmatch(time.value)
    ]
    for first, second in pairwise(lengths):
        a, b = material.times[first], material.times[second]
        if a.value != b.value or _is_compound(a, material) == _is_compound(b, material):
            continue
        near = abs(_sentence(a, material) - _sentence(b, material)) <= _REACH
        reaching = any("up to the report" in time.rule for time in (a, b))
        if (
            near
            and reaching
            and material.context(_sentence(a, material)) & material.context(_sentence(b, material))
        ):
            words = [" ".join(material.text[slice(*time.span)].split()) for time in (a, b)]
            yield Check(
                "duration",
                (f"time:{first}", f"time:{second}"),
                f"{words[0]} = {words[1]}",
                "adds_up",
                "The same length of time is given twice.",
            )


def _is_compound(time: TimeExpression, material: Material) -> bool:
    return "-" in material.plain[slice(*time.span)]


def _sentence(time: TimeExpression, material: Material) -> int:
    return sentence_at(material.sentences, time.span[0])


def check_dates(material: Material) -> Iterator[Check]:
    """What the prose says of the report's day, and weekdays against their dates."""
    captured = material.captured.date() if material.captured else None
    for reckoning in reckonings(material.text, material.times, captured=captured):
        yield _against_the_report(reckoning, material)
    for index, time in enumerate(material.times):
        if check := _weekday(index, time, material):
            yield check
    yield from _stretches(material)


def _against_the_report(reckoning: Reckoning, material: Material) -> Check:
    operands = (f"time:{reckoning.begin_time}", f"time:{reckoning.length_time}")
    days = "day" if reckoning.days == 1 else "days"
    formula = (
        f"{spelled(reckoning.begin)} + {reckoning.days} {days} = {spelled(reckoning.first)} "
        f"(first day counted) or {spelled(reckoning.last)} (not counted)"
    )
    if material.published is None:
        captured = material.captured.date() if material.captured else None
        basis = basis_of(reckoning, captured=captured)
        return Check(
            "date", (*operands, "captured") if captured else operands, formula, "proposes", basis
        )
    verdict, explanation = _beside(material.published, reckoning)
    return Check("date", operands, formula, verdict, explanation)


def _beside(published: dt.date, reckoning: Reckoning) -> tuple[Verdict, str]:
    if reckoning.first <= published <= reckoning.last:
        return "adds_up", f"The report is of {spelled(published)}, as the count of days says."
    needed = (published - reckoning.begin).days
    explanation = (
        f"The report is of {spelled(published)}: that would be {needed} or {needed + 1} days, "
        f"not {reckoning.days}."
    )
    # What is quoted may have been said a day or two before it was printed.
    late = reckoning.last < published <= reckoning.last + dt.timedelta(days=_LATE)
    return "note" if late else "does_not_add_up", explanation


def _weekday(index: int, time: TimeExpression, material: Material) -> Check | None:
    """ "Wednesday, 30 November 2016"; without its year only close to the report's day."""
    if time.rule not in {"day, month and year", "day without its year"}:
        return None
    named = _WEEKDAY.match(material.plain, time.span[0])
    if not named or named[1] not in WEEKDAYS:
        return None
    day = dt.date.fromisoformat(time.value) if _DAY.fullmatch(time.value) else None
    if day is None or (time.rule == "day without its year" and not _is_close(day, material)):
        return None
    said, real = WEEKDAY_NAMES[WEEKDAYS[named[1]] - 1], WEEKDAY_NAMES[day.weekday()]
    verdict = verdict_of(fits=said == real)
    explanation = f"{spelled(day)} was a {real}" + ("." if said == real else f", not a {said}.")
    return Check("weekday", (f"time:{index}",), f"{spelled(day)} = {real}", verdict, explanation)


def _is_close(day: dt.date, material: Material) -> bool:
    return material.published is not None and abs((day - material.published).days) <= _CLOSE


def _stretches(material: Material) -> Iterator[Check]:
    """ "From 3 March to 24 March, for 21 days", both ways of counting."""
    for i, (first, second, length) in enumerate(
        zip(material.times, material.times[1:], material.times[2:], strict=False)
    ):
        found = _LENGTH.fullmatch(length.value) if length.type == "DURATION" else None
        if (
            not found
            or found[1]
            or found[3] not in _COUNTED
            or not _is_stretch((first, second, length), material)
        ):
            continue
        real = _apart(first.value, second.value, found[3])
        if real is None or real < 1:
            continue
        stated, unit = int(found[2]), _COUNTED[found[3]]
        fits = stated in {real, real + 1}
        yield Check(
            "duration",
            (f"time:{i}", f"time:{i + 1}", f"time:{i + 2}"),
            f"{real} or {real + 1} {unit}",
            verdict_of(fits=fits),
            f"From one to the other are {real} {unit}, {real + 1} with both counted"
            + ("." if fits else f", not {stated}."),
        )


def _is_stretch(times: tuple[TimeExpression, ...], material: Material) -> bool:
    """ "From … to …" or "between … and …", and the length right behind."""
    plain = material.plain
    first, second, length = times
    before = plain[max(0, first.span[0] - 9) : first.span[0]]
    between = plain[first.span[1] : second.span[0]]
    joined = (before.endswith("from ") and between in {" to ", " until ", " through "}) or (
        before.endswith("between ") and between == " and "
    )
    exact = material.plain[slice(*length.span)][:1].isalnum() and not _INEXACT.match(
        material.plain, length.span[0]
    )
    return joined and exact and bool(_FOR.fullmatch(plain[second.span[1] : length.span[0]]))


def _apart(first: str, second: str, unit: str) -> int | None:
    if unit == "D" and _DAY.fullmatch(first) and _DAY.fullmatch(second):
        return (dt.date.fromisoformat(second) - dt.date.fromisoformat(first)).days
    if unit == "Y" and len(first) == len(second) == len("2016") and (first + second).isdigit():
        return int(second) - int(first)
    return None
