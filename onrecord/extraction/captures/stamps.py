"""Reads date and time lines: page clocks, "Published 3 July 2023, 14:05", "3 hours ago"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.extraction.captures import calendar_words as words
from onrecord.extraction.captures.widgets import plain

MONTH = rf"(?P<month>{words.MONTH_PATTERN})\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
# "20:50 GMT +328 March 2017": the offset and the day run together, so their digits are shared out.
GLUED = re.compile(
    rf"(?P<zone>gmt|utc)\s*(?P<sign>[+-])\s*(?P<digits>\d{{2,6}})\s*{MONTH}\s*{YEAR}"
)
DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?:t(?=\d)|(?!\d))",
        rf"(?<!\d){YEAR}\s*(?:年)\s*(?P<month>[01]?\d)\s*月\s*(?P<day>[0-3]?\d)\s*日",
        rf"(?<!\d){DAY}\s*(?:of\s+|de\s+)?{MONTH},?\s*(?:de\s+|del\s+)?{YEAR}?(?!\d)",
        rf"(?<!\w){MONTH}\s*{DAY}(?!\d|:),?\s*{YEAR}?(?!\d)",
        r"(?<!\d)(?P<first>[0-3]?\d)(?P<mark>[./-])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)?\d\d)(?!\d)",
    )
)
TIME = re.compile(
    r"(?<!\d)(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?)?(?:\s*(?:uhr|hrs|h)\b)?|h(?P<minutes>[0-5]\d)\b"
    r"|\s*(?P<half_only>[ap]\.?\s?m\b\.?)|\s*uhr\b)"
)
ZONE = re.compile(
    r"(?:(?:gmt|utc)\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2}):?(?P<minutes>[0-5]\d)?"
    r"|(?P<bare>[+-])(?P<bare_hours>\d{2}):?(?P<bare_minutes>[0-5]\d)"
    rf"|\b(?P<name>{'|'.join(words.ZONES)})\b|(?<=\d)(?P<zulu>z)\b)"
)
MARK = "\x00"
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
HINT = re.compile(words.HINT_PATTERN)
AGO = re.compile(words.AGO_PATTERN)
LABELS = {kind: re.compile(rf"(?:^|[\s(|·•]){pattern}") for kind, pattern in words.LABELS.items()}
LABEL = re.compile(rf"(?:{words.LABEL_PATTERN})\s*:?")
REST = re.compile(
    rf"\b(?:{words.WEEKDAY_PATTERN}|{words.CONNECTORS})\b\.?|[\s|·•,;:/()\[\]@.–—*-]+"
)


# Year, month, day, and the other day that the same digits can mean.
Found = tuple[int | None, int, int, dt.date | None]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a date line says. ``label`` is published, updated or clock; ``ago`` is before the clock.

    ``other`` is the second reading of an all-digit date such as 03/07/2023.
    """

    label: str | None
    year: int | None
    month: int | None
    day: int | None
    time: dt.time | None
    ago: dt.timedelta | None
    text: str
    other: dt.date | None = None

    @property
    def date(self) -> dt.date | None:
        """The day it names, where it names the year too."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return dt.date(self.year, self.month, self.day)

    @property
    def moment(self) -> dt.datetime | None:
        """Day and time together; midnight is not assumed."""
        return dt.datetime.combine(self.date, self.time) if self.date and self.time else None


def may_be_dated(text: str) -> bool:
    """Whether a number or a word such as "today" leaves it possible that a date is in a text."""
    return HINT.search(plain(text)) is not None


@lru_cache(maxsize=4096)
def stamp(text: str) -> Stamp | None:
    """The date and time that make up all of a line, or None."""
    found = trailing_stamp(text)
    return found[1] if found and not found[0] else None


@lru_cache(maxsize=4096)
def trailing_stamp(text: str) -> tuple[str, Stamp] | None:
    """A line that ends in a date or time: what stands before it, and the stamp."""
    if len(text) > 200 or not may_be_dated(text):
        return None
    parts = _take_apart(plain(text).translate(DIGITS))
    if parts is None:
        return None
    rest, read = parts[0], replace(parts[1], text=text)
    before = rest[: len(_mark(rest, REST).rstrip(MARK))]
    return None if MARK in before else (text[: len(before)].strip(), read)


def _take_apart(line: str) -> tuple[str, Stamp] | None:
    """The line with every piece of a stamp marked out, and the stamp made of them."""
    label = _label(line)
    line = _mark(line, LABEL)
    rest, found, zone = _glued(line) or (*_date(line), None)
    rest, time = _time(rest, zone=zone)
    rest, ago = (rest, None) if found else _ago(rest)
    if found is None and time is None and ago is None:
        return None
    year, month, day, other = found or (None, None, None, None)
    return rest, Stamp(label, year, month, day, time, ago, "", other)


def _label(line: str) -> str | None:
    for kind, pattern in LABELS.items():
        if pattern.search(line):
            return kind
    return None


def _glued(line: str) -> tuple[str, Found | None, dt.timezone | None] | None:
    match = GLUED.search(line)
    if not match:
        return None
    digits = match["digits"]
    for cut in range(1, len(digits)):
        offset, day = digits[:cut], digits[cut:]
        hours, minutes = (int(offset), 0) if cut <= 2 else (int(offset[:-2]), int(offset[-2:]))
        date = _real(int(match["year"]), words.MONTHS[match["month"]], int(day))
        if date and hours <= 14 and minutes in (0, 30, 45) and len(day) <= 2:
            zone = _zone(match["sign"], hours, minutes)
            return _blank(line, match), (date.year, date.month, date.day, None), zone
    return None


def _date(line: str) -> tuple[str, Found | None]:
    for pattern in DATES:
        for match in pattern.finditer(line):
            if found := _from_match(match):
                return _blank(line, match), found
    return line, None


def _from_match(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts["year"] else None
    if "first" in parts:
        return _from_digits(parts, year=year)
    month = words.MONTHS.get(parts["month"]) or int(parts["month"])
    day = int(parts["day"])
    return (year, month, day, None) if _real(year or 2000, month, day) else None


def _from_digits(parts: dict[str, str], *, year: int | None) -> Found | None:
    """03/07/2023: the day first, unless that is no date; with slashes the month may come first."""
    full = (year or 0) + (2000 if (year or 0) < 100 else 0)
    first, second = int(parts["first"]), int(parts["second"])
    day_first, month_first = _real(full, second, first), _real(full, first, second)
    date = day_first or month_first
    if date is None:
        return None
    doubtful = parts["mark"] != "." and day_first and month_first and day_first != month_first
    return date.year, date.month, date.day, month_first if doubtful else None


def _time(line: str, *, zone: dt.tzinfo | None) -> tuple[str, dt.time | None]:
    match = TIME.search(line)
    if not match:
        return line, None
    hour = int(match["hour"])
    minute = int(match["minute"] or match["minutes"] or 0)
    half = match["half"] or match["half_only"]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23:
        return line, None
    rest = _blank(line, match)
    zone_match = ZONE.search(line, match.end())
    if zone_match:
        zone, rest = _named_zone(zone_match), _blank(rest, zone_match)
    return _mark(rest, words.ZONE_MARK), dt.time(
        hour, minute, int(match["second"] or 0), tzinfo=zone
    )


def _named_zone(match: re.Match[str]) -> dt.timezone | None:
    if match["zulu"]:
        return dt.UTC
    if match["name"]:
        ahead = words.ZONES[match["name"]]
        return None if ahead is None else dt.timezone(dt.timedelta(hours=ahead))
    sign, hours, minutes = match["sign"], match["hours"], match["minutes"]
    if sign is None:
        sign, hours, minutes = match["bare"], match["bare_hours"], match["bare_minutes"]
    return _zone(sign, int(hours), int(minutes or 0))


def _zone(sign: str, hours: int, minutes: int) -> dt.timezone | None:
    offset = dt.timedelta(hours=min(hours, 14), minutes=minutes)
    return dt.timezone(-offset if sign == "-" else offset)


def _ago(line: str) -> tuple[str, dt.timedelta | None]:
    match = AGO.search(line)
    if not match:
        return line, None
    for kind, span in words.NAMED_AGO.items():
        if re.fullmatch(kind, match[0].strip()):
            return _blank(line, match), span
    number = re.search(r"\d+", match[0])
    count = min(int(number[0]) if number else 1, 5000)
    for unit, span in words.UNITS.items():
        if re.search(rf"(?:\d|\b){unit}\b", match[0]):
            return _blank(line, match), count * span
    return line, None


def _real(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _blank(line: str, match: re.Match[str]) -> str:
    return line[: match.start()] + MARK * len(match[0]) + line[match.end() :]


def _mark(line: str, pattern: re.Pattern[str]) -> str:
    """Every match marked out that touches nothing but white space, marks and the line's end."""
    return pattern.sub(lambda match: MARK * len(match[0]), line)
