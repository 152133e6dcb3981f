"""Reads units of the calendar near the report or near the date told: "last week", "a year ago"."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.extraction.times.amounts import count_of, period, unit_of
from onrecord.extraction.times.calendar import (
    SEASONS,
    Unit,
    shifted,
    shifted_months,
    week_edtf,
    week_value,
)
from onrecord.extraction.times.parts import part_of_day, weekend_near
from onrecord.extraction.times.quarters import read_the_quarter, season_reading
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.times.told import moved_from_told, told_day, told_value

_FROM_REPORT = "time from the report"
_STEPS = {
    "last": -1,
    "previous": -1,
    "prior": -1,
    "preceding": -1,
    "next": 1,
    "following": 1,
    "this": 0,
    "same": 0,
    "that": 0,
}
_FROM_TOLD = {"previous", "prior", "preceding", "following", "same", "that"}
_LED = re.compile(
    r"\b(?:of|for|during|throughout|through|in|earlier in|later in|late in|early in|end|ends|ended"
    r"|ending|finish|finished|finishing|close|closed|started|began|begin) \Z"
)
_LED_DAY = re.compile(
    r"\b(?:(?:earlier|later|late|early) in|end|ends|ended|ending|finish|finished|finishing|"
    r"close|closed|started|began|start|remainder of|rest of|most of|part of|course of|for) \Z"
)
_SAID_OF = re.compile(
    r" (?:of|when|that|after|before|he|she|they|we|i|you|it|his|her|their|in which|ahead|to come|"
    r"ended|ending|earlier|ago|previous|came|comes|is|was|has|will)\b"
)
_BACKWARDS = {"ago", "earlier", "before"}


def read_ago(match: re.Match[str], place: Place) -> Reading | None:
    """ "Two weeks ago" is a date; "three days later" one where the date told lets it be."""
    words = match[0]
    direction = words.split()[-1]
    if words.startswith("long "):
        return Reading("DATE", "PAST_REF", None, _FROM_REPORT) if direction == "ago" else None
    unit = unit_of(words)
    amount = "X" if re.match(r"[a-z]+s ", words) and not count_of(words) else count_of(words)
    if not amount or not unit:
        return None
    now, exact = place.clock.published, amount != "X"
    if direction in {"ago", "hence", "now"}:
        if now and exact:
            return _moved(now, float(amount) * (-1 if direction == "ago" else 1), unit)
        if not now and exact:
            return Reading("DURATION", period(amount, unit), None, "time from another time")
        reference = "PAST_REF" if direction == "ago" else "FUTURE_REF"
        return Reading("DATE", reference, None, _FROM_REPORT)
    step = -1 if direction in _BACKWARDS else 1
    count = step * int(amount) if amount.isdigit() else 0
    told = moved_from_told(place, count=count, unit=unit) if count else None
    if told is None and count and unit == "Y" and direction == "earlier" and now:
        return calendar_unit(count, "Y", place)
    return told or Reading("DURATION", period(amount, unit), None, "time from another time")


def _moved(now: dt.date, count: float, unit: Unit) -> Reading | None:
    if unit in {"S", "M", "H"}:
        return Reading("DURATION", period(f"{abs(count):g}", unit), None, _FROM_REPORT)
    if unit in {"D", "W", "WE"}:
        day = shifted(now, days=round(count * (1 if unit == "D" else 7)))
        if day is None:
            return None
        if unit == "D":
            return Reading("DATE", day.isoformat(), day.isoformat(), _FROM_REPORT)
        return Reading("DATE", week_value(day), week_edtf(day), _FROM_REPORT)
    months = round(count * {"MO": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])
    day = shifted_months(now, months=months)
    if not day:
        return None
    value = f"{day.year}" if unit in {"Y", "E", "C"} else f"{day.year}-{day.month:02d}"
    return Reading("DATE", value, f"{value}~", _FROM_REPORT)


def read_relative(match: re.Match[str], place: Place) -> Reading | None:
    """ "Last week", "early next year", "this morning", "the same day"."""
    words = match[0].split()
    word = next(word for word in reversed(words) if word in _STEPS)
    step, name = _STEPS[word], words[-1]
    if name in SEASONS:
        now = place.clock.published
        return season_reading(now.year + step, name) if now else None
    if name in {"morning", "afternoon", "evening", "night"}:
        if place.text[place.end - len(name)].isupper():
            return None  # a programme's name
        return part_of_day(name, step, place, told=word in _FROM_TOLD)
    unit = unit_of(name)
    if unit is None or unit in {"S", "M", "H"} or (unit == "D" and step == 0 and word == "this"):
        return None
    if word in _FROM_TOLD:
        return _from_told(step, unit, word, place)
    return calendar_unit(step, unit, place)


def _from_told(step: int, unit: Unit, word: str, place: Place) -> Reading | None:
    opens = place.capitalised() and place.earlier is not None
    if (
        word == "that"
        and not opens
        and not re.search(r"\b(?:of|by|at|in|on|during|for|since|earlier|later) \Z", place.before())
    ):
        return None
    if told := moved_from_told(place, count=step, unit=unit, whole=True):
        return told
    if step:
        return calendar_unit(step, unit, place)
    return Reading("DATE", "PAST_REF", None, "that time") if unit in {"D", "Y"} else None


def read_the_unit(match: re.Match[str], place: Place) -> Reading | None:
    """ "For the year", "ended the day": the report's own, or the one told before."""
    unit, bounded = unit_of(match[0]), not match[0].startswith("the ") or " of " in match[0]
    led = _LED_DAY if unit == "D" else _LED
    if not bounded and not led.search(place.before()):
        return None
    if _SAID_OF.match(place.after()) or unit is None:
        return None
    if unit == "Q":
        return read_the_quarter(place)
    if unit == "D":
        day = told_day(place) or place.clock.published
        return Reading("DATE", str(day), str(day), "the day told or the report's") if day else None
    return calendar_unit(0, unit, place) if place.clock.published else None


