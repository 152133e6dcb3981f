"""Works out a report's day from its own prose: "since 18 October, for a total of 44 days"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.extraction.folding import folded, tidy
from onrecord.extraction.times import find_times
from onrecord.extraction.types import TimeExpression

_FROM_DAY_TO_LENGTH = re.compile(
    r"[,;(]? ?(?:-+ )?(?:(?:for|or|over|that is|that's|which is|which makes|making|now|already|a "
    r"total of|in total|in all|"
    r"altogether|i\.e\.|meaning|the|a period of|a full|for the past|some) ?){0,4}"
)
_FROM_LENGTH_TO_DAY = re.compile(
    r"(?: now| already| in all| in total)?,? ?[-(]*(?:now )?(?:since|starting|beginning)(?: on)? ?"
)
_OVER = re.compile(r"\b(?:had|was|were)\b")
_OVER_BEHIND = re.compile(r",? (?:until|before|when|by the time)\b")
_INEXACT = re.compile(
    r"\b(?:about|around|nearly|almost|over|more than|less than|at least|up to|some|approximately|"
    r"roughly|than) \Z"
)
_DAYS = re.compile(r"P(\d{1,5})D")
_YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A day that follows from a beginning and a length that ends with the report.

    ``first`` counts the beginning as day one, ``last`` does not; ``begin_time`` and
    ``length_time`` are indices into the times of the text.
    """

    begin: dt.date
    days: int
    first: dt.date
    last: dt.date
    begin_time: int
    length_time: int
    words: str


def date_from_prose(text: str, *, captured: dt.datetime | None) -> tuple[str, str] | None:
    """The report's day as EDTF with its working in words, where the prose gives it away.

    ``captured``, the page's clock, gives the year of a day printed without one.
    """
    times = find_times(text, published=None, captured=captured)
    found = reckonings(text, times, captured=captured.date() if captured else None)
    if not found or any((r.first, r.last) != (found[0].first, found[0].last) for r in found):
        return None
    reckoning = found[0]
    return edtf_of(reckoning), basis_of(reckoning, captured=captured.date() if captured else None)


def reckonings(
    text: str, times: tuple[TimeExpression, ...], *, captured: dt.date | None
) -> list[Reckoning]:
    """Every pair of a beginning and a length in days that stand together in one sentence."""
    plain, printed = folded(text), tidy(text)
    found: list[Reckoning] = []
    for begin, length in _pairs(plain, times):
        day = _day(times[begin])
        days = _DAYS.fullmatch(times[length].value)
        if day is None or days is None:
            continue
        reckoning = _reckoned(
            day, int(days[1]), begin, length, _words(printed, plain, times[begin], times[length])
        )
        if reckoning and captured and times[begin].rule == "day without its year":
            reckoning = _before_clock(reckoning, captured)
        if reckoning:
            found.append(reckoning)
    return found


def edtf_of(reckoning: Reckoning) -> str:
    """Both days a reckoning leaves, or the one."""
    if reckoning.first == reckoning.last:
        return reckoning.first.isoformat()
    return f"[{reckoning.first}..{reckoning.last}]"


def basis_of(reckoning: Reckoning, *, captured: dt.date | None) -> str:
    """The working in words, with what the page's clock would have needed."""
    basis = (
        f'The report says "{reckoning.words}": that makes it {spelled(reckoning.first)} when '
        f"{_short(reckoning.begin)} is counted as the first day, {spelled(reckoning.last)} when "
        f"it is not."
    )
    if captured is None:
        return basis
    if reckoning.first <= captured <= reckoning.last:
        return f"{basis} The page's clock ({spelled(captured)}) agrees."
    needed = (captured - reckoning.begin).days
    return (
        f"{basis} The page's clock ({spelled(captured)}) would need {needed} or {needed + 1} days: "
        "it is the moment of capture."
    )


def spelled(day: dt.date) -> str:
    """A day in words: "30 November 2016"."""
    return f"{_short(day)} {day.year}"


def _short(day: dt.date) -> str:
    return f"{day.day} {day:%B}"


def _pairs(plain: str, times: tuple[TimeExpression, ...]) -> Iterator[tuple[int, int]]:
    """Indices of (beginning, length) for neighbours in either order."""
    for index, (first, second) in enumerate(pairwise(times)):
        between = plain[first.span[1] : second.span[0]]
        if len(between) > 60 or _is_over(plain, first.span[0], second.span[1]):
            continue
        if (
            _since(plain, first)
            and _exact_length(plain, second)
            and _FROM_DAY_TO_LENGTH.fullmatch(between)
        ):
            yield index, index + 1
        elif (
            second.type == "DATE"
            and _exact_length(plain, first)
            and _FROM_LENGTH_TO_DAY.fullmatch(between)
        ):
            yield index + 1, index


def _is_over(plain: str, start: int, end: int) -> bool:
    """ "Had been shut since 3 March, for 21 days": counted to a day that is not the report's."""
    before = plain[max(0, start - 90) : start]
    clause = before[before.rfind(". ") + 1 :]
    return bool(_OVER.search(clause) or _OVER_BEHIND.match(plain, end))


def _since(plain: str, time: TimeExpression) -> bool:
    return time.type == "DATE" and plain[max(0, time.span[0] - 9) : time.span[0]].endswith(
        ("since ", "since the ", "since on ")
    )


def _exact_length(plain: str, time: TimeExpression) -> bool:
    """Neither "about 21 days", which is all of its span, nor "fewer than the 21 days"."""
    start, end = time.span
    counted = re.match(r"\D*", plain[start:end])
    said = plain[max(0, start - 16) : start] + (counted[0] if counted else "")
    return time.type == "DURATION" and not _INEXACT.search(said)


def _day(time: TimeExpression) -> dt.date | None:
    try:
        return dt.date.fromisoformat(time.value)
    except ValueError:
        return None


def _reckoned(day: dt.date, days: int, begin: int, length: int, words: str) -> Reckoning | None:
    if days < 1:
        return None
    try:
        first, last = day + dt.timedelta(days=days - 1), day + dt.timedelta(days=days)
    except OverflowError:
        return None
    return Reckoning(day, days, first, last, begin, length, words)


def _before_clock(reckoning: Reckoning, captured: dt.date) -> Reckoning | None:
    """The year was a guess: no report is published after it was captured."""
    for back in range(_YEARS_BACK):
        try:
            day = reckoning.begin.replace(year=reckoning.begin.year - back)
        except ValueError:
            continue
        moved = _reckoned(
            day, reckoning.days, reckoning.begin_time, reckoning.length_time, reckoning.words
        )
        if moved and moved.first <= captured:
            return moved
    return None


def _words(printed: str, plain: str, begin: TimeExpression, length: TimeExpression) -> str:
    start, end = min(begin.span[0], length.span[0]), max(begin.span[1], length.span[1])
    if plain[max(0, start - 6) : start] == "since ":
        start -= 6
    return re.sub(r"\s+", " ", printed[start:end])
