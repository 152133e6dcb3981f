"""Which patterns may begin with which first word, so that a text is walked through once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from onrecord.extraction.times.grammar import PATTERNS
from onrecord.extraction.times.vocabulary import (
    DAY_WORDS,
    MONTH_WORDS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
)
from onrecord.extraction.words import words_of

_NOT_BEFORE = frozenset("_$€£¥#&/.")  # signs and letters that no expression follows
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
        "christmas new thanksgiving halloween valentine independence memorial labor "
        "labour veterans columbus presidents martin easter good boxing may st mother "
        "father epiphany palm pentecost",
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
_MANY_UNITS = (
    "seconds minutes hours days weeks months years decades centuries weekends nights quarters "
    "fortnights"
)
_ENDS = "end beginning start middle close turn very"
_KINDS = "same corresponding comparable like fiscal financial whole entire full"
_NEARBY = (
    "last past next coming previous following recent first final prior preceding latest current "
    "most near foreseeable immediate distant future present moment time long longer short shorter "
    "nearer year-ago year-earlier"
)
_LENGTHS = (
    f"{_UNITS} half few couple trading working business full hundred recent quarter long solid"
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
        "seconds twenties thirties forties fifties sixties seventies eighties nineties fourth",
        "q1 q2 q3 q4",
    )
)
_PARTS = "morning afternoon evening night spring summer autumn fall winter"
_THAT = f"{_UNITS} {_MANY_UNITS} {_PARTS} very fiscal time"
_THIS = f"{_THAT} {MONTH_WORDS} {DAY_WORDS} early late mid on {_NEARBY}"
_COUNTED = (
    f"{_UNITS} {_MANY_UNITS} {NUMBER_WORDS} more full consecutive straight trading working "
    "business long solid and to or o"
)
_GOES_ON = {
    "the": frozenset(_THE.split()),
    "that": frozenset(_THAT.split()),
    "this": frozenset(_THIS.split()),
    "these": frozenset((_NEARBY + " days").split()),
    "those": frozenset({"days"}),
    "new": frozenset({"year", "years"}),
    **dict.fromkeys(("a", "an"), frozenset(_LENGTHS.split())),
    **dict.fromkeys(
        "one two three four five several some many half".split(), frozenset(_COUNTED.split())
    ),
}


def matches_at(plain: str, at: int, names: tuple[str, ...]) -> Iterator[tuple[str, re.Match[str]]]:
    """Every one of these patterns that matches there, with its name."""
    for name in names:
        if match := PATTERNS[name].match(plain, at):
            yield name, match


def openings_in(plain: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where an expression may begin, in order, and which patterns may, the longest first."""
    words = words_of(plain)
    found = [
        (words.start(index), _BY_FIRST_WORD[words.words[index]])
        for index in words.among(_BY_FIRST_WORD)
        if _goes_on(words.words, index)
    ]
    number = _BY_FIRST_WORD["#"]
    for at in words.digits:
        found += [(at - 1, number), (at, number)] if plain[at - 1 : at] == "'" else [(at, number)]
    found.sort(key=itemgetter(0))
    for at, names in found:
        before = plain[at - 1 : at]
        if before == " " or not (before in _NOT_BEFORE or before.isalnum()):
            yield at, names


def _goes_on(words: list[str], index: int) -> bool:
    """Whether what follows a word lets it open an expression."""
    seconds = _GOES_ON.get(words[index])
    if seconds is None or index + 1 == len(words):
        return seconds is None
    second = words[index + 1]
    return second in seconds or second < ":"  # a number, or one behind an apostrophe


def _by_first_word() -> dict[str, tuple[str, ...]]:
    names: dict[str, dict[str, None]] = {}
    for words, listed in _OPENINGS:
        for word in words.split():
            names.setdefault(word, {}).update(dict.fromkeys(listed.split()))
    return {word: tuple(listed) for word, listed in names.items()}


_BY_FIRST_WORD = _by_first_word()
