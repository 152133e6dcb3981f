"""Reads lengths of time and what is counted from the report: "three-day", "the past few days"."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.extraction.times.amounts import count_of, period, unit_of
from onrecord.extraction.times.calendar import (
    Clock,
    Unit,
    shifted,
    shifted_months,
    week_edtf,
    week_value,
)
from onrecord.extraction.times.readings import Place, Reading

_RATE_BEFORE = re.compile(
    r"(?:\d[\d.,]*|[a-z]+s|million|billion|percent|twice|once|times|[%€£]) \Z"
)
_LASTING = re.compile(
    r"(?:for|in|after|within|than|over|about|nearly|almost|under|half|took|lasts?|lasted|of|"
    r"last(?:ing)?|is|was|"
    r"least|only|just|spent|every|took|around|and|another|next|past|last|within|during) \Z"
)
_BACK = {"ago", "earlier", "before"}


def read_ago(match: re.Match[str], place: Place) -> Reading | None:
    """ "Two weeks ago" is a date; so is "three days later", but its beginning is not known."""
    words = match[0]
    amount, unit, direction = count_of(words), unit_of(words), words.split()[-1]
    if not amount or not unit:
        return None
    now = place.clock.published
    if direction in {"ago", "hence", "now"} and now and amount.isdigit():
        return _moved(now, int(amount) * (-1 if direction == "ago" else 1), unit)
    if direction in {"earlier", "later", "before"} or not now:
        return Reading("DURATION", period(amount, unit), None, "time from another time")
    return Reading(
        "DATE", "PAST_REF" if direction in _BACK else "FUTURE_REF", None, "time from the report"
    )


def _moved(now: dt.date, count: int, unit: Unit) -> Reading | None:
    rule = "time from the report"
    if unit in {"S", "M", "H"}:
        return Reading("DURATION", period(str(abs(count)), unit), None, rule)
    if unit == "D":
        day = shifted(now, days=count)
        return Reading("DATE", day.isoformat(), day.isoformat(), rule) if day else None
    if unit in {"W", "WE"}:
        day = shifted(now, days=7 * count)
        return Reading("DATE", week_value(day), week_edtf(day), rule) if day else None
    months = count * {"MO": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    day = shifted_months(now, months=months)
    if not day:
        return None
    value = f"{day.year}" if unit in {"Y", "E", "C"} else f"{day.year}-{day.month:02d}"
    return Reading("DATE", value, f"{value}~", rule)


def read_reach(match: re.Match[str], place: Place) -> Reading | None:
    """ "The past three days", "recent weeks", "the next four years", "last week"."""
    words = re.sub(r"^the ", "", match[0])
    direction, _, rest = words.partition(" ")
    unit = unit_of(rest)
    plural = words.endswith("s")
    if unit is None or (
        direction in {"first", "final"}
        and not (plural and place.plain[place.start : place.start + 3] == "the")
    ):
        return None
    amount = count_of(rest)
    if amount is None and not plural:
        return _single(direction, unit, place, words)
    if direction in {"first", "final"} and amount is None:
        return None
    if re.search(r"\b(?:\w+ )(?=\w+$)", rest) and amount is None and len(rest.split()) > 1:
        return None
    value = period(amount or "X", unit, words=words)
    return Reading(
        "DURATION",
        value,
        _reach_edtf(direction, amount, unit, place.clock),
        "time up to the report"
        if direction in {"last", "past", "recent", "previous"}
        else "time ahead",
    )


def _reach_edtf(direction: str, amount: str | None, unit: Unit, clock: Clock) -> str | None:
    """From about its beginning to the report's day; the other way for what lies ahead."""
    now = clock.published or clock.reported
    if (
        now is None
        or unit not in {"D", "W", "MO", "Y"}
        or direction not in {"last", "past", "recent", "next", "coming"}
    ):
        return None
    ahead = direction in {"next", "coming"}
    if amount is None or not amount.isdigit():
        vague = {"D": f"{now.year}-{now.month:02d}-XX", "W": f"{now.year}-{now.month:02d}"}.get(
            unit, f"{now.year}~"
        )
        return f"{now}/{vague}" if ahead else f"{vague}/{now}"
    count = int(amount) * (1 if ahead else -1)
    if unit in {"D", "W"}:
        end = shifted(now, days=count * (7 if unit == "W" else 1))
    else:
        end = shifted_months(now, months=count * (12 if unit == "Y" else 1))
    if end is None:
        return None
    return f"{now}/{end}~" if ahead else f"{end}~/{now}"


def _single(direction: str, unit: Unit, place: Place, words: str) -> Reading | None:
    if (
        place.plain[place.start : place.start + 3] == "the"
        and direction in {"past", "last", "next", "coming"}
        and unit in {"E", "C"}
    ):
        return Reading("DURATION", period("1", unit), None, "time up to the report")
    if direction in {"past", "coming"}:
        return Reading(
            "DURATION",
            period("1", unit, words=words),
            _reach_edtf(direction, "1", unit, place.clock),
            "time up to the report",
        )
    if direction in {"recent", "first", "final"}:
        return None
    return _calendar_unit(
        {"last": -1, "previous": -1, "next": 1, "following": 1}[direction], unit, place
    )


