"""Dates as ISO 8601-2 (EDTF) writes them: which texts are dates, and how to write one."""

from __future__ import annotations

import datetime as dt
import re

HELP = (
    "Write the date as 2016-11-30, 2016-11 or 2016; a doubtful one as 2016-11-30~; "
    "one of several days as [2016-11-30..2016-12-01]; a stretch as 2016-11-30/2016-12-01."
)
DATE = re.compile(
    r"(?P<year>-?\d{4}|\d{2}XX|\d{3}X)(-(?P<month>\d\d|XX)(-(?P<day>\d\d|XX))?)?[~?%]?", re.ASCII
)
SEASONS = range(21, 25)


def is_edtf(text: str) -> bool:
    """Whether the text is a date of levels 0 and 1, a stretch of two, or a set of level 2."""
    if text[:1] + text[-1:] in {"[]", "{}"}:
        return all(_is_member(part) for part in text[1:-1].split(","))
    first, slash, last = text.partition("/")
    if slash:
        return _is_end(first) and _is_end(last) and not (first in {"", ".."} and last in {"", ".."})
    return _is_date(text)


def _is_member(part: str) -> bool:
    """A date of a set, or two with dots between them, of which one may be missing."""
    first, dots, last = part.strip().partition("..")
    if not dots:
        return _is_date(first)
    return bool(first or last) and all(not end or _is_date(end) for end in (first, last))


def _is_end(text: str) -> bool:
    """An end of a stretch: a date, unknown (empty) or open (two dots)."""
    return text in {"", ".."} or _is_date(text)


def _is_date(text: str) -> bool:
    found = DATE.fullmatch(text)
    if not found or "X" in text:
        return bool(found)
    year, month, day = (int(found[part] or 1) for part in ("year", "month", "day"))
    if found["day"] is None and month in SEASONS:
        return True
    try:
        # Before the year 1 only the calendar's shape matters; 2000 has every day a year can have.
        dt.date(year if year > 0 else 2000, month, day)
    except ValueError:
        return False
    return True
