"""Puts a number together with its currency, magnitude, unit and the other end of its range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extraction.figures.numbers import LETTERS, Number, find_numbers
from onrecord.extraction.figures.units import UnitFound, currency_before, turn_after, unit_after
from onrecord.extraction.types import Span

_LETTER = re.compile(r"[kmbt]\b(?!/)")
_COUNT_FOLLOWS = re.compile(
    r" (?!is\b|was\b|has\b|as\b|long|high|tall|wide|deep|race|sprint|final|dash)"
    r"(?:[a-z-]+ ){0,3}?(?:[a-z]+s|people|men|women|children)\b"
)
_JOINT = re.compile(r" ?- ?| to | or (?:even |perhaps |maybe )?| and |-to-| ?- ?(?=[$€£])")
_CURRENCY_NAME = re.compile(
    r" ?(?:us dollars?|dollars?|euros?|usd|us|u\.s\.)(?!\w)(?=[ ,.)]|$)"
    r"(?! [a-z]+ (?:market|economy))"
)
_OF_A_UNIT = re.compile(r" of (?=dollars|euros|pounds|miles|kilomet)")
_PERCENT = (" percent", " per cent")
_UNIT_ARTICLE = re.compile(r" an?(?= )")
_BETWEEN = re.compile(r"\bbetween (?:about |around |some )?\Z")
_AGE = re.compile(r"(?:[ -]old\b|[ -]years? of age| years? of age)")
# "Three more years", "517 rushing yards": the unit stands behind a word that tells which.
_WHICH = re.compile(
    r" (?:full|long|straight|extra|additional|consecutive|more|whole|further|solid|working|"
    r"business|calendar|school|previous|past|rushing|passing|receiving|short|separate)(?= [a-z])"
)
_SIGN_BEFORE = re.compile(r"(?:\bminus[ -]?|(?<![\w)])-|\bnegative )\Z")
_SIGNS = ("-", "minus", "minus ", "negative ")
_CHANGED_BEFORE = re.compile(
    r"(?:rose|fell|gained|lost|up|down|added|climbed|jumped|dropped|slid|rises?|falls?|increased|"
    r"decreased) (?:[$€£] ?)?\Z"
)
_RATIO = re.compile(r"\bratio of (?:about |around |some |roughly )?\Z")


class Quantity(NamedTuple):
    """An amount in full with its unit; ``core`` is the number alone, ``span`` all of it.

    ``money`` and ``turn`` ("a month", "per barrel") are kept apart until both ends of a range are
    known; ``bare`` says that nothing but a number was printed.
    """

    span: Span
    core: Span
    low: float
    high: float
    form: str
    unit: str | None
    magnitude: float
    joined: bool = False
    age: bool = False

    @property
    def bare(self) -> bool:
        return self.unit is None and self.magnitude == 1.0


def find_quantities(plain: str, text: str) -> list[Quantity]:
    """All amounts in reading order, ranges joined."""
    found: list[Quantity] = []
    for quantity in _single_quantities(plain, text):
        if found and (joined := _joined(found[-1], quantity, plain)):
            found[-1] = joined
        elif not found or quantity.span[0] >= found[-1].span[1]:
            found.append(quantity)
    return found


def _single_quantities(plain: str, text: str) -> Iterator[Quantity]:
    for number in find_numbers(plain):
        yield _with_unit(_with_letter(number, plain, text), plain, text)


def _with_letter(number: Number, plain: str, text: str) -> Number:
    """ "$1.2m" and "4.3M" are millions; "37m" is a length."""
    end = number.span[1]
    match = _LETTER.match(plain, end)
    if number.form != "digits" or number.magnitude != 1.0 or not match:
        return number
    upper = text[end] in "MBK"
    money = currency_before(plain, number.span[0]) is not None
    if not (
        money
        or (upper and plain[end] != "t")
        or (match[0] == "m" and _COUNT_FOLLOWS.match(plain, end + 1))
    ):
        return number
    magnitude = LETTERS[match[0]]
    low = float(round(number.low * magnitude, 2))
    span = number.span[0], match.end()
    return number._replace(span=span, low=low, high=low, magnitude=magnitude)


def _with_unit(number: Number, plain: str, text: str) -> Quantity:
    start, end = number.span
    low, high, unit = number.low, number.high, None
    if money := currency_before(plain, start):
        if plain[money[1] : start].endswith("-"):
            low, high = -high, -low
        unit, start = money
        end = _past_currency_name(plain, end)
    elif found := _unit_behind(number, plain, text):
        unit, end = found.unit, found.end
        low, high = round(low * found.scale, 6), round(high * found.scale, 6)
    if (begin := _negative(plain, start, measured=unit is not None)) is not None:
        low, high, start = -high, -low, begin
    age = bool(unit in {"year", "month", "week", "day"} and (old := _AGE.match(plain, end)))
    if age and old:
        end = old.end()
    elif unit and unit != "percent" and (turn := turn_after(plain, end)):
        unit, end = f"{unit}-per-{turn[0]}", turn[1]
    return Quantity(
        (start, end),
        number.span,
        low,
        high,
        number.form,
        f"{unit}-person" if age else unit,
        number.magnitude,
        age=age,
    )


def _negative(plain: str, start: int, *, measured: bool) -> int | None:
    """Where the minus sign stands; a hyphen is one only before a measure and behind no number."""
    if not plain.endswith(_SIGNS, max(0, start - 9), start):
        return None
    sign = _SIGN_BEFORE.search(plain, max(0, start - 9), start)
    if not sign:
        return None
    if sign[0] == "-" and (not measured or plain[max(0, start - 2) : start - 1].isdigit()):
        return None
    return sign.start()


def _past_currency_name(plain: str, end: int) -> int:
    named = _CURRENCY_NAME.match(plain, end)
    return named.end() if named else end


def _unit_behind(number: Number, plain: str, text: str) -> UnitFound | None:
    end = number.span[1]
    if number.form == "part":
        article = _UNIT_ARTICLE.match(plain, end)
        if not article and not plain.startswith(_PERCENT, end):
            return None
        end = article.end() if article else end
    if number.form == "vague" and (of := _OF_A_UNIT.match(plain, end)):
        end = of.end() - 1
    found = unit_after(plain, text, end)
    if found is None and number.form in {"digits", "words"} and (which := _WHICH.match(plain, end)):
        found = unit_after(plain, text, which.end())
    if found and found.unit == "pound" and number.magnitude >= 1e6:
        return found._replace(unit="GBP")
    return found


def _joined(first: Quantity, second: Quantity, plain: str) -> Quantity | None:
    """Both ends of "15 to 22 miles", "between $12 million and $20 million", "5-10 W"."""
    between = plain[first.span[1] : second.span[0]]
    joint = _JOINT.fullmatch(between)
    if not joint or (first.joined and "-" not in between) or "part" in (first.form, second.form):
        return None
    if " and " in between and not _BETWEEN.search(plain, max(0, first.span[0] - 20), first.span[0]):
        return None
    if first.unit not in {None, second.unit} and not _said_once(first, second, plain, joint[0]):
        return None
    before = plain[max(0, first.span[0] - 16) : first.span[0]]
    if " to " in between and (
        _CHANGED_BEFORE.search(before) or (before.endswith("by ") and second.high > 3 * first.high)
    ):
        return None
    if _is_ratio(first, second, plain, joint[0]):
        return _ratio(first, second)
    low = first.low
    if (
        first.magnitude == 1.0
        and low * second.magnitude <= second.high
        and second.magnitude >= 1e3
        and low < 1000
        and "vague" not in (first.form, second.form)
    ):
        low *= second.magnitude
    if " or " in between and "vague" in (first.form, second.form):
        return None
    ends = sorted((low, second.high))
    return second._replace(
        unit=max(first.unit or "", second.unit or "", key=len) or None,
        span=(first.span[0], second.span[1]),
        core=(first.core[0], second.core[1]),
        low=ends[0],
        high=ends[1],
        joined=True,
    )


def _is_ratio(first: Quantity, second: Quantity, plain: str, joint: str) -> bool:
    """ "Outnumbered three to one", "a ratio of 3 to 2"; a range never falls to one."""
    if not (first.bare and second.bare and joint.strip(" -") == "to" and second.low == second.high):
        return False
    is_said = _RATIO.search(plain, max(0, first.span[0] - 24), first.span[0])
    return second.low > 0 and (second.low == 1 < first.low or bool(is_said))


def _ratio(first: Quantity, second: Quantity) -> Quantity:
    return second._replace(
        span=(first.span[0], second.span[1]),
        core=(first.core[0], second.core[1]),
        low=first.low / second.low,
        high=first.high / second.low,
        form="ratio",
    )


def _said_once(first: Quantity, second: Quantity, plain: str, joint: str) -> bool:
    """Whether a unit is meant for both ends: "$62 and $68 per share", "$3 to 5 billion"."""
    if first.unit is None or second.unit is not None:
        return bool(first.unit and second.unit) and _is_turn_of(first, second, plain)
    if plain.endswith("from ", 0, first.span[0]):
        return True
    return first.unit.isupper() and ("-" in joint or second.magnitude > 1.0)


def _is_turn_of(first: Quantity, second: Quantity, plain: str) -> bool:
    """ "$62 and $68 per share", "from $75 per barrel to $46"."""
    if (second.unit or "").startswith(f"{first.unit}-per-"):
        return True
    is_from = plain.endswith("from ", 0, first.span[0])
    return is_from and (first.unit or "").startswith(f"{second.unit}-per-")
