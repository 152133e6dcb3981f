"""Reads lengths of time and what is counted from the report: "three-day", "the past few days"."""

from __future__ import annotations

import re

from onrecord.extraction.times.amounts import count_of, period, unit_of
from onrecord.extraction.times.calendar import (
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    WEEKDAYS,
    Clock,
    Unit,
    shifted,
    shifted_months,
)
from onrecord.extraction.times.nearby import calendar_unit
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.times.told import moved_from_told

_SOON = re.compile(r"\b(?:with)?in (?:just |only |mere )?\Z|\bfor \Z")
_LEADING = re.compile(
    r"\b(?:for|in|over|within|of|took|takes|after|two|spent|lasted) "
    r"(?:the |just |only |mere )?\Z"
)
_FOLLOWING = re.compile(r"-long|[- ]old| (?:of|after|before)\b")
_RATE_BEFORE = re.compile(
    r"(?:\d[\d.,]*|[a-z]+s|million|billion|percent|twice|once|times|[%€£]) \Z"
)
_DETERMINED = re.compile(r"^(?:the|this|these) ")
_TWO_WORDS_AT_END = re.compile(r"\b(?:\w+ )(?=\w+$)")
_ONE = re.compile(r"an?[ -](?!half)")
_IN_A_ROW = re.compile(r"consecutive|straight")
_RANGE = re.compile(r" to | or |(?<=\d)-(?=\d)")
_LASTING = re.compile(
    r"(?:for|in|after|within|than|over|about|nearly|almost|under|half|took|lasts?|lasted|of|"
    r"last(?:ing)?|is|was|"
    r"least|only|just|spent|every|took|around|and|another|next|past|last|within|during) \Z"
)


def read_reach(match: re.Match[str], place: Place) -> Reading | None:
    """ "The past three days", "recent weeks", "the next four years", "last week"."""
    words = _DETERMINED.sub("", match[0])
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
    if amount is None and _TWO_WORDS_AT_END.search(rest) and len(rest.split()) > 1:
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
    if unit == "WE" and direction in {"past", "coming"}:
        return calendar_unit(-1 if direction == "past" else 0, unit, place)
    if direction in {"past", "coming"}:
        return Reading(
            "DURATION",
            period("1", unit, words=words),
            _reach_edtf(direction, "1", unit, place.clock),
            "time up to the report",
        )
    if direction in {"recent", "first", "final"} or words.endswith("night"):
        return None
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}[direction]
    of_the_told = direction != "next" or place.plain.startswith("the ", place.start)
    if (
        direction != "last"
        and of_the_told
        and (told := moved_from_told(place, count=step, unit=unit, whole=True))
    ):
        return told
    return calendar_unit(step, unit, place)


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
        return Reading("SET", _repeated(words.split()[-1]), None, "repeated time")
    return Reading("SET", period(count_of(words) or "1", unit), None, "repeated time")


def _repeated(name: str) -> str:
    """ "Every Monday", "each summer", "every morning" as TIMEX3."""
    if name in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[name]}"
    if name in SEASONS:
        return f"XXXX-{SEASONS[name]}"
    if name in PARTS_OF_DAY:
        return f"XXXX-XX-XXT{PARTS_OF_DAY[name]}"
    return f"XXXX-{MONTHS[name]:02d}" if name in MONTHS else "XXXX-WXX"


def read_duration(match: re.Match[str], place: Place) -> Reading | None:
    """ "Three days", "half an hour"; "a year" behind an amount is a rate."""
    words = match[0]
    amount, unit = count_of(_last_of_range(words)), unit_of(words)
    if not amount or not unit or not _is_length(words, amount, unit):
        return None
    if _ONE.match(words):
        if _is_rate(words, place):
            return Reading("SET", period("1", unit), None, "rate")
        if unit in {"S", "WE"} or (unit == "D" and not _lasts(place)):
            return None
    return Reading("DURATION", period(amount, unit, words=words), None, "length of time")


def _is_length(words: str, amount: str, unit: Unit) -> bool:
    """ "Some day", "16 quarters", "the 2018 day" and "the third second" are none."""
    if words.endswith("s"):
        return not words.startswith("second") and (unit != "Q" or bool(_IN_A_ROW.search(words)))
    if unit in {"S", "Q"} or words.startswith("second"):
        return False
    return "-" in words or (amount != "X" and (not amount.isdigit() or int(amount) <= 999))


def _is_rate(words: str, place: Place) -> bool:
    """ "$12-an-hour", "15 planes a year", but not "it comes a day before"."""
    if "-" in words:
        return True
    before = place.before()
    behind = _RATE_BEFORE.search(before) and not _LASTING.search(before)
    return bool(behind) and not _follows(place)


def _lasts(place: Place) -> bool:
    return _follows(place) or bool(_LASTING.search(place.before()))


def _follows(place: Place) -> bool:
    return place.after(reach=8).startswith((" after", " before"))


def _last_of_range(words: str) -> str:
    return _RANGE.split(words)[-1]


def read_plural(match: re.Match[str], place: Place) -> Reading | None:
    """ "For years", "decades-long": a length that is not said."""
    unit = unit_of(match[0])
    before = place.before(reach=16)
    if unit is None or (unit in {"S", "M"} and not _SOON.search(before)):
        return None
    if not _LEADING.search(before) and not _FOLLOWING.match(place.plain, place.end):
        return None
    return Reading("DURATION", period("X", unit), None, "length of time not said")
