"""Reads parts of a year and runs of years: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

import re

from onrecord.extraction.times.calendar import EDTF_SEASONS, SEASONS
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.times.told import moved_from_told, quarter_reading, told_value
from onrecord.extraction.times.years import YEAR

_WORD = re.compile(r"[a-z]+")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_CENTURIES = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
} | {"twenty-first": 21, "twenty first": 21}
_DECADES = {
    "twenties": "192",
    "thirties": "193",
    "forties": "194",
    "fifties": "195",
    "sixties": "196",
    "seventies": "197",
    "eighties": "198",
    "nineties": "199",
}
_STEPS = {
    "last": -1,
    "previous": -1,
    "next": 1,
    "latest": -1,
    "most": -1,
    "year-ago": -4,
    "year-earlier": -4,
}
_OF_A_LIFE = re.compile(r"\b(?:his|her|their|my|your|our) (?:early |late |mid-?)?\Z")
_OF_AGES_OR_DEGREES = re.compile(r"\b(?:into|temperatures?|highs?|lows?|aged?)\b.{0,20}\Z")


def read_quarter(match: re.Match[str], place: Place) -> Reading | None:
    """ "The third quarter of 2009", "Q3", "last quarter"."""
    words, now = match[0].removeprefix("the ").removeprefix("fiscal "), place.clock.published
    name = re.split(r"[ ,]|-(?:fiscal|quarter)", words)[0]
    number = int(name[1]) if name[0] == "q" else _ORDINALS.get(name)
    year = YEAR.search(words)
    if number is None:
        return _quarter_nearby(name, place)
    if year:
        return quarter_reading(int(year[0]), number, rule="quarter")
    if not now:
        return Reading("DATE", f"XXXX-Q{number}", None, "quarter")
    found = now.year
    if words.endswith("year"):
        found += {"last": -1, "next": 1}.get(words.split()[-2], 0)
    elif number > (now.month + 2) // 3 and not place.is_future():
        found -= 1
    return quarter_reading(found, number, rule="quarter")


def _quarter_nearby(name: str, place: Place) -> Reading:
    """ "Last quarter" is before the report's; "the year-earlier quarter" before the one told."""
    if name.startswith("year") and (found := moved_from_told(place, count=-1, unit="Y")):
        return found
    if name in {"latest", "most"} and re.fullmatch(r"\d{4}-Q\d", told := told_value(place)):
        return quarter_reading(int(told[:4]), int(told[-1]), rule="quarter")
    now = place.clock.published
    if not now:
        return Reading("DATE", "XXXX-QX", None, "quarter")
    count = now.year * 4 + (now.month - 1) // 3 + _STEPS.get(name, 0)
    return quarter_reading(count // 4, count % 4 + 1, rule="quarter")


def read_the_quarter(place: Place) -> Reading | None:
    """ "The quarter" is the one told before, else the last that is over."""
    if re.fullmatch(r"\d{4}-Q\d", told := told_value(place)):
        return quarter_reading(int(told[:4]), int(told[-1]), rule="quarter")
    return _quarter_nearby("last", place) if place.clock.published else None


def read_half(match: re.Match[str], place: Place) -> Reading | None:
    """ "The first half of 2009", "second-half profit": "2009-H1", with months in EDTF."""
    year, now = YEAR.search(match[0]), place.clock.published
    number = 1 if "first" in match[0] else 2
    if not year and not now:
        return Reading("DATE", f"XXXX-H{number}", None, "half of a year")
    found = int(year[0]) if year else 0
    if now and not year:
        said = re.search(r"(last|this|next|the) year\Z", match[0])
        over = number > (1 if now.month <= 6 else 2) and not said and not place.is_future()
        found = now.year + ({"last": -1, "next": 1}.get(said[1], 0) if said else -over)
    first, last = ("01", "06") if number == 1 else ("07", "12")
    return Reading(
        "DATE", f"{found}-H{number}", f"{found:04d}-{first}/{found:04d}-{last}", "half of a year"
    )


def read_season(match: re.Match[str], place: Place) -> Reading | None:
    """ "Last summer", "spring 2009"; bare only behind "in", "since" and the like."""
    words, year = _WORD.findall(match[0]), YEAR.search(match[0])
    name = next(word for word in words if word in SEASONS)
    if year:
        return season_reading(int(year[0]), name)
    step = next((word for word in words if word in {"last", "next", "this"}), None)
    leads = r"\b(?:in|since|until|by) \Z"
    if name not in {"spring", "fall"} or words[0] != name:
        leads = r"\b(?:in|of|since|by|until|during|for) \Z"
    if not step and not re.search(leads, place.before()):
        return None
    now = place.clock.published
    if not now:
        return Reading("DATE", f"XXXX-{SEASONS[name]}", None, "season")
    return season_reading(now.year + {"last": -1, "next": 1}.get(step or "", 0), name)


def season_reading(year: int, name: str) -> Reading:
    """A season as a reading."""
    season = SEASONS[name]
    return Reading("DATE", f"{year:04d}-{season}", f"{year:04d}-{EDTF_SEASONS[season]}", "season")


def read_decade(match: re.Match[str], place: Place) -> Reading | None:
    """ "The 1990s", "the '70s", "the sixties", but not "in his seventies"."""
    digits = re.search(r"\d+", match[0])
    if not digits or len(digits[0]) == 2:
        before = place.before()
        if _OF_A_LIFE.search(before) or not _led_decade(match[0], before, place):
            return None
    if not digits:
        decade = _DECADES[_WORD.findall(match[0])[-1]]
    elif len(digits[0]) == 4:
        decade = digits[0][:-1]
    else:
        decade = ("20" if digits[0][0] < "2" else "19") + digits[0][0]
    return Reading("DATE", decade, f"{decade}X", "decade")


def _led_decade(words: str, before: str, place: Place) -> bool:
    """Two digits are a decade with "the" or an apostrophe, or behind another decade."""
    if "'" in words:
        return True
    behind = place.earlier is not None and place.earlier.rule == "decade"
    chained = behind and re.search(r"s(?: and|,| or| to) (?:the )?(?:early |late )?\Z", before)
    return bool(chained) or (
        words.startswith("the ") and not _OF_AGES_OR_DEGREES.search(place.before(reach=40))
    )


def read_century(match: re.Match[str], place: Place) -> Reading | None:
    """ "The 19th century" is TIMEX3 "18", the years 18XX."""
    digits = re.search(r"\d+", match[0])
    words = match[0].removesuffix("century").rstrip(" -")
    named = next((number for name, number in _CENTURIES.items() if words.endswith(name)), 0)
    if words.endswith(("twenty-first", "twenty first")):
        named = 21
    number = int(digits[0]) if digits else named
    if not number:
        return None
    return Reading("DATE", f"{number - 1:02d}", f"{number - 1:02d}XX", "century")
