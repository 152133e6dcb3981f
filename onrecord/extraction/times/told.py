"""Reckons from the date that was told last: "the same day", "a year earlier", "the quarter"."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.extraction.times.calendar import Unit, shifted, shifted_months, week_edtf, week_value
from onrecord.extraction.times.readings import Place, Reading

_REACH = 400  # characters after which a date is no longer what "the same day" points at
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"\d{4}")
_RULE = "reckoned from the date told before"
_MONTHS = {"MO": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def told_value(place: Place) -> str:
    """TIMEX3 of the date that was told last, or nothing where it is too far back."""
    earlier = place.earlier
    if earlier is None or place.start - earlier.span[1] > _REACH:
        return ""
    return earlier.value


def told_day(place: Place) -> dt.date | None:
    """The day that was told last."""
    found = _DAY.match(told_value(place))
    try:
        return dt.date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def moved_from_told(place: Place, *, count: int, unit: Unit, whole: bool = False) -> Reading | None:
    """So many units after the date told last; nothing where that is too rough for the unit.

    "A year earlier" after "the third quarter" is the third quarter of the year before; "the
    previous year" is all of it: ``whole``.
    """
    if unit in {"D", "W", "WE"}:
        return _moved_day(told_day(place), count, unit)
    if unit not in _MONTHS:
        return None
    of_years = unit in {"Y", "E", "C"}
    value = told_value(place)[: 4 if whole and of_years else None]
    return _moved_months(value, count * _MONTHS[unit], of_years=of_years)


def _moved_day(day: dt.date | None, count: int, unit: Unit) -> Reading | None:
    moved = shifted(day, days=count * (1 if unit == "D" else 7)) if day else None
    if moved is None:
        return None
    if unit == "D":
        return day_reading(moved, rule=_RULE)
    return Reading("DATE", week_value(moved), week_edtf(moved), _RULE)


def day_reading(day: dt.date, *, rule: str) -> Reading:
    """A day as a reading."""
    return Reading("DATE", day.isoformat(), day.isoformat(), rule)


def _moved_months(value: str, months: int, *, of_years: bool) -> Reading | None:
    quarter, month = _QUARTER.fullmatch(value), _MONTH.match(value)
    if quarter:
        count = int(quarter[1]) * 4 + int(quarter[2]) - 1 + months // 3
        return quarter_reading(count // 4, count % 4 + 1, rule=_RULE)
    if month and (not of_years or len(value) == len("2016-10")):
        moved = shifted_months(dt.date(int(month[1]), int(month[2]), 1), months=months)
        return _rough(f"{moved.year:04d}-{moved.month:02d}") if moved else None
    if of_years and _YEAR.match(value):
        year = int(value[:4]) + months // 12
        return _rough(f"{year:04d}") if 0 < year <= 9999 else None
    return None


def _rough(value: str) -> Reading:
    return Reading("DATE", value, value, _RULE)


def quarter_reading(year: int, number: int, *, rule: str) -> Reading:
    """A quarter as a reading; EDTF numbers quarters 33 to 36 (ISO 8601-2, 4.8)."""
    return Reading("DATE", f"{year:04d}-Q{number}", f"{year:04d}-{32 + number}", rule)
