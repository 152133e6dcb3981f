"""Reads what stands around a number: "over", "at least", "up to", "about", "rose", "fell"."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
_BETWEEN = r"(?: ?(?:a|an|another|us|total of|only|all|additional|further)\b){0,3} ?"
# "Around the 10-km mark" is a place, "at least at the 10-km mark" a bound.
_LEAST_BETWEEN = (
    r"(?: ?(?:at|the|a|an|another|its|his|their|us|total of|only|all|of|additional|further|"
    r"or)\b){0,3} ?"
)
_BEFORE = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(
        f"(?P<c{i}>{words}){_LEAST_BETWEEN if '=' in comparator else _BETWEEN}"
        for i, (comparator, words) in enumerate(_LEAD)
    )
    + rf"|(?P<nearly>{NEARLY}){_BETWEEN})\Z"
)
_TOTAL = re.compile(r"(?<![a-z])(?:a|the) (?:combined |grand )?total of (?:all )?\Z")
_AFTER: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (
        ">=",
        re.compile(
            r"\+|(?: [a-z]+)? or (?:more|over|above|higher|greater|longer)\b| and (?:more|over|"
            r"up|above)\b(?! than)|[ -]plus\b"
        ),
    ),
    ("<=", re.compile(r"(?: [a-z]+)? or (?:less|fewer|under|below)\b")),
    ("~", re.compile(r"-odd\b|-ish\b| or so\b|-some\b| or thereabouts\b")),
)
# "Sued over $40" says what for, not how much more.
_BECAUSE = re.compile(
    r"\b(?:arrested|sued?|sues|suing|fired|jailed|charged|fined|dispute|row|fight|battle|clash|"
    r"war|feud|anger|outrage|"
    r"argument|protests?|quits?|resigns?|resigned|concerns?) \Z"
)
_LASTS = re.compile(
    r"\b(?:for|in|after|lasted|took|lasting|takes|spent|is|was|are|were|been|by|with|of|served|"
    r"serve|aged|age) (?:just |well |slightly )?\Z"
)
_UP = (
    "rose|risen|rise[sn]?|rising|up|gain(?:ed|s|ing)?|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|"
    "surg(?:ed|es|ing)|advanc(?:ed|es|ing)|"
    "increas(?:ed|es|e|ing)|grew|grow[sn]?|growing|soar(?:ed|s|ing)|add(?:ed|s|ing)|expand(?:ed|"
    "s)|improved|rallied|rebounded|"
    "upward|higher|spiked|ahead"
)
_DOWN = (
    "fell|falls?|fallen|falling|down|drop(?:ped|s|ping)?|lost|los(?:es|ing)|declin(?:ed|es|e|"
    "ing)|decreas(?:ed|es|e|ing)|"
    "slid(?:es)?|slump(?:ed|s)|plung(?:ed|es|ing)|plummet(?:ed|s|ing)|tumbl(?:ed|es|ing)|sank|"
    "sunk|shed|shrank|shrunk|cut|"
    "eased|dipp?(?:ed)?|slipp?(?:ed|s)|lower|reduced|reduces|crashed|contracted|retreated"
)
_MOVED = re.compile(
    rf"(?<![a-z-])(?<!gave )(?<!give )(?<!made )(?<!make )(?<!takes )(?:(?P<up>{_UP})|"
    rf"(?P<down>{_DOWN}))(?: (?:its |the |their )?[a-z-]+(?: [a-z-]+)?(?= by ))?(?P<mid>(?: "
    rf"(?:by|another|a further|an additional|as much as|some|just|only|about|"
    rf"around|nearly|almost|roughly|approximately|over|more than|less than|under|at least|up to|"
    rf"sharply|slightly|between|from|"
    rf"an average of|a|an|well|the equivalent of))*) ?[+]?\Z"
)
_MOVED_AFTER = re.compile(r" (?:percent |points? )?(?:(?P<up>higher)|(?P<down>lower))\b(?! than)")


@dataclass(frozen=True, slots=True)
class Bound:
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
    if found := _BEFORE.search(before):
        bound = _lead(found, window=window, end=end)
        vague = bound.comparator == ">" and re.search(r"\b(?:over|past|beyond)\b", found[0])
        because = vague and _BECAUSE.search(before[: found.start()])
        if not because and not (lasts and vague and not _LASTS.search(before[: found.start()])):
            return bound
    for comparator, pattern in _AFTER:
        if after := pattern.match(plain, end):
            return Bound(comparator, False, start, after.end(), "bound behind the number")
    if total := _TOTAL.search(before):
        return Bound("=", False, window + total.start(), end, "total")
    return Bound("=", False, start, end, "number")


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
    if moved := _MOVED.search(before):
        # "Added a 30 % fee" is no rise of 30 %.
        if " from" in moved["mid"] or moved["mid"].endswith((" a", " an")):
            return None
        return "up" if moved["up"] else "down"
    if before.endswith("+"):
        return "up"
    if after := _MOVED_AFTER.match(plain, end):
        return "up" if after["up"] else "down"
    return None