def read_relative(match: re.Match[str], place: Place) -> Reading | None:
    """ "Last week", "next year", "this morning"."""
    words = match[0].split()
    steps = {"last": -1, "previous": -1, "next": 1, "following": 1, "this": 0}
    step = next((steps[word] for word in words if word in steps), None)
    name = words[-1]
    if step is None:
        return (
            Reading("DATE", "PAST_REF", None, "that time")
            if "same" in words and name in {"day", "year"}
            else None
        )
    if name in {"morning", "afternoon", "evening", "night"}:
        return _part_of_today(name, step, place)
    unit = unit_of(name)
    if unit is None or unit in {"S", "M", "H"} or (unit == "D" and step == 0):
        return None
    return _calendar_unit(step, unit, place)


def _part_of_today(name: str, step: int, place: Place) -> Reading | None:
    part = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}[name]
    now = place.clock.published
    day = shifted(now, days=step) if now else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    return Reading("TIME", f"{value}T{part}", day.isoformat() if day else None, "part of a day")


def _calendar_unit(step: int, unit: Unit, place: Place) -> Reading | None:
    """ "Last week", "next year": one unit of the calendar before or after the report's own."""
    rule, now = "calendar unit near the report", place.clock.published
    if unit in {"S", "M", "H"}:
        return None
    if now is None:
        return Reading(
            "DATE", {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}[step], None, rule
        )
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
    if day is None:
        return None
    values = {
        "MO": f"{day.year}-{day.month:02d}",
        "Q": f"{day.year}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year}",
        "E": f"{day.year // 10}",
        "C": f"{day.year // 100}",
    }
    edtf = {
        "MO": values["MO"],
        "Y": values["Y"],
        "E": f"{day.year // 10}X",
        "C": f"{day.year // 100}XX",
        "Q": f"{day.year:04d}-{32 + (day.month + 2) // 3}",
    }
    return Reading("DATE", values[unit], edtf[unit], rule)


def read_deictic(match: re.Match[str], place: Place) -> Reading | None:
    """ "Today", "yesterday", "now", "recently"."""
    words = match[0]
    rule = "word for a time near the report"
    steps = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    name = next((word for word in words.split() if word in steps), None)
    if name is None:
        reference = {
            "recently": "PAST_REF",
            "recent": "PAST_REF",
            "soon": "FUTURE_REF",
            "the future": "FUTURE_REF",
        }
        return Reading("DATE", reference.get(words, "PRESENT_REF"), None, rule)
    now = place.clock.published
    day = shifted(now, days=steps[name]) if now else None
    if day is None:
        unknown = {"yesterday": "PAST_REF", "tomorrow": "FUTURE_REF"}.get(name, "PRESENT_REF")
        return Reading("DATE", unknown, None, rule)
    part = (
        "NI"
        if name == "tonight"
        else next(
            (
                code
                for word, code in (("morning", "MO"), ("afternoon", "AF"), ("evening", "EV"))
                if words.endswith(word)
            ),
            None,
        )
    )
    if part:
        return Reading("TIME", f"{day}T{part}", day.isoformat(), rule)
    return Reading("DATE", day.isoformat(), day.isoformat(), rule)


def read_set(match: re.Match[str], place: Place) -> Reading | None:
    """ "Every two weeks", "annual": what is repeated."""
    words = match[0]
    named = {
        "annual": "P1Y",
        "yearly": "P1Y",
        "monthly": "P1M",
        "weekly": "P1W",
        "daily": "P1D",
        "hourly": "PT1H",
        "quarterly": "P1Q",
    }
    if value := named.get(words.removesuffix("ly") if words == "annually" else words):
        name = place.capitalised() and place.before(reach=2).strip(" ") not in {".", '"', ""}
        return None if name else Reading("SET", value, None, "repeated time")
    unit = unit_of(words)
    if unit is None:
        return Reading("SET", "XXXX-WXX", None, "repeated time")
    return Reading("SET", period(count_of(words) or "1", unit), None, "repeated time")


def read_duration(match: re.Match[str], place: Place) -> Reading | None:
    """ "Three days", "half an hour"; "a year" behind an amount is a rate."""
    words = match[0]
    amount, unit = count_of(_last_of_range(words)), unit_of(words)
    if not amount or not unit or (unit == "Q" and not re.search(r"consecutive|straight", words)):
        return None
    article = re.match(r"an? ", words)
    if article and unit in {"S", "WE"}:
        return None
    if article and _RATE_BEFORE.search(place.before()) and not _LASTING.search(place.before()):
        return Reading("SET", period("1", unit), None, "rate")
    if article and unit == "D" and not _LASTING.search(place.before()):
        return None
    if words.startswith("second") or (unit == "S" and not words.endswith("s")):
        return None
    return Reading("DURATION", period(amount, unit, words=words), None, "length of time")


def _last_of_range(words: str) -> str:
    return re.split(r" to | or |(?<=\d)-(?=\d)", words)[-1]


def read_plural(match: re.Match[str], place: Place) -> Reading | None:
    """ "For years", "decades-long": a length that is not said."""
    unit = unit_of(match[0])
    before = place.before(reach=12)
    if unit is None or (unit in {"S", "M"} and not before.endswith("within ")):
        return None
    led = re.search(
        r"\b(?:for|in|over|within|of|took|takes|after|two|spent|lasted) (?:the )?\Z", before
    )
    if not led and not re.match(r"-long|[- ]old| of\b| ago| later| earlier", place.after()):
        return None
    return Reading("DURATION", period("X", unit), None, "length of time not said")
