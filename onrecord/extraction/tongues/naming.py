"""Tells numbers that name something from those that say how many: years, ages, ordinals."""

from __future__ import annotations

import re

from onrecord.extraction.tongues.numbers import Number
from onrecord.extraction.tongues.tongue import Numerals

_WORD_BEFORE = re.compile(r"([^\s(]+)[ (]\Z")
_WORD_AFTER = re.compile(r" ?([^\W\d_]+)")
_YEARS = range(1500, 2101)


def names_something(number: Number, plain: str, text: str, numerals: Numerals) -> bool:
    """Whether the number is no amount."""
    start, end = number.span
    if number.form != "digits":
        return number.form == "words" and _is_age(plain, number, numerals)
    if _is_joined(plain, start, end) or _is_age(plain, number, numerals):
        return True
    before = _WORD_BEFORE.search(plain, max(0, start - 24), start)
    word = before[1].rstrip(",") if before else ""
    if word in numerals.numbered and (number.unit is None or word in ("nr.", "nummer")):
        return True
    following = _WORD_AFTER.match(plain, end)
    if following and following[1] in numerals.clock:
        return True
    return number.unit is None and _is_year(number, word, plain, text, numerals)


def _is_joined(plain: str, start: int, end: int) -> bool:
    """ "18.", "90er", "24-Stunden-Dienst", "3:1", "18.10.": part of another word or a date."""
    after = plain[end : end + 2]
    if after[:1] == "." and (after[1:] in {" ", "\n"} or after[1:].isdigit()):
        return after[1:] != "\n" and _ordinal(plain, end)
    glued = after[:1].isalpha() or after[:1] == "_" or (after[:1] == "-" and after[1:].isalpha())
    return glued or plain[start - 1 : start] in {"/", ":"}


def _ordinal(plain: str, end: int) -> bool:
    """A full stop with a word behind it that goes on; at the end of a sentence it is none."""
    printed = re.search(r"(\d+)\Z", plain[max(0, end - 12) : end])
    return (
        bool(printed)
        and printed is not None
        and len(printed[1]) <= 2
        and (plain[end + 1 : end + 3].strip() != "")
    )


def _is_age(plain: str, number: Number, numerals: Numerals) -> bool:
    start, end = number.span
    if plain[start - 1 : start] == "(" and plain[end : end + 1] == ")":
        return number.unit is None
    following = _WORD_AFTER.match(plain, end)
    return number.unit in ("year", "month") and bool(following and following[1] in numerals.aged)


def _is_year(number: Number, word: str, plain: str, text: str, numerals: Numerals) -> bool:
    start, end = number.core
    if end - start != 4 or int(number.low) not in _YEARS or number.magnitude != 1.0:
        return False
    following = _WORD_AFTER.match(text, end)
    counts = bool(following and following[1][0].isupper())
    bounded = any(plain.endswith(f"{name} ", 0, start) for name, _ in numerals.before[:36])
    if bounded and counts:
        return False
    return word in numerals.year_before or not counts
