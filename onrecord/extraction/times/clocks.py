"""Reads times of day: "18:00 UTC", "6:40 p.m.", "noon on Monday"."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.extraction.times.amounts import count_of
from onrecord.extraction.times.calendar import WEEKDAYS, shifted
from onrecord.extraction.times.dates import weekday_near
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.times.told import told_day

_HOURS = re.compile(r"(\d{1,2}):?(\d\d)?(?::(\d\d))?")
_SENTENCE_END = re.compile(r"[.!?]['\")]* +(?=[A-Z\"'])|\n")
_OFFSET = re.compile(r"(?:gmt|utc) ?([+-])(\d\d?)")
_ZONES = {
    "utc": "Z",
    "gmt": "Z",
    "est": "-05:00",
    "edt": "-04:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "bst": "+01:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "msk": "+03:00",
}

_ZONE = re.compile(rf"\b(?:{'|'.join(_ZONES)})\b")
_FOUR_DIGITS = re.compile(r"(\d\d)(\d\d) ")
_AFTER_NOON, _BEFORE_NOON = re.compile(r"p\.?m"), re.compile(r"a\.?m")
_LETTERS = re.compile(r"[a-z]+")


def read_clock(match: re.Match[str], place: Place) -> Reading | None:
    """A time of day, on the day named with it or else the report's."""
    words = match[0]
    hour, minute = _hour_and_minute(words)
    if hour > 23 or minute > 59:
        return None
    named = _ZONE.findall(words)
    zone = next((offset for name, offset in _ZONES.items() if name in named), "")
    day = _day(words, place)
    if ahead := _OFFSET.search(words):
        zone = f"{ahead[1]}{int(ahead[2]):02d}:00"
    value = f"{day}T{hour:02d}:{minute:02d}{zone}"
    return Reading("TIME", value, None if "X" in day else value, "time of day")


def _hour_and_minute(words: str) -> tuple[int, int]:
    if words.startswith("noon"):
        return 12, 0
    if words.startswith("midnight"):
        return 0, 0
    if words.endswith("clock") and not words[0].isdigit():
        return int(float(count_of(words) or 99)), 0
    found = _FOUR_DIGITS.match(words) or _HOURS.match(words)
    if not found:
        return 99, 0
    hour, minute = int(found[1]), int(found[2] or 0)
    if _AFTER_NOON.search(words):
        hour = hour % 12 + 12 if hour <= 12 else 99
    elif _BEFORE_NOON.search(words):
        hour = hour % 12 if hour <= 12 else 99
    return hour, minute


def _day(words: str, place: Place) -> str:
    now = place.clock.published
    if not now:
        return "XXXX-XX-XX"
    named = _LETTERS.findall(words)[-1:] or [""]
    if weekday := WEEKDAYS.get(named[0]):
        return str(weekday_near(weekday, place) or "XXXX-XX-XX")
    step = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}.get(named[0])
    if step is not None:
        return str(shifted(now, days=step) or now)
    return str(_day_of_the_sentence(place) or now)


def _day_of_the_sentence(place: Place) -> dt.date | None:
    """ "On Friday ... at 8 p.m.": the day told before it in the same sentence."""
    earlier = place.earlier
    if earlier is None or _SENTENCE_END.search(place.text, earlier.span[1] - 1, place.start):
        return None
    return told_day(place)
