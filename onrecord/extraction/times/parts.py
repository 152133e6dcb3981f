"""Reads parts of days and words for now: "last night", "early yesterday", "recently"."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.extraction.times.calendar import PARTS_OF_DAY, shifted, week_edtf, week_value
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.times.told import told_day, told_value

_REFERENCES = (
    (re.compile(r"recent|those days|the past"), "PAST_REF"),
    (re.compile(r"soon|.*\bfuture|.*\bterm"), "FUTURE_REF"),
)
_STEPS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_RULE = "word for a time near the report"
_LED = re.compile(r"\b(?:in|during|since|until|by|through|of|on|at|into|throughout) \Z")
_PRESENT = re.compile(r"\b(?:at|to|for|of|until|in) \Z")


def read_deictic(match: re.Match[str], place: Place) -> Reading | None:
    """ "Today", "yesterday", "now", "recently"."""
    words = match[0]
    if words == "today" and place.before().endswith("usa "):
        return None
    if words.startswith("the day "):
        step = -2 if "yesterday" in words else 2
        return _near_day(step, None, place) if place.clock.published else None
    name = next((word for word in words.split() if word in _STEPS), None)
    if name is None:
        if words == "that time":
            return _that_time(place)
        if words == "the present" and not _PRESENT.search(place.before()):
            return None
        value = next((value for form, value in _REFERENCES if form.match(words)), "PRESENT_REF")
        return Reading("DATE", value, None, _RULE)
    part = "night" if name == "tonight" else next((p for p in PARTS_OF_DAY if p in words), None)
    return _near_day(_STEPS[name], part, place)


def _that_time(place: Place) -> Reading | None:
    if not re.search(r"\b(?:at|by|since|until|of|before) \Z", place.before()):
        return None
    told = told_value(place)
    return Reading("DATE", told or "PAST_REF", told or None, "that time")


def _near_day(step: int, part: str | None, place: Place) -> Reading:
    now = place.clock.published
    day = shifted(now, days=step) if now else None
    if day is None:
        unknown = {-1: "PAST_REF", 1: "FUTURE_REF"}.get(step, "PRESENT_REF")
        return Reading("DATE", unknown, None, _RULE)
    if part:
        return Reading("TIME", f"{day}T{PARTS_OF_DAY[part]}", day.isoformat(), _RULE)
    return Reading("DATE", day.isoformat(), day.isoformat(), _RULE)


def part_of_day(name: str, step: int, place: Place, *, told: bool = False) -> Reading:
    """ "This morning" is the report's; "that morning" and "the next morning" hang on what is told.

    ``step`` counts days from there.
    """
    now = (told_day(place) if told else None) or place.clock.published
    day = shifted(now, days=step) if now else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    edtf = day.isoformat() if day else None
    return Reading("TIME", f"{value}T{PARTS_OF_DAY[name]}", edtf, "part of a day")


def read_part(match: re.Match[str], place: Place) -> Reading | None:
    """ "In the morning", "afternoon trading", "overnight"."""
    words = match[0]
    if words == "midday":
        day = told_day(place) or place.clock.published
        return Reading("TIME", f"{day or 'XXXX-XX-XX'}T12:00", str(day) if day else None, "midday")
    if words == "overnight":
        return part_of_day("night", 0, place)
    name = next(part for part in PARTS_OF_DAY if part in words)
    led = words.startswith("the ") and _LED.search(place.before())
    if not (
        led or place.after(reach=8) == " trading" or words.startswith(("early", "late", "mid"))
    ):
        return None
    return part_of_day(name, 0, place, told=True)


def read_weekend(match: re.Match[str], place: Place) -> Reading | None:
    """ "The weekend": the last one up to the report, or the one ahead."""
    return weekend_near(place, midweek=False)


def weekend_near(place: Place, *, midweek: bool) -> Reading | None:
    """The weekend before the report, or its own: from Saturday on, or where it lies ahead.

    With ``midweek``, for "this weekend", its own from Thursday on.
    """
    now: dt.date | None = place.clock.published
    if now is None:
        return None
    back = 0 if now.isoweekday() >= (4 if midweek else 6) or place.is_future() else 7
    day = shifted(now, days=-back)
    if day is None:
        return None
    return Reading("DATE", f"{week_value(day)}-WE", week_edtf(day), "weekend")
