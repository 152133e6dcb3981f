"""Finds numbers in folded text: digits, number words, fractions and vague numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from onrecord.extraction.types import Span
from onrecord.extraction.words import Words, cut, words_of

SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "mln": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "k": 1e3,
}
LETTERS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
FRACTIONS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
VAGUE = {
    "several": (3.0, 9.0),
    "couple": (2.0, 3.0),
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (100.0, 999.0),
    "thousands": (1e3, 9_999.0),
    "millions": (1e6, 9_999_999.0),
    "billions": (1e9, 9_999_999_999.0),
    "trillions": (1e12, 9_999_999_999_999.0),
}

_SINGLES = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_WORD = rf"(?:{'|'.join([*SMALL, *TENS, *_SINGLES])})"
_MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
_FRACTION = "|".join(FRACTIONS)
_COUNT = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = re.compile(
    r"(?P<digits>(?<![\d])(?:\d{1,3}(?:,\d{3})+(?![\d])|"
    r"\d+(?: (?=\d/\d{1,2}(?![\d/]))\d)?)(?:\.\d+)?(?:/\d{1,4}(?![\d/]))?[½¼¾⅓⅔]?"
    r"|(?<![\w.])\.\d+|[½¼¾⅓⅔])"
    rf"(?P<by>(?: |-)?(?:{_MAGNITUDE})\b(?:[ -](?:{_MAGNITUDE})\b)?)?"
    rf"|\b(?P<vague>(?:several|a couple(?: of)?)(?: (?:hundred|thousand|million|billion|dozen))?"
    rf"(?! of (?:his|her|their|its|our|my|the|these|those)\b)"
    rf"|(?:(?:tens|hundreds) of )?(?:thousands|millions|billions|trillions)|dozens|"
    rf"hundreds|scores(?= of\b))\b"
    rf"|\b(?P<part>(?:(?<=about )|(?<=nearly )|(?<=almost )|(?<=than )|(?<=over ))"
    rf"an? (?:third|quarter|fifth)\b(?! (?:of an? hour|century|time|place|day|year|party))"
    rf"|(?:(?:a|one)[ -])?half"
    rf"(?= (?:of|a(?! (?:hundred|thousand|million|billion|trillion|dozen))|an|the|its|their)\b)"
    rf"|an? (?:third|quarter|fifth|tenth)(?= of\b)"
    rf"|(?:{_COUNT})[ -](?:{_FRACTION})s?\b(?! (?:time|place|day|week|year|floor|quarter)))\b"
    rf"|\b(?P<words>a score(?= of\b)"
    rf"|(?:(?:half )?an? (?=(?:hundred|thousand|million|billion|trillion|dozen)\b))?{_WORD}\b"
    rf"(?:(?: and a half|[ -](?:and )?{_WORD})\b){{0,9}})"
)
_DIGITS_START = re.compile(r"[\d½¼¾⅓⅔](?:(?<=\d)\d*)?")
# Words that open a number only before one of these.
_AFTER_ARTICLE = frozenset([*FRACTIONS, *_SINGLES, "score", "couple"])
_GOES_ON = {"a": _AFTER_ARTICLE, "an": _AFTER_ARTICLE, "tens": frozenset({"of"})}
_FIRST_WORDS = frozenset([*SMALL, *TENS, *VAGUE, *_SINGLES, "half", *_GOES_ON])
_ADDED = {**SMALL, **TENS, "half": 0.5, "score": 20}
_MULTIPLIED = {"hundred": 100, "dozen": 12}
_PIECE = re.compile(r"[a-z]+")


class Number(NamedTuple):
    """A bare number; ``low`` and ``high`` differ for "dozens" and the like.

    ``form`` is how it is written: digits, words, vague or part (of a whole); ``magnitude`` is
    what its digits were multiplied with, so that "24.2 to 33 billion" can lend it.
    """

    span: Span
    low: float
    high: float
    form: str
    magnitude: float = 1.0


def find_numbers(plain: str) -> Iterator[Number]:
    """Every number of the folded text in reading order."""
    return _numbers(plain, words_of(plain))


@lru_cache(maxsize=2048)
def numbers_in(words: str) -> tuple[Number, ...]:
    """The numbers of a few words that are asked about more than once, such as "the past 3 days"."""
    return tuple(_numbers(words, cut(words)))


def _numbers(plain: str, words: Words) -> Iterator[Number]:
    free = 0
    for start in _starts(plain, words):
        # Trying the whole grammar only where a number can begin is many times as fast.
        match = NUMBER.match(plain, start) if start >= free else None
        if match is None:
            continue
        free = match.end()
        kind = match.lastgroup if match.lastgroup != "by" else "digits"
        if kind == "digits":
            yield _digits(match)
        elif kind == "vague":
            yield _vague(match)
        elif kind == "part":
            yield Number(match.span(), part := _part(match[0]), part, "part")
        else:
            yield Number(match.span(), value := _words(match[0]), value, "words")


def _starts(plain: str, words: Words) -> list[int]:
    """Where a number may begin: at a digit or the point before it, or at a number word."""
    found = [words.start(i) for i in words.among(_FIRST_WORDS) if _goes_on(i, plain, words)]
    digits = words.digits
    if not plain.isascii():
        digits = [match.start() for match in _DIGITS_START.finditer(plain)]
    found += [at - (plain[at - 1 : at] == "." and plain[at].isdecimal()) for at in digits]
    return sorted(found)


def _goes_on(index: int, plain: str, words: Words) -> bool:
    """ "A hundred", "tens of": whether the word behind a blank goes on with the number."""
    listed = words.words
    seconds = _GOES_ON.get(listed[index])
    if seconds is None:
        return True
    behind = index + 1
    return (
        behind < len(listed) and listed[behind] in seconds and plain[words.start(behind) - 1] == " "
    )


def _digits(match: re.Match[str]) -> Number:
    value = _plain_number(match["digits"])
    magnitude = 1.0
    for word in _PIECE.findall(match["by"] or ""):
        magnitude *= MAGNITUDES[word]
    full = _exact(value, magnitude)
    return Number(match.span(), full, full, "digits", magnitude)


def _plain_number(digits: str) -> float:
    sign = SIGNS.get(digits[-1], 0.0)
    rest = digits.rstrip("½¼¾⅓⅔").replace(",", "")
    if not rest:
        return sign
    whole, _, rest = rest.rpartition(" ")  # "10 1/2"
    if whole:
        return float(whole[:300]) + _plain_number(rest)
    if "/" in rest:
        above, below = rest.split("/")
        return float(above) / float(below) if float(below) else float(above)
    # Longer ones are no count of anything, and would overflow.
    return float(rest[:300]) + sign


def _exact(value: float, magnitude: float) -> float:
    """4.3 million is 4,300,000 and not 4,299,999.9999."""
    product = value * magnitude
    return (
        float(round(product)) if magnitude > 1 and abs(product - round(product)) < 1e-3 else product
    )


def _vague(match: re.Match[str]) -> Number:
    """ "Tens of thousands", "several hundred", "a couple": from the least to the most it may be."""
    words = match[0].replace("a couple of", "couple").replace("a couple", "couple").split()
    if words[0] in {"several", "couple"}:
        low, high = VAGUE[words[0]]
        times = {**MAGNITUDES, "dozen": 12.0}.get(words[-1], 1.0)
        return Number(match.span(), low * times, (high + 1) * times - 1, "vague")
    low, high = VAGUE[words[-1]]
    times = {"tens": 10, "hundreds": 100}.get(words[0], 1) if len(words) > 1 else 1
    return Number(match.span(), low * times, (high + 1) * times - 1, "vague")


def _part(words: str) -> float:
    pieces = _PIECE.findall(words)
    below = (
        FRACTIONS.get(pieces[-1])
        or FRACTIONS[pieces[-1].removesuffix("s").replace("halve", "half")]
    )
    above = SMALL.get(pieces[0], 1) if len(pieces) > 1 else 1
    return above / below


def _words(words: str) -> float:
    """ "A hundred and five thousand" is 105,000; "two and a half million" is 2,500,000."""
    if words.startswith("half "):
        return 0.5 * _words(words.removeprefix("half "))
    total, current = 0.0, 0.0
    for word in _PIECE.findall(words):
        if word in _ADDED:
            current += _ADDED[word]
        elif word in _MULTIPLIED:
            current = (current or 1) * _MULTIPLIED[word]
        elif word in MAGNITUDES:
            total += (current or 1) * MAGNITUDES[word]
            current = 0.0
    return total + current
