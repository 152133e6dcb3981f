"""Reads dates: days, months, years, quarters, seasons and decades, with or without their year."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.extraction.times.calendar import (
    EDTF_SEASONS,
    MONTHS,
    PARTS_OF_DAY,
    SEASONS,
    WEEKDAYS,
    day_of,
    nearest_day,
    nearest_month,
    shifted,
)
from onrecord.extraction.times.readings import Place, Reading

_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d(?!\d)")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_WORD = re.compile(r"[a-z]+")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_NOT_A_YEAR_BEFORE = re.compile(
    r"(?:about|over|than|least|nearly|almost|roughly|approximately|around|some|total of|up to|only"
    r"|another|additional|nos?\.|flight|room|route|\d,?|\bto|[a-z]-)[ ]?\Z"
)
_YEAR_BEFORE = re.compile(
    r"(?:\bin|\bsince|\bby|\bof|\bfrom|\buntil|\btill|\bduring|\bbefore|\bafter|\bbetween|\bfor"
    r"|\band|\bmid|\bto|\bthrough|\blate|\bearly|\bearlier|\blater|\(c?|,)[ -]?(?:\w+ )?\Z"
)
_YEAR_AFTER = re.compile(
    r" (?:percent|per cent|dollars|euros|pounds|people|miles|kilomet|met(?:er|re)s|points|jobs|"
    r"workers"
    r"|employees|soldiers|troops|men|women|children|residents|votes|square|sq|tons|tonnes|feet|"
    r"deaths"
    r"|cases|homes|houses|families|refugees|civilians|militants|[a-z]+s (?:of|were|have|had|will|"
    r"in|and|at"
    r"|for|to)\b)"
)


def read_iso(match: re.Match[str], place: Place) -> Reading | None:
    """ "2016-11-30", with or without a time of day."""
    value = match[0].upper()
    year, month, day = (int(part) for part in value[:10].split("-"))
    if not day_of(year, month, day):
        return None
    return Reading("TIME" if "T" in value else "DATE", value, value, "date in figures")


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
    year = _YEAR.search(words)
    rest = words[: year.start()] if year else words
    number = _DAY.search(rest)
    if not names or not number or not _named(place, names[0]):
        return None
    month, day = MONTHS[names[0]], int(number[1])
    if year:
        found = day_of(int(year[0]), month, day)
        return _date(found, rule="day, month and year") if found else None
    if not day_of(2000, month, day):
        return None
    found = nearest_day(month, day, place.clock, future=place.is_future())
    if found is None:
        return Reading(
            "DATE",
            f"XXXX-{month:02d}-{day:02d}",
            f"XXXX-{month:02d}-{day:02d}",
            "day without its year",
        )
    return _date(found, rule="day without its year")


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
    year = _YEAR.search(words)
    if not year:
        return None
    value = f"{year[0]}-{month:02d}"
    rough = words.startswith(("early", "late", "mid"))
    return Reading("DATE", value, value + "~" if rough else value, "month and year")


def read_month(match: re.Match[str], place: Place) -> Reading | None:
    """ "October", "last October": the year is the nearest that fits."""
    words = _WORD.findall(match[0])
    name = next(word for word in words if word in MONTHS)
    if not _month_alone(place, name, modified=words[0] != name):
        return None
    month, clock = MONTHS[name], place.clock
    year = nearest_month(
        month, clock, future=words[0] == "next" or (words[0] != "last" and place.is_future())
    )
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}", f"XXXX-{month:02d}", "month without its year")
    if words[-1] == "year" and clock.published:
        year = clock.published.year + {"last": -1, "this": 0, "next": 1}[words[-2]]
    rough = words[0] in {"early", "late", "mid"}
    value = f"{year}-{month:02d}"
    return Reading("DATE", value, value + "~" if rough else value, "month without its year")


def _month_alone(place: Place, name: str, *, modified: bool) -> bool:
    if len(name) <= 4 and name not in {"june", "july"} and not modified:
        # "May" and "Mar." are words and surnames as well as months.
        prepared = re.search(
            r"\b(?:in|since|by|until|from|of|for|to|last|next|and|during) \Z", place.before()
        )
        return name in {"may", "sept"} and bool(prepared) and _named(place, name)
    if not _named(place, name):
        return False
    return not re.match(r" [a-z]+ (?:said|told)", place.after()) or not name.startswith(
        ("april", "june", "august")
    )


def read_weekday(match: re.Match[str], place: Place) -> Reading | None:
    """ "Monday", "next Monday", "Monday morning"."""
    words = _WORD.findall(match[0])
    name = next(word for word in words if word in WEEKDAYS)
    if (len(name) < 6 and not _named(place, name)) or re.match(
        r" (?:night live|times|mail)", place.after()
    ):
        return None
    if len(name) == 3 and name in {"sun", "sat", "wed", "mon"} and not match[0].endswith("."):
        return None
    weekday, part = WEEKDAYS[name], PARTS_OF_DAY.get(words[-1])
    day = weekday_near(weekday, place, towards=words[0])
    value = day.isoformat() if day else f"XXXX-WXX-{weekday}"
    if part:
        return Reading(
            "TIME", f"{value}T{part}", day.isoformat() if day else None, "weekday and part of day"
        )
    return Reading("DATE", value, day.isoformat() if day else None, "weekday")


def weekday_near(weekday: int, place: Place, *, towards: str = "") -> dt.date | None:
    """The last such day up to the report, or the next one where the words point ahead."""
    around = place.clock.published
    if around is None:
        return None
    back = (around.isoweekday() - weekday) % 7
    if towards == "next" or (towards not in {"last", "this"} and place.is_future()):
        return shifted(around, days=(7 - back) % 7 or (7 if towards == "next" else 0))
    return shifted(around, days=-(back or (7 if towards == "last" else 0)))


def read_quarter(match: re.Match[str], place: Place) -> Reading | None:
    """ "The third quarter of 2009", "Q3", "last quarter"."""
    words, clock = re.split(r"[ ,-]+", match[0]), place.clock
    year_match = _YEAR.search(match[0])
    now = clock.published
    name = words[1] if words[0] == "the" else words[0]
    number = int(name[1]) if name[0] == "q" else _ORDINALS.get(name)
    if number is None:
        if not now:
            return Reading("DATE", "XXXX-QX", None, "quarter")
        count = (
            now.year * 4
            + (now.month - 1) // 3
            + {"last": -1, "previous": -1, "next": 1}.get(name, 0)
        )
        return _quarter(count // 4, count % 4 + 1)
    if year_match:
        return _quarter(int(year_match[0]), number)
    if not now:
        return Reading("DATE", f"XXXX-Q{number}", None, "quarter")
    year = now.year
    if words[-1] == "year":
        year += {"last": -1, "next": 1}.get(words[-2], 0)
    elif number > (now.month + 2) // 3 and not place.is_future():
        year -= 1
    return _quarter(year, number)


def _quarter(year: int, number: int) -> Reading:
    return Reading("DATE", f"{year}-Q{number}", f"{year:04d}-{32 + number}", "quarter")


def read_season(match: re.Match[str], place: Place) -> Reading | None:
    """ "Last summer", "spring 2009"; bare only behind "in", "since" and the like."""
    words, year = _WORD.findall(match[0]), _YEAR.search(match[0])
    name = next(word for word in words if word in SEASONS)
    season = SEASONS[name]
    if year:
        return Reading("DATE", f"{year[0]}-{season}", f"{year[0]}-{EDTF_SEASONS[season]}", "season")
    led = words[0] in {"last", "next", "this"} or re.search(
        r"\b(?:in|of|since|by|until|during) \Z", place.before()
    )
    if not led or (name in {"spring", "fall"} and words[0] == name):
        return None
    now = place.clock.published
    if not now:
        return Reading("DATE", f"XXXX-{season}", None, "season")
    found = now.year + {"last": -1, "next": 1}.get(words[0], 0)
    return Reading("DATE", f"{found}-{season}", f"{found}-{EDTF_SEASONS[season]}", "season")


def read_decade(match: re.Match[str], place: Place) -> Reading | None:
    """ "The 1990s", "the '70s"."""
    digits = re.search(r"\d+", match[0])
    if not digits:
        return None
    decade = (
        digits[0][:-1]
        if len(digits[0]) == 4
        else ("20" if digits[0][0] < "3" else "19")[:2] + digits[0][0]
    )
    return Reading("DATE", decade, f"{decade}X", "decade")


def read_year(match: re.Match[str], place: Place) -> Reading | None:
    """ "2016", "late 2016", where it is not an amount."""
    found = _YEAR.search(match[0])
    if not found:
        return None
    year, bare = int(found[0]), found[0] == match[0]
    if bare and not _is_year(place, year):
        return None
    rule = "year" if bare else "part of a year"
    return Reading("DATE", f"{year}", f"{year}" if bare else f"{year}~", rule)


def _is_year(place: Place, year: int) -> bool:
    before = place.before()
    if before.endswith(" the ") and 1950 <= year <= 2050:
        return True
    if _YEAR_AFTER.match(place.after(reach=40)):
        return False
    if _YEAR_BEFORE.search(before):
        return year < 2100 or before.endswith(("by ", "in ", "until "))
    return 1900 <= year <= 2050 and not _NOT_A_YEAR_BEFORE.search(before)


def read_holiday(match: re.Match[str], place: Place) -> Reading | None:
    """ "Christmas", "New Year's Eve": days with a fixed date."""
    days = {
        "christmas eve": (12, 24),
        "christmas": (12, 25),
        "new year's eve": (12, 31),
        "new year": (1, 1),
        "halloween": (10, 31),
        "valentine": (2, 14),
        "independence": (7, 4),
    }
    for name, (month, day) in days.items():
        if match[0].startswith(name):
            found = nearest_day(month, day, place.clock, future=place.is_future())
            value = found.isoformat() if found else f"XXXX-{month:02d}-{day:02d}"
            return Reading("DATE", value, value, "holiday") if place.capitalised() else None
    return None
