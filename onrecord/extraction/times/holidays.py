"""Reads holidays: days with a fixed date, weekdays of a month, and those that hang on Easter."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.extraction.times.calendar import day_of, shifted
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.times.told import day_reading
from onrecord.extraction.times.years import YEAR

_FIXED = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year": (1, 1),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "st": (3, 17),
    "may day": (5, 1),
    "independence": (7, 4),
    "the fourth of july": (7, 4),
    "halloween": (10, 31),
    "veterans": (11, 11),
}
# Month, weekday (Monday is 1) and which of them; -1 is the last.
_WEEKDAYS = {
    "martin luther king": (1, 1, 3),
    "presidents": (2, 1, 3),
    "mother": (5, 7, 2),
    "memorial": (5, 1, -1),
    "father": (6, 7, 3),
    "labo": (9, 1, 1),
    "columbus": (10, 1, 2),
    "thanksgiving": (11, 4, 4),
}
_FROM_EASTER = {
    "palm sunday": -7,
    "good friday": -2,
    "easter monday": 1,
    "easter": 0,
    "pentecost": 49,
}


def read_holiday(match: re.Match[str], place: Place) -> Reading | None:
    """The holiday nearest to the report, or of the year that is named with it."""
    if not place.text[place.start : place.end].removeprefix("the ")[:1].isupper():
        return None
    name, year, around = match[0], YEAR.search(match[0]), place.clock.published
    if year:
        found = _in_year(name, int(year[0]))
        return day_reading(found, rule="holiday") if found else None
    if around is None:
        return _without_year(name)
    options = [
        day
        for near in (around.year - 1, around.year, around.year + 1)
        if 1 <= near <= 9999 and (day := _in_year(name, near))
    ]
    if place.is_future():
        options = [day for day in options if day >= around] or options
    nearest = min(options, key=lambda day: abs((day - around).days), default=None)
    return day_reading(nearest, rule="holiday") if nearest else None


def _without_year(name: str) -> Reading | None:
    for prefix, (month, day) in _FIXED.items():
        if name.startswith(prefix):
            value = f"XXXX-{month:02d}-{day:02d}"
            return Reading("DATE", value, value, "holiday")
    return None


def _in_year(name: str, year: int) -> dt.date | None:
    for prefix, (month, day) in _FIXED.items():
        if name.startswith(prefix):
            return day_of(year, month, day)
    for prefix, (month, weekday, which) in _WEEKDAYS.items():
        if name.startswith(prefix):
            return _weekday_of(year, month, weekday, which)
    days = next(days for prefix, days in _FROM_EASTER.items() if name.startswith(prefix))
    return shifted(easter(year), days=days)


def _weekday_of(year: int, month: int, weekday: int, which: int) -> dt.date | None:
    first = dt.date(year, month, 1)
    on = first.toordinal() + (weekday - first.isoweekday()) % 7
    if which > 0:
        return dt.date.fromordinal(on + 7 * (which - 1))
    last = on + 28
    moved = shifted(dt.date.fromordinal(on), days=28)
    return moved if moved and moved.month == month else dt.date.fromordinal(last - 7)


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches (Gregorian; Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
