"""Which patterns may begin with which first word, so that a text is walked through once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.extraction.alternatives import one_of
from onrecord.extraction.times.grammar import PATTERNS
from onrecord.extraction.times.vocabulary import (
    DAY_WORDS,
    MONTH_WORDS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
)

# The longest reading first.
_OPENINGS = (
    (MONTH_WORDS, "month_day month_year month"),
    (DAY_WORDS, "month_day day_month weekday"),
    (
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        "weekdays",
    ),
    (NUMBER_WORDS, "ago duration"),
    ("one two three four five six seven eight nine ten eleven twelve", "clock"),
    ("single", "duration"),
    ("long", "ago"),
    ("a quarter", "duration"),
    ("a recent", "reach"),
    (
        "the",
        "day_month day_alone week_of half quarter same_period century month_year season reach "
        "relative month decade year the_unit weekend deictic part holiday",
    ),
    ("last next", "quarter season reach relative month weekday"),
    ("these", "reach"),
    ("this", "season reach relative month weekday"),
    ("past coming following", "reach relative"),
    ("previous first final prior preceding same", "reach relative"),
    ("recent", "reach deictic"),
    ("that earlier later sometime", "relative deictic"),
    ("end beginning start middle close", "month_year season relative month year the_unit"),
    (
        "earlier later today tonight yesterday tomorrow currently nowadays now recently soon "
        "current presently early late near foreseeable future these those",
        "deictic",
    ),
    ("fiscal", "quarter"),
    ("fiscal calendar", "year"),
    (
        "early late mid",
        "month_year season relative month weekday century decade year part",
    ),
    ("first second third fourth final previous current latest q1 q2 q3 q4", "quarter"),
    ("first second", "half"),
    ("first second third fourth last", "week_of"),
    (ORDINAL_WORDS, "day_month century"),
    ("spring summer autumn fall winter", "season"),
    ("morning afternoon evening night overnight midday", "part"),
    ("weekend", "weekend"),
    ("every each annual annually yearly monthly weekly daily hourly quarterly nightly", "set"),
    ("seconds minutes hours days weeks months years decades centuries", "ago plural"),
    ("noon midnight", "clock"),
    (
        "christmas new thanksgiving halloween valentine valentine's independence memorial labor "
        "labour veterans columbus presidents martin easter good boxing may st mother mother's "
        "father father's epiphany palm pentecost",
        "holiday",
    ),
    (
        "#",
        "iso year_pair slashes dots attacks clock day_month century ago duration decade year",
    ),
)


# Short words that open few times: the second word must be one of these, or a number.
_UNITS = (
    "second minute hour day week month year decade century weekend night quarter period season "
    "fortnight"
)
_ENDS = "end beginning start middle close turn very"
_KINDS = "same corresponding comparable like fiscal financial whole entire full"
_NEARBY = (
    "last past next coming previous following recent first final prior preceding latest current "
    "most near foreseeable immediate distant future present moment time long longer short shorter "
    "nearer year-ago year-earlier"
)
_LENGTHS = (
    f"{_UNITS} half few couple couple's trading working business full hundred recent quarter "
    "long solid"
)
_THE = " ".join(
    (
        *(
            _UNITS,
            _ENDS,
            _KINDS,
            _NEARBY,
            MONTH_WORDS,
            ORDINAL_WORDS,
            "twenty thirty early late mid",
        ),
        "spring summer autumn fall winter morning afternoon evening overnight",
        "seconds twenties thirties forties fifties sixties seventies eighties nineties fourth q",
    )
)
_GOES_ON = {"the": _THE.split(), "a": _LENGTHS.split(), "an": _LENGTHS.split()}


@dataclass(frozen=True, slots=True)
class Opening:
    """The patterns that a first word may open; ``any_of`` matches where one of them does."""

    any_of: re.Pattern[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _opening(names: tuple[str, ...]) -> Opening:
    whole = "|".join(f"(?:{PATTERNS[name].pattern})" for name in names)
    return Opening(re.compile(whole), tuple((name, PATTERNS[name]) for name in names))


def _by_first_word() -> dict[str, Opening]:
    names: dict[str, dict[str, None]] = {}
    for words, listed in _OPENINGS:
        for word in words.split():
            names.setdefault(word, {}).update(dict.fromkeys(listed.split()))
    return {word: _opening(tuple(listed)) for word, listed in names.items()}


def _first_word() -> re.Pattern[str]:
    """A word that an expression may begin with, or a number."""
    plain = [word for word in BY_FIRST_WORD if word.isalpha() and word not in _GOES_ON]
    numbered = [word for word in BY_FIRST_WORD if word[-1].isdigit()]
    short = "|".join(
        rf"{word}(?=[ -]+(?:{one_of(seconds)}(?![a-z])|[a-z]+-(?:ago|earlier)\b|['\d]))"
        for word, seconds in _GOES_ON.items()
    )
    return re.compile(
        rf"(?<![\w$€£¥#&/.])(?:{one_of(plain)}(?![a-z\d])|{one_of(numbered)}|{short}"
        r"|\d+|'(?=\d\d(?!\d)))"
    )


BY_FIRST_WORD = _by_first_word()
FIRST_WORD = _first_word()