def read_same_period(match: re.Match[str], place: Place) -> Reading | None:
    """ "The same period last year", "the year-earlier quarter": a year before the date told."""
    words = match[0]
    unit = next((u for u in ("week", "month") if u in words.partition("period")[2]), "year")
    back = re.search(r"last|previous|prior|ago|earlier|before", words)
    year = re.search(r"\d{4}", words)
    told = told_value(place)
    if year and re.match(r"\d{4}", told):
        return Reading("DATE", year[0] + told[4:7], year[0] + told[4:7], "period of another year")
    head = re.match(r"the (day|week|month|quarter|year) (?:earlier|before|previous)", words)
    name = unit_of(head[1] if head else unit)
    if name is None:
        return None
    if found := moved_from_told(place, count=-1 if back else 0, unit=name):
        return found
    return calendar_unit(-1, name, place) if back and place.clock.published else None


def calendar_unit(step: int, unit: Unit, place: Place) -> Reading | None:
    """ "Last week", "next year": one unit of the calendar before or after the report's own."""
    rule, now = "calendar unit near the report", place.clock.published
    if unit in {"S", "M", "H"}:
        return None
    if now is None:
        reference = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[max(-1, min(1, step))]
        return Reading("DATE", reference, None, rule)
    if unit == "WE" and step == 0:
        return weekend_near(place, midweek=True)
    if unit in {"D", "W", "WE"}:
        day = shifted(now, days=step * (1 if unit == "D" else 7))
        if day is None:
            return None
        if unit == "D":
            return Reading("DATE", day.isoformat(), day.isoformat(), rule)
        value = week_value(day) + ("-WE" if unit == "WE" else "")
        return Reading("DATE", value, week_edtf(day), rule)
    months = step * {"MO": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    day = shifted_months(now, months=months)
    return _of_months(day, unit, rule) if day else None


def _of_months(day: dt.date, unit: Unit, rule: str) -> Reading:
    quarter = (day.month + 2) // 3
    forms = {
        "MO": (f"{day.year}-{day.month:02d}", f"{day.year}-{day.month:02d}"),
        "Q": (f"{day.year}-Q{quarter}", f"{day.year:04d}-{32 + quarter}"),
        "Y": (f"{day.year}", f"{day.year}"),
        "E": (f"{day.year // 10}", f"{day.year // 10}X"),
        "C": (f"{day.year // 100}", f"{day.year // 100}XX"),
    }
    return Reading("DATE", *forms[unit], rule)
