"""Calendar words and calendar arithmetic: months, weekdays, units of time, ISO and EDTF forms."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Literal

Unit = Literal["S", "M", "H", "D", "W", "MO", "Y", "Q", "E", "C", "WE"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_NAMES = tuple(calendar.month_name)
WEEKDAY_NAMES = tuple(calendar.day_name)
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
EDTF_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
UNITS: dict[str, Unit] = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "MO",
    "year": "Y",
    "quarter": "Q",
    "decade": "E",
    "century": "C",
    "centurie": "C",
    "weekend": "WE",
    "fortnight": "W",
    "night": "D",
}
UNIT_DAYS = {"D": 1, "W": 7}


@dataclass(frozen=True, slots=True)
class Clock:
    """What dates are reckoned from: the report's own day, or else the page's clock.

    ``reported`` is the report's day as worked out from its prose; spans that end with the report
    end there, but nothing that must be exact is reckoned from it.
    """

    published: dt.date | None = None
    captured: dt.date | None = None
    reported: dt.date | None = None

    @property
    def latest(self) -> dt.date | None:
        return self.published or self.reported or self.captured


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The date, or nothing where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def shifted(day: dt.date, *, days: int) -> dt.date | None:
    """A day some days on, or nothing beyond the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def shifted_months(day: dt.date, *, months: int) -> dt.date | None:
    """The same day some months on, or the last day of a shorter month."""
    month = day.year * 12 + day.month - 1 + months
    year = month // 12
    if not 1 <= year <= 9999:
        return None
    last = calendar.monthrange(year, month % 12 + 1)[1]
    return dt.date(year, month % 12 + 1, min(day.day, last))


def week_value(day: dt.date) -> str:
    """The ISO week of a day: "2016-W48"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def week_edtf(day: dt.date) -> str | None:
    """The week of a day from Monday to Sunday."""
    monday = shifted(day, days=1 - day.isoweekday())
    sunday = monday and shifted(monday, days=6)
    return f"{monday}/{sunday}" if sunday else None


def nearest_day(month: int, day: int, clock: Clock, *, future: bool) -> dt.date | None:
    """A day without its year: nearest to the report, or the last before the page's clock."""
    if clock.published is None:
        return last_day_before(month, day, clock.captured) if clock.captured else None
    around = clock.published
    options = [
        found
        for year in (around.year - 1, around.year, around.year + 1)
        if 1 <= year <= 9999 and (found := day_of(year, month, day))
    ]
    if future:
        options = [found for found in options if found >= around] or options
    return min(options, key=lambda found: abs((found - around).days), default=None)


def last_day_before(month: int, day: int, limit: dt.date) -> dt.date | None:
    """The last such day on or before the limit; 29 February may be some years back."""
    years = range(limit.year, max(0, limit.year - 9), -1)
    found = (day_of(year, month, day) for year in years)
    return next((option for option in found if option and option <= limit), None)


def nearest_month(month: int, clock: Clock, *, future: bool) -> int | None:
    """The year of a bare month: the last one that has begun, or the next one."""
    around = clock.published or clock.captured
    if around is None:
        return None
    if future and clock.published:
        return around.year if month >= around.month else around.year + 1
    return around.year if month <= around.month else around.year - 1
