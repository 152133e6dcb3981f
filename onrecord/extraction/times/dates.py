"""Reads dates: days, weekdays and months, with or without their year."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.extraction.times.calendar import (
    MONTHS,
    PARTS_OF_DAY,
    WEEKDAYS,
    day_of,
    nearest_day,
    nearest_month,
    shifted,
    shifted_months,
    week_edtf,
    week_value,
)
from onrecord.extraction.times.readings import Place, Reading
from onrecord.extraction.times.vocabulary import ORDINAL_DAY
from onrecord.extraction.times.years import ROUGH, YEAR

_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_WORD = re.compile(r"[a-z]+")
_ORDINALS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
        "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        start=1,
    )
}
_ATTACKS = re.compile(r"(?:'s)?,? (?:terror(?:ist)? )?(?:attacks?|hijack|strikes|terror)")
_DAY_LED = re.compile(r"\b(?:on|until|by|since|from|before) \Z")
_MONTH_LED = re.compile(r"\b(?:in|since|by|until|from|of|for|to|last|next|and|during) \Z")
_SOMEBODY_SAID = re.compile(r" [a-z]+ (?:said|told)")
_OF_A_NAME = re.compile(r" (?:night live|times|mail)")
_WORDS_OF_DAY = re.compile(rf"\b{ORDINAL_DAY}\b")


def read_iso(match: re.Match[str], place: Place) -> Reading | None:
    """ "2016-11-30", with or without a time of day."""
    value = match[0].upper()
    year, month, day = (int(part) for part in value[:10].split("-"))
    if not day_of(year, month, day):
        return None
    value = value[:10] + value[10:].replace(" ", "T", 1).replace(" ", "")
    return Reading("TIME" if "T" in value else "DATE", value, value, "date in figures")


def read_dots(match: re.Match[str], place: Place) -> Reading | None:
    """ "30.11.2016": the day first, as where dates are written with dots."""
    day, month, year = (int(part) for part in match[0].split("."))
    found = day_of(year, month, day)
    return _date(found, rule="date with dots") if found else None


def read_attacks(match: re.Match[str], place: Place) -> Reading | None:
    """ "9/11" is one day in all newspapers."""
    return Reading("DATE", "2001-09-11", "2001-09-11", "day known by its number")


def read_slashes(match: re.Match[str], place: Place) -> Reading | None:
    """Month first, as most English-language news prints it, unless only the day can be first."""
    first, second, year = (int(part) for part in match[0].split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    month, day = (second, first) if first > 12 else (first, second)
    found = day_of(year, month, day)
    return _date(found, rule="date with slashes") if found else None


def read_day(match: re.Match[str], place: Place) -> Reading | None:
    """ "18 October", "October 18, 2016", "Tuesday, 18 October"."""
    words = match[0]
    names = [word for word in _WORD.findall(words) if word in MONTHS]
    year = YEAR.search(words)
    rest = words[: year.start()] if year else words
    number = _day_number(rest)
    if not names or not number or not _named(place, names[0]):
        return None
    month, day = MONTHS[names[0]], number
    if year:
        found = day_of(int(year[0]), month, day)
        return _date(found, rule="day, month and year") if found else None
    if not day_of(2000, month, day):
        return None
    found = nearest_day(month, day, place.clock, future=place.is_future())
    if (month, day) == (9, 11) and _ATTACKS.match(place.after()):
        found = dt.date(2001, 9, 11)
    if found is None:
        return Reading(
            "DATE",
            f"XXXX-{month:02d}-{day:02d}",
            f"XXXX-{month:02d}-{day:02d}",
            "day without its year",
        )
    return _date(found, rule="day without its year")


def _day_number(words: str) -> int:
    if number := _DAY.search(words):
        return int(number[1])
    spelt = _WORDS_OF_DAY.search(words)
    return _ORDINALS[spelt[0].replace(" ", "-")] if spelt else 0


def read_day_alone(match: re.Match[str], place: Place) -> Reading | None:
    """ "On the 27th": the nearest such day, where a word for dates leads it."""
    now = place.clock.published
    if not now or not _DAY_LED.search(place.before()):
        return None
    options = (
        day_of(moved.year, moved.month, _day_number(match[0]))
        for months in ((0, 1) if place.is_future() else (0, -1))
        if (moved := shifted_months(now.replace(day=1), months=months))
    )
    for found in options:
        if found and (found >= now if place.is_future() else found <= now):
            return _date(found, rule="day without its month")
    return None


def _date(found: dt.date, *, rule: str) -> Reading:
    return Reading("DATE", found.isoformat(), found.isoformat(), rule)


def _named(place: Place, name: str) -> bool:
    """May, March, sun and the like are only names when printed so."""
    if name not in {"may", "march", "mar", "sat", "sun", "wed", "mon", "dec", "jan"}:
        return True
    at = place.plain.find(name, place.start, place.end)
    return place.text[at : at + 1].isupper()


def read_month_and_year(match: re.Match[str], place: Place) -> Reading | None:
    """ "October 2016", "early October 2016"."""
    words = match[0]
    month = next(MONTHS[word] for word in _WORD.findall(words) if word in MONTHS)
    year = YEAR.search(words)
    if not year:
        return None
    value = f"{year[0]}-{month:02d}"
    rough = ROUGH.match(words)
    return Reading("DATE", value, value + "~" if rough else value, "month and year")


def read_week_of(match: re.Match[str], place: Place) -> Reading | None:
    """ "The last week of March": the last that ends in the month."""
    words = match[0].removeprefix("the ")
    month = next(MONTHS[word] for word in _WORD.findall(words)[3:] if word in MONTHS)
    named = YEAR.search(words)
    year = int(named[0]) if named else nearest_month(month, place.clock, future=place.is_future())
    if not year or not 1 < year < 9999:
        return None
    first, which = dt.date(year, month, 1), words.split()[0]
    if which == "last":
        after = shifted_months(first, months=1) or first
        day = after - dt.timedelta(days=after.isoweekday())
    else:
        day = first + dt.timedelta(days=(8 - first.isoweekday()) % 7 + 7 * (_ORDINALS[which] - 1))
    return Reading("DATE", week_value(day), week_edtf(day), "week of a month")


def read_month(match: re.Match[str], place: Place) -> Reading | None:
    """ "October", "last October": the year is the nearest that fits."""
    words = _WORD.findall(match[0])
    name = next(word for word in words if word in MONTHS)
    if not _month_alone(place, name, modified=words[0] != name):
        return None
    month, clock = MONTHS[name], place.clock
    ahead = words[0] == "next" or (words[0] != "last" and place.is_future())
    year = nearest_month(month, clock, future=ahead)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}", f"XXXX-{month:02d}", "month without its year")
    if words[-1] == "year" and clock.published:
        year = clock.published.year + {"last": -1, "this": 0, "next": 1}[words[-2]]
    rough = ROUGH.match(match[0])
    value = f"{year}-{month:02d}"
    return Reading("DATE", value, value + "~" if rough else value, "month without its year")


def _month_alone(place: Place, name: str, *, modified: bool) -> bool:
    if len(name) <= 4 and name not in {"june", "july"} and not modified:
        # "May" and "Mar." are words and surnames as well as months.
        prepared = _MONTH_LED.search(place.before())
        return name in {"may", "sept"} and bool(prepared) and _named(place, name)
    if not _named(place, name):
        return False
    is_name_too = name.startswith(("april", "june", "august"))
    return not (is_name_too and _SOMEBODY_SAID.match(place.after()))


def read_weekday(match: re.Match[str], place: Place) -> Reading | None:
    """ "Monday", "next Monday", "Monday morning"."""
    words = _WORD.findall(match[0])
    name = next(word for word in words if word in WEEKDAYS)
    if (len(name) < 6 and not _named(place, name)) or _OF_A_NAME.match(place.plain, place.end):
        return None
    towards = "next" if "coming" in words else words[0]
    if len(name) == 3 and name in {"sun", "sat", "wed", "mon"} and not match[0].endswith("."):
        return None
    weekday, part = WEEKDAYS[name], PARTS_OF_DAY.get(words[-1])
    day = weekday_near(weekday, place, towards=towards)
    value = day.isoformat() if day else f"XXXX-WXX-{weekday}"
    if part:
        return Reading(
            "TIME", f"{value}T{part}", day.isoformat() if day else None, "weekday and part of day"
        )
    return Reading("DATE", value, day.isoformat() if day else None, "weekday")


def read_weekdays(match: re.Match[str], place: Place) -> Reading | None:
    """ "On Sundays": a day of each week."""
    number = WEEKDAYS[match[0].removesuffix("s")]
    return Reading("SET", f"XXXX-WXX-{number}", None, "repeated weekday")


def weekday_near(weekday: int, place: Place, *, towards: str = "") -> dt.date | None:
    """The last such day up to the report, or the next one where the words point ahead."""
    around = place.clock.published
    if around is None:
        return None
    back = (around.isoweekday() - weekday) % 7
    if towards == "next" or (towards not in {"last", "this"} and place.is_future()):
        return shifted(around, days=(7 - back) % 7 or (7 if towards == "next" else 0))
    return shifted(around, days=-(back or (7 if towards == "last" else 0)))
