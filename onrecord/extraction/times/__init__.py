"""Finds times in prose: TIMEX3 values and EDTF forms, reckoned from the report's day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from onrecord.extraction.folding import folded
from onrecord.extraction.times import clocks, dates, spans
from onrecord.extraction.times.calendar import Clock
from onrecord.extraction.times.grammar import BY_FIRST_WORD, WORD
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.types import TimeExpression

READERS: dict[str, Callable[[re.Match[str], Place], Reading | None]] = {
    "iso": dates.read_iso,
    "slashes": dates.read_slashes,
    "month_day": dates.read_day,
    "day_month": dates.read_day,
    "month_year": dates.read_month_and_year,
    "month": dates.read_month,
    "weekday": dates.read_weekday,
    "quarter": dates.read_quarter,
    "season": dates.read_season,
    "decade": dates.read_decade,
    "year": dates.read_year,
    "holiday": dates.read_holiday,
    "clock": clocks.read_clock,
    "ago": spans.read_ago,
    "reach": spans.read_reach,
    "relative": spans.read_relative,
    "deictic": spans.read_deictic,
    "set": spans.read_set,
    "duration": spans.read_duration,
    "plural": spans.read_plural,
}


def find_times(
    text: str,
    *,
    published: dt.date | None,
    captured: dt.datetime | None,
    reported: dt.date | None = None,
) -> tuple[TimeExpression, ...]:
    """All times in reading order, none overlapping another.

    ``published`` anchors relative times. Without it the year of a bare date is that of the last
    such day before ``captured``; ``reported``, a day worked out from the prose, only ends the
    EDTF form of spans such as "the past three days".
    """
    clock = Clock(
        published=published, captured=captured.date() if captured else None, reported=reported
    )
    plain = folded(text)
    found: list[TimeExpression] = []
    free = 0
    for word in WORD.finditer(plain):
        first = word[0]
        patterns = BY_FIRST_WORD.get("#" if first[0] in "0123456789'" else first)
        if patterns is None or word.start() < free:
            continue
        for name, pattern in patterns:
            match = pattern.match(plain, word.start())
            time = _read(name, match, Place(plain, text, *match.span(), clock)) if match else None
            if time:
                found.append(time)
                free = time.span[1]
                break
    return tuple(found)


def _read(name: str, match: re.Match[str], place: Place) -> TimeExpression | None:
    reading = READERS[name](match, place)
    if reading is None:
        return None
    edtf = reading.edtf
    if edtf and reading.type == "DATE" and "/" not in edtf and place.before(reach=6) == "since ":
        edtf = f"{edtf}/.."
    return TimeExpression(
        span=match.span(), type=reading.type, value=reading.value, edtf=edtf, rule=reading.rule
    )
