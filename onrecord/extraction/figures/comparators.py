"""Reads what stands around a number: "over", "at least", "up to", "about", "rose", "fell"."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extraction.alternatives import one_of
from onrecord.extraction.figures.words import word_before
from onrecord.extraction.types import Comparator, Trend

_LEAD: tuple[tuple[Comparator, str], ...] = (
    (
        ">=",
        r"at least|no (?:fewer|less) than|not (?:fewer|less) than|a minimum of|minimum of|minimum",
    ),
    (
        "<=",
        r"up to|at most|no more than|not more than|a maximum of|maximum of|as (?:many|much|high|"
        r"long) as|not exceeding",
    ),
    (
        ">",
        r"(?:just |well |slightly |far |a little )?(?:over|more than|above|greater than|higher "
        r"than|larger than|longer than|in excess of|upwards of|"
        r"exceeding|exceeds|exceeded|surpassing|surpassed|topping|north of|beyond|past)(?: than)?",
    ),
    (
        "<",
        r"(?:just |well |slightly |far |a little )?(?:under|less than|fewer than|below|lower "
        r"than|smaller than|shorter than|south of)|sub-",
    ),
    (
        "~",
        r"about|around|approximately|approx\.?|roughly|some|an estimated|estimated|circa|ca\.|"
        r"close to|barely|"
        r"more or less|in the region of|averaged|averaging|~",
    ),
)
NEARLY = "nearly|almost|just short of|approaching|not quite|just shy of"
# A word of its own: "overall 50" and "pasta 5" bound nothing.
_NEXT = r"(?: |(?<![a-z]))"
_BETWEEN = rf"(?:{_NEXT}(?:a|an|another|us|total of|only|all|additional|further)\b){{0,3}} ?"
# "Around the 10-km mark" is a place, "at least at the 10-km mark" a bound.
_LEAST_BETWEEN = (
    rf"(?:{_NEXT}(?:at|the|a|an|another|its|his|their|us|total of|only|all|of|additional|further|"
    r"or)\b){0,3} ?"
)
# A bound ends in one of these words, or in one that may stand between it and its number.
_BOUNDING = frozenset(
    "least than minimum most exceeding exceeds exceeded above over beyond past surpassing "
    "surpassed topping under below about around approximately approx roughly some estimated circa "
    "barely less averaged averaging nearly almost approaching quite maximum a an another us total "
    "of only all additional further at the its his their or to as region".split()
)
_BOUNDING_SIGNS = ("~", "-", ".")  # "sub-", "ca."
_BEFORE = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(
        f"(?P<c{i}>{words}){_LEAST_BETWEEN if '=' in comparator else _BETWEEN}"
        for i, (comparator, words) in enumerate(_LEAD)
    )
    + rf"|(?P<nearly>{NEARLY}){_BETWEEN})\Z"
)
_TOTAL = re.compile(r"(?<![a-z])(?:a|the) (?:combined |grand )?total of (?:all )?\Z")
_TOTAL_ENDS = ("total of ", "total of all ")
_AFTER = re.compile(
    r"(?P<least>\+|(?: [a-z]+)? or (?:more|over|above|higher|greater|longer)\b"
    r"| and (?:more|over|up|above)\b(?! than)|[ -]plus\b)"
    r"|(?P<most>(?: [a-z]+)? or (?:less|fewer|under|below)\b)"
    r"|-odd\b|-ish\b| or so\b|-some\b| or thereabouts\b"
)
_AFTER_SAYS: dict[str | None, Comparator] = {"least": ">=", "most": "<=", None: "~"}
# "Sued over $40" says what for, not how much more.
_BECAUSE = re.compile(
    r"\b(?:arrested|sued?|sues|suing|fired|jailed|charged|fined|dispute|row|fight|battle|clash|"
    r"war|feud|anger|outrage|"
    r"argument|protests?|quits?|resigns?|resigned|concerns?) \Z"
)
_VAGUE = re.compile(r"\b(?:over|past|beyond)\b")
_LASTS = re.compile(
    r"\b(?:for|in|after|lasted|took|lasting|takes|spent|is|was|are|were|been|by|with|of|served|"
    r"serve|aged|age) (?:just |well |slightly )?\Z"
)
_UP = (
    "rose risen rise rises rising up gain gained gains gaining climb climbed climbs climbing jump "
    "jumped jumps jumping surged surges surging advanced advances advancing increased increases "
    "increase increasing grew grow grows grown growing soared soars soaring added adds adding "
    "expanded expands improved rallied rebounded upward higher spiked ahead"
).split()
_DOWN = (
    "fell fall falls fallen falling down drop dropped drops dropping lost loses losing declined "
    "declines decline declining decreased decreases decrease decreasing slid slides slumped slumps "
    "plunged plunges plunging plummeted plummets plummeting tumbled tumbles tumbling sank sunk "
    "shed shrank shrunk cut eased dip dipped slips slipped lower reduced reduces crashed "
    "contracted retreated"
).split()
# What a movement is last told with before its number: "rose", "rose by about".
_MOVING = frozenset(_UP + _DOWN) | frozenset(
    "by another further additional as some just only about around nearly almost roughly "
    "approximately over than under least to sharply slightly between from of a an well".split()
)
_MOVED = re.compile(
    rf"(?<![a-z-])(?<!gave )(?<!give )(?<!made )(?<!make )(?<!takes )(?:(?P<up>{one_of(_UP)})|"
    rf"(?P<down>{one_of(_DOWN)}))(?: (?:its |the |their )?[a-z-]+(?: [a-z-]+)?(?= by ))?"
    rf"(?P<mid>(?: (?:by|another|a further|an additional|as much as|some|just|only|about|"
    rf"around|nearly|almost|roughly|approximately|over|more than|less than|under|at least|up to|"
    rf"sharply|slightly|between|from|"
    rf"an average of|a|an|well|the equivalent of))*) ?[+]?\Z"
)
_MOVED_AFTER = re.compile(r" (?:percent |points? )?(?:(?P<up>higher)|(?P<down>lower))\b(?! than)")


class Bound(NamedTuple):
    """How a number bounds the amount; ``start`` and ``end`` take in the words that say so."""

    comparator: Comparator
    nearly: bool
    start: int
    end: int
    rule: str


def bound_of(plain: str, *, start: int, end: int, lasts: bool) -> Bound:
    """``lasts`` is true of lengths of time, where "over" and "past" seldom mean "more than"."""
    window = max(0, start - 44)
    before = plain[window:start]
    if bound := _said_before(plain, before, window=window, end=end, lasts=lasts):
        return bound
    if after := _AFTER.match(plain, end):
        comparator = _AFTER_SAYS[after.lastgroup]
        return Bound(comparator, False, start, after.end(), "bound behind the number")
    if before.endswith(_TOTAL_ENDS) and (total := _TOTAL.search(before)):
        return Bound("=", False, window + total.start(), end, "total")
    return Bound("=", False, start, end, "number")


def _said_before(plain: str, before: str, *, window: int, end: int, lasts: bool) -> Bound | None:
    last = word_before(plain, window + len(before))
    sign = not last and before.rstrip(" ").endswith(_BOUNDING_SIGNS)
    if not sign and last not in _BOUNDING:
        return None
    found = _BEFORE.search(before)
    if not found:
        return None
    bound = _lead(found, window=window, end=end)
    vague = bound.comparator == ">" and _VAGUE.search(found[0])
    because = vague and _BECAUSE.search(before[: found.start()])
    if because or (lasts and vague and not _LASTS.search(before[: found.start()])):
        return None
    return bound


def _lead(found: re.Match[str], *, window: int, end: int) -> Bound:
    begin = window + found.start()
    if found["nearly"]:
        return Bound("~", True, begin, end, "just below the number")
    index = next(i for i in range(len(_LEAD)) if found[f"c{i}"])
    comparator = _LEAD[index][0]
    return Bound(
        comparator,
        False,
        begin,
        end,
        "bound before the number" if comparator != "~" else "approximate number",
    )


def trend_of(plain: str, *, start: int, end: int) -> Trend | None:
    """Up or down where the number says by how much; a level that was reached has no trend."""
    before = plain[max(0, start - 50) : start]
    last = word_before(plain, start)
    if last in _MOVING and (moved := _MOVED.search(before)):
        # "Added a 30 % fee" is no rise of 30 %.
        if " from" in moved["mid"] or moved["mid"].endswith((" a", " an")):
            return None
        return "up" if moved["up"] else "down"
    if before.endswith("+"):
        return "up"
    if after := _MOVED_AFTER.match(plain, end):
        return "up" if after["up"] else "down"
    return None
