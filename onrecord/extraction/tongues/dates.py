"""Finds times in a text of another tongue: days, months, years, lengths of time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.extraction.folding import folded, tidy
from onrecord.extraction.times.calendar import (
    Clock,
    day_of,
    nearest_day,
    nearest_month,
    shifted,
    shifted_months,
    week_edtf,
    week_value,
)
from onrecord.extraction.tongues.tongue import Days, Tongue
from onrecord.extraction.types import TimeExpression, TimeType

_LETTERS = {
    "S": "PT{}S",
    "M": "PT{}M",
    "H": "PT{}H",
    "D": "P{}D",
    "W": "P{}W",
    "MO": "P{}M",
    "Y": "P{}Y",
}
_YEAR = r"(?:1[5-9]|20|21)\d\d"


@dataclass(frozen=True, slots=True)
class _Place:
    match: re.Match[str]
    plain: str
    text: str
    clock: Clock
    days: Days
    counts: dict[str, float]

    def before(self) -> str:
        return self.plain[max(0, self.match.start() - 40) : self.match.start()]

    def is_future(self) -> bool:
        around = re.split(r"[.!?\n]", self.before())[-1].split()
        return any(word in self.days.future for word in around)

    def since(self) -> bool:
        return any(word in self.days.since for word in self.before().split()[-2:])


_Read = tuple[TimeType, str, str | None, str] | None


def find_times_in(
    text: str, tongue: Tongue, *, published: dt.date | None, captured: dt.datetime | None
) -> tuple[TimeExpression, ...]:
    """All times in reading order, none overlapping another; anchors as in ``times``."""
    clock = Clock(published=published, captured=captured.date() if captured else None)
    plain, printed = folded(text), tidy(text)
    counts = dict(tongue.numerals.words) | dict.fromkeys(tongue.numerals.articles, 1.0)
    found: list[TimeExpression] = []
    for match in _grammar(tongue).finditer(plain):
        name = match.lastgroup or ""
        place = _Place(match, plain, printed, clock, tongue.days, counts)
        read = _READERS[name](place)
        if read is None:
            continue
        kind, value, edtf, rule = read
        if edtf and kind == "DATE" and "/" not in edtf and place.since():
            edtf = f"{edtf}/.."
        found.append(TimeExpression(match.span(), kind, value, edtf, rule))
    return tuple(found)


@lru_cache(maxsize=8)
def _grammar(tongue: Tongue) -> re.Pattern[str]:
    days = tongue.days
    month = _any(days.months)
    count = rf"(?:\d{{1,3}}|{_any(w for w, n in tongue.numerals.words.items() if n <= 99)})"
    unit, near = _any(days.units), _any(days.near)
    lead = _any((*days.last, *days.following, *days.this))
    return re.compile(
        r"(?<![\w.,:])(?:"
        rf"(?P<iso>\d{{4}}-\d\d-\d\d(?!\d))"
        rf"|(?P<figures>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)?(?!\d))"
        rf"|(?P<day>\d{{1,2}}\. (?:{month})\b(?: {_YEAR}\b)?)"
        rf"|(?P<month>(?:{month})\b(?: {_YEAR}\b)?)"
        rf"|(?P<clock>\d{{1,2}}(?:[.:]\d\d)? (?:{_any(days.clock)})\b)"
        rf"|(?P<weekday>(?:{_any(days.weekdays)})\b)"
        rf"|(?P<near>(?:{near})\b)"
        rf"|(?P<ago>(?:{_any(days.ago)}) (?:{count}|{_any(tongue.numerals.articles)}) (?:{unit})\b)"
        rf"|(?P<relative>(?:{lead}) (?:{count} )?(?:{unit})\b)"
        rf"|(?P<length>{count} (?:{unit})\b)"
        rf"|(?P<year>{_YEAR}(?![\d\w.,:-]\w))"
        r")"
    )


def _any(listed: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))


def _iso(place: _Place) -> _Read:
    year, month, day = (int(part) for part in place.match[0].split("-"))
    found = day_of(year, month, day)
    return ("DATE", str(found), str(found), "date in figures") if found else None


def _figures(place: _Place) -> _Read:
    """ "18.10.2016", "18.10.": the day first."""
    day, month, year = place.match[0].split(".")
    if not year:
        return _of_day(place, int(day), int(month))
    full = int(year) if len(year) == 4 else 2000 + int(year)
    found = day_of(full, int(month), int(day))
    return ("DATE", str(found), str(found), "date in figures") if found else None


def _day(place: _Place) -> _Read:
    day, month, *year = place.match[0].replace(".", "").split()
    if not year:
        return _of_day(place, int(day), place.days.months[month])
    found = day_of(int(year[0]), place.days.months[month], int(day))
    return ("DATE", str(found), str(found), "day, month and year") if found else None


def _of_day(place: _Place, day: int, month: int) -> _Read:
    if not day_of(2000, month, day):
        return None
    found = nearest_day(month, day, place.clock, future=place.is_future())
    value = str(found) if found else f"XXXX-{month:02d}-{day:02d}"
    return "DATE", value, value, "day without its year"


def _month(place: _Place) -> _Read:
    if not place.text[place.match.start()].isupper():
        return None
    name, *year = place.match[0].split()
    month = place.days.months[name]
    if year:
        return "DATE", f"{year[0]}-{month:02d}", f"{year[0]}-{month:02d}", "month and year"
    found = nearest_month(month, place.clock, future=place.is_future())
    value = f"{found or 'XXXX'}-{month:02d}"
    return "DATE", value, value, "month without its year"


def _clock(place: _Place) -> _Read:
    hour, _, minute = re.split(r" ", place.match[0])[0].replace(".", ":").partition(":")
    if int(hour) > 24 or int(minute or 0) > 59:
        return None
    day = place.clock.published
    value = f"T{int(hour):02d}:{int(minute or 0):02d}"
    return "TIME", f"{day or 'XXXX-XX-XX'}{value}", None, "time of day"


def _weekday(place: _Place) -> _Read:
    if not place.text[place.match.start()].isupper():
        return None
    number, around = place.days.weekdays[place.match[0]], place.clock.published
    if around is None:
        return "DATE", f"XXXX-WXX-{number}", None, "weekday"
    back = (around.isoweekday() - number) % 7
    found = shifted(around, days=7 - back if place.is_future() and back else -back)
    return ("DATE", str(found), str(found), "weekday") if found else None


def _near(place: _Place) -> _Read:
    if place.text[place.match.start()].isupper() and place.before()[-2:-1] not in {"", ".", "“"}:
        return None  # "am Morgen" is no tomorrow
    step, around = place.days.near[place.match[0]], place.clock.published
    rule = "word for a time near the report"
    found = shifted(around, days=step) if around else None
    if found is None:
        unknown = "PRESENT_REF" if not step else "PAST_REF" if step < 0 else "FUTURE_REF"
        return "DATE", unknown, None, rule
    return "DATE", str(found), str(found), rule


def _ago(place: _Place) -> _Read:
    """ "Vor zwei Wochen": a day, a month or a year, as exact as the unit."""
    _, count, name = place.match[0].split()
    return _moved(place, -_count(place, count), place.days.units[name], "ago")


def _relative(place: _Place) -> _Read:
    """ "Vergangene Woche", "in den kommenden drei Tagen"."""
    lead, *count, name = place.match[0].split()
    letter = place.days.units[name]
    if count:
        value = _LETTERS[letter].format(_count(place, count[0]))
        return "DURATION", value, None, "time up to the report"
    step = -1 if lead in place.days.last else 1 if lead in place.days.following else 0
    return _moved(place, step, letter, "time beside the report's")


def _moved(place: _Place, steps: int, letter: str, rule: str) -> _Read:
    around = place.clock.published
    if around is None or letter in ("S", "M", "H"):
        return "DATE", "PAST_REF" if steps < 0 else "PRESENT_REF", None, rule
    if letter == "D":
        found = shifted(around, days=steps)
        return ("DATE", str(found), str(found), rule) if found else None
    if letter == "W":
        found = shifted(around, days=7 * steps)
        return ("DATE", week_value(found), week_edtf(found), rule) if found else None
    months = steps * (12 if letter == "Y" else 1)
    found = shifted_months(around, months=months)
    if found is None:
        return None
    value = f"{found.year}" if letter == "Y" else f"{found:%Y-%m}"
    return "DATE", value, value, rule


def _length(place: _Place) -> _Read:
    """ "Drei Tage", "44 Tagen"; behind "seit" it ends with the report."""
    count, name = place.match[0].split()
    value = _LETTERS[place.days.units[name]].format(_count(place, count))
    if re.match(r" alt", place.plain[place.match.end() :]):
        return None
    return "DURATION", value, _since(place, value), "length of time"


def _since(place: _Place, value: str) -> str | None:
    around = place.clock.published
    if not around or not place.since() or value[-1] not in "DW" or value[1] == "T":
        return None
    days = int(value[1:-1]) * (7 if value[-1] == "W" else 1)
    first = shifted(around, days=-days)
    return f"{first}~/{around}" if first else None


def _year(place: _Place) -> _Read:
    word = (place.before().split() or [""])[-1].strip("(„")
    after = re.match(r" ([^\W\d_]+)", place.text[place.match.end() : place.match.end() + 30])
    counts = bool(after and after[1][0].isupper())
    if (counts and word not in place.days.year_before) or not 1800 <= int(place.match[0]) <= 2099:
        return None
    return "DATE", place.match[0], place.match[0], "year"


def _count(place: _Place, word: str) -> int:
    return int(word) if word.isdigit() else int(place.counts.get(word, 1))


_READERS: dict[str, Callable[[_Place], _Read]] = {
    "iso": _iso,
    "figures": _figures,
    "day": _day,
    "month": _month,
    "clock": _clock,
    "weekday": _weekday,
    "near": _near,
    "ago": _ago,
    "relative": _relative,
    "length": _length,
    "year": _year,
}
