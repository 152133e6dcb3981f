"""Finds times in prose: TIMEX3 values and EDTF forms, reckoned from the report's day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from onrecord.extraction.folding import folded
from onrecord.extraction.times import clocks, dates, holidays, nearby, parts, quarters, spans, years
from onrecord.extraction.times.calendar import Clock
from onrecord.extraction.times.grammar import COMPARED, MODIFIER
from onrecord.extraction.times.openings import matches_at, openings_in
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.types import TimeExpression

READERS: dict[str, Callable[[re.Match[str], Place], Reading | None]] = {
    "iso": dates.read_iso,
    "slashes": dates.read_slashes,
    "dots": dates.read_dots,
    "attacks": dates.read_attacks,
    "month_day": dates.read_day,
    "day_month": dates.read_day,
    "day_alone": dates.read_day_alone,
    "month_year": dates.read_month_and_year,
    "month": dates.read_month,
    "weekday": dates.read_weekday,
    "weekdays": dates.read_weekdays,
    "year": years.read_year,
    "year_pair": years.read_year_pair,
    "quarter": quarters.read_quarter,
    "half": quarters.read_half,
    "season": quarters.read_season,
    "decade": quarters.read_decade,
    "century": quarters.read_century,
    "holiday": holidays.read_holiday,
    "clock": clocks.read_clock,
    "ago": nearby.read_ago,
    "relative": nearby.read_relative,
    "same_period": nearby.read_same_period,
    "the_unit": nearby.read_the_unit,
    "week_of": dates.read_week_of,
    "deictic": parts.read_deictic,
    "part": parts.read_part,
    "weekend": parts.read_weekend,
    "reach": spans.read_reach,
    "set": spans.read_set,
    "duration": spans.read_duration,
    "plural": spans.read_plural,
}
_MODIFIED = frozenset({"duration", "ago"})
_POINTED_AT = re.compile(r"\d{3}")
_DEICTIC = re.compile(r"recent|soon")


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
    free, told = 0, None
    for start, names in openings_in(plain):
        if start < free:
            continue
        for name, match in matches_at(plain, start, names):
            place = Place(plain, text, start, match.end(), clock, told)
            if time := _read(name, match, place, free=free):
                found.append(time)
                free = time.span[1]
                told = time if _is_date(time) else told
                break
    return tuple(found)


def _is_date(time: TimeExpression) -> bool:
    return time.type in {"DATE", "TIME"} and bool(_POINTED_AT.match(time.value))


def _read(name: str, match: re.Match[str], place: Place, *, free: int) -> TimeExpression | None:
    reading = READERS[name](match, place)
    if reading is None:
        return None
    edtf = reading.edtf
    if edtf and reading.type == "DATE" and "/" not in edtf and place.before(reach=6) == "since ":
        edtf = f"{edtf}/.."
    start, end = match.span()
    before = max(free, start - 16), start
    if name in _MODIFIED and (said := MODIFIER.search(place.plain, *before)):
        start = said.start()
    elif name == "deictic" and (said := COMPARED.search(place.plain, *before)):
        start = said.start() if _DEICTIC.match(match[0]) else start
    return TimeExpression(
        span=(start, end), type=reading.type, value=reading.value, edtf=edtf, rule=reading.rule
    )
