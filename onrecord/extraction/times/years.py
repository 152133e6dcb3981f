"""Reads years: "2016", "late 2016", "fiscal 2016", "'82", and tells them from amounts."""

from __future__ import annotations

import re

from onrecord.extraction.times.readings import Place, Reading

YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d(?!\d)")
# Only a part of what is named is meant.
ROUGH = re.compile(r"(?:the )?(?:very )?(?:early|late|mid|end|beginning|start|middle|close)\b")

_NOT_A_YEAR_BEFORE = re.compile(
    r"(?:about|over|than|least|nearly|almost|roughly|approximately|around|some|total of|up to|only"
    r"|another|additional|nos?\.|flight|room|route|\d,?|\bto|[a-z]-)[ ]?\Z"
)
_YEAR_BEFORE = re.compile(
    r"(?:\bin|\bsince|\bby|\bof|\bfrom|\buntil|\btill|\bduring|\bbefore|\bafter|\bbetween|\bfor"
    r"|\band|\bmid|\bto|\bthrough|\blate|\bearly|\bearlier|\blater|\(c?|,)[ -]?(?:\w+ )?\Z"
)
_YEAR_AFTER = re.compile(
    r" (?:percent|per cent|dollars|euros|pounds|people|miles|kilomet|met(?:er|re)s|points|jobs|"
    r"workers"
    r"|employees|soldiers|troops|men|women|children|residents|votes|square|sq|tons|tonnes|feet|"
    r"deaths"
    r"|index|cases|homes|houses|families|refugees|civilians|militants|[a-z]+s (?:of|were|have|had"
    r"|will|in|and|at|for|to)\b)"
)

_SHORT_LED = re.compile(r"\b(?:since|in|of|from|until|to|by|before|after|and) \Z")


def read_year(match: re.Match[str], place: Place) -> Reading | None:
    """ "2016", "late 2016", "fiscal 2016", "'82", where it is not an amount."""
    words = match[0]
    if words.startswith("'"):
        return _short_year(int(words[1:]), place)
    found = YEAR.search(words)
    if not found:
        return None
    year, bare = int(found[0]), found[0] == words
    if bare and not _is_year(place, year):
        return None
    rough = ROUGH.match(words)
    rule = "part of a year" if rough else "year"
    return Reading("DATE", f"{year}", f"{year}~" if rough else f"{year}", rule)


def read_year_pair(match: re.Match[str], place: Place) -> Reading | None:
    """ "1996-97": one year and the next."""
    first, second = int(match[0][:4]), int(match[0][5:])
    if (first + 1) % 100 != second or ("/" in match[0] and not place.before().endswith(" ")):
        return None
    return Reading("DATE", f"{first}/{first + 1}", f"{first}/{first + 1}", "two years")


def _short_year(digits: int, place: Place) -> Reading | None:
    if not _SHORT_LED.search(place.before()):
        return None
    now = place.clock.latest
    century = 2000 if digits <= ((now.year if now else 2020) + 5) % 100 else 1900
    return Reading("DATE", f"{century + digits}", f"{century + digits}", "year")


def _is_year(place: Place, year: int) -> bool:
    before = place.before()
    if before.endswith(" the ") and 1950 <= year <= 2050:
        return True
    if _YEAR_AFTER.match(place.after(reach=40)):
        return False
    if _YEAR_BEFORE.search(before):
        return year < 2100 or before.endswith(("by ", "in ", "until "))
    return 1900 <= year <= 2050 and not _NOT_A_YEAR_BEFORE.search(before)
