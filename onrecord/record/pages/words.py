"""Figures, times and checks in words that a reader understands at once."""

from __future__ import annotations

import datetime as dt
import re

from django.utils.dates import MONTHS

from onrecord.record.models import Figure, Statement

BEFORE = {
    ">": "more than ",
    ">=": "at least ",
    "<": "fewer than ",
    "<=": "up to ",
    "~": "about ",
    "=": "",
}
UNITS = {"percent": "%", "kilometer": "km", "meter": "m", "kilogram": "kg", "celsius": "°C"}
MODALITY = {
    Statement.Modality.FUTURE: "said of the future",
    Statement.Modality.HEDGED: "said with reserve",
    Statement.Modality.NEGATED: "said in the negative",
    Statement.Modality.QUESTION: "asked",
}
CHECK_KINDS = {
    "age": "age",
    "bound": "bound",
    "change": "stated change",
    "contradiction": "two numbers for one day",
    "date": "dates",
    "difference": "difference",
    "duration": "duration",
    "fall": "running total",
    "headline": "headline against text",
    "including": "part of a whole",
    "paraphrase": "paraphrase against quotation",
    "picture": "picture",
    "ratio": "ratio",
    "reference": "what it refers to",
    "restated": "said twice",
    "share": "share",
    "sourcing": "sources",
    "sum": "sum",
    "tense": "tense",
    "weekday": "day of the week",
}


def figure_value(figure: Figure) -> str:
    """The figure with its bounds: "more than 18,000", "5 to 10 km", "about half"."""
    if _is_share(figure):
        return _share(figure)
    low, high = stated_low(figure), figure.high
    if low is not None and high is not None and low != high:
        before = "about " if figure.comparator == "~" else ""
        return f"{before}{_number(low)} to {_with_unit(high, figure.unit)}"
    amount = low if low is not None else high
    if amount is None:
        return figure.exact
    return f"{BEFORE.get(figure.comparator, '')}{_with_unit(amount, figure.unit)}"


def stated_low(figure: Figure) -> float | None:
    """The lower bound where one is stated: "fewer than 500" counts from 0, but does not say so."""
    is_upper_bound = figure.comparator in {"<", "<="} and not figure.low
    return None if is_upper_bound else figure.low


def as_written(figure: Figure, value: str) -> str:
    """The report's own words for a figure, where they say anything other than its value does."""
    exact, plain = figure.exact.casefold(), value.casefold()
    return "" if exact in plain or plain in exact else figure.exact


def edtf_in_words(edtf: str) -> str:
    """ISO 8601-2 in words: "2016-10-18/.." is "since 18 October 2016".

    A set of two days says "or", one of more days from which to which. A form that is not known is
    given back as it is.
    """
    if edtf.startswith("[") and edtf.endswith("]"):
        return _one_of(edtf[1:-1]) or edtf
    start, slash, end = edtf.partition("/")
    if not slash:
        return _day(edtf)
    if end in {"", ".."}:
        return f"since {_day(start)}"
    if start in {"", ".."}:
        return f"until {_day(end)}"
    return f"{_day(start)} to {_day(end)}"


def duration_in_words(value: str) -> str:
    """A TIMEX3 duration: "P44D" is "44 days"; other values give an empty text."""
    found = re.fullmatch(r"P(\d+|X)([DWMY])", value)
    if not found:
        return ""
    unit = {"D": "day", "W": "week", "M": "month", "Y": "year"}[found[2]]
    if found[1] == "X":
        return f"some {unit}s"
    return f"{found[1]} {unit}{'' if found[1] == '1' else 's'}"


def _is_share(figure: Figure) -> bool:
    bounds = [bound for bound in (figure.low, figure.high) if bound is not None]
    return not figure.unit and bool(bounds) and max(bounds) <= 1 and min(bounds) < 1


def _share(figure: Figure) -> str:
    low, high = stated_low(figure), figure.high
    if low == 0.5 and figure.low_open:
        return "more than half"
    if low is not None and high is not None and low <= 0.5 <= high:
        return "about half" if low != high else "half"
    amount = low if low is not None else high
    return f"{BEFORE.get(figure.comparator, '')}{_number(100 * (amount or 0))} %"


def _with_unit(amount: float, unit: str) -> str:
    number = _number(amount)
    if not unit:
        return number
    if re.fullmatch(r"[A-Z]{3}", unit):
        return f"{unit} {number}"
    plain = UNITS.get(unit) or unit.removeprefix("length-").removeprefix("duration-")
    is_word = plain.isalpha() and plain not in UNITS.values()
    return f"{number} {plain.replace('-', ' ')}{'s' if is_word and amount != 1 else ''}"


def _number(amount: float) -> str:
    if amount == int(amount):
        return f"{int(amount):,}"
    return f"{amount:,.2f}".rstrip("0").rstrip(".")


def _one_of(days: str) -> str:
    """One day of several, of which only a first or a last may be known."""
    first, dots, last = days.partition("..")
    if not dots:
        return " or ".join(_day(day.strip()) for day in days.split(","))
    if not first:
        return f"{_day(last)} or earlier"
    if not last:
        return f"{_day(first)} or later"
    if _is_next_day(first, last):
        return f"{_day(first)} or {_day(last)}"
    return f"some day from {_day(first)} to {_day(last)}"


def _is_next_day(first: str, last: str) -> bool:
    try:
        return dt.date.fromisoformat(last) - dt.date.fromisoformat(first) == dt.timedelta(days=1)
    except ValueError:  # a month or a year has no next day
        return False


def _day(text: str) -> str:
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d|XX))?(?:T.*)?([~?%])?", text)
    if not found:
        return text
    year, month, day, doubt = found.groups()
    parts = [str(int(day))] if day and day != "XX" else []
    parts += [str(MONTHS[int(month)])] if month and 1 <= int(month) <= 12 else []
    return ("about " if doubt else "") + " ".join([*parts, year])
