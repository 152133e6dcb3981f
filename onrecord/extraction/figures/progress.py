"""Tells what has come together so far from what came on top: a running total from a change."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extraction.figures.words import word_before
from onrecord.extraction.types import Progress, Trend

_REACH = 90  # characters of a clause that are looked at on either side
_CHANGES = (
    r"(?:increase|rise|gain|growth|jump|surge|uptick|addition|drop|fall|decline|decrease|"
    r"reduction|cut|slump|dip|loss)"
)
_ADDED_BEFORE = re.compile(
    rf"\b(?:another|an? (?:additional|further|extra|fresh|net)|additional|further|extra|"
    rf"{_CHANGES}s? (?:of|by)|(?:increas|ris|grow|fall|declin|decreas|dropp)ing by)"
    r"(?: (?:about|around|some|nearly|almost|over|more than|at least|up to|only|just|roughly))?"
    r" ?[$€£]?\Z"
)
_ADDED_AFTER = re.compile(
    rf"(?:[ -](?!more than|less than|more or|or |and )[a-z]+)?[ -]"
    rf"(?:(?:more|fewer|less|additional|extra|further|higher|lower)\b(?! (?:than\b ?[$€£]?\d|or\b))"
    rf"|{_CHANGES}\b)"
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:(?:running |grand |combined |overall |cumulative )?total (?:of|to|at|is|was|stands at|"
    r"stood at|reached|now)|totall?(?:ing|ed|s)|(?:bring|push|rais|tak)(?:s|es|ing)? (?:the|its|"
    r"their) (?:[a-z]+ ){1,4}to|brought the (?:[a-z]+ ){1,4}to|(?:death )?tolls? (?:[a-z]+ "
    r"){0,3}(?:of|to|at|is|was|reached|passed)|altogether|cumulative(?:ly)?|in all|all told)"
    r"(?: (?:about|around|some|nearly|almost|over|more than|at least|all|now))*,? ?[$€£]?\Z"
)
# What may stand between them and the number, and the words that they end in.
_FILLING = frozenset(
    "about around some nearly almost over than least to only just roughly all now".split()
)
_ADDING = _FILLING | frozenset("another additional further extra fresh net of by".split())
_TOTALLING = _FILLING | frozenset(
    "of at is was reached totaling totalling totaled totalled totals totalls passed altogether "
    "cumulative cumulatively told".split()
)
_CLAUSE_END = re.compile(r"[.;:!?\n]\s|, (?:and|but|while)\b|\d")
_SENTENCE_END = re.compile(r"[.;:!?]\s")
_SINCE = (
    r"since (?:then\b|last\b|early\b|late\b|mid\b|yesterday\b|its\b|their\b|\d|the (?:[a-z]+ )?"
    r"(?:start|beginning|end|outbreak|launch|war|morning|fall|year|month|week)\b|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|mon|tues|wednes|thurs|fri|satur|sun)"
    r"[a-z]*\b)"
)
_SAYING_SO_FAR = (
    *(" far", "to date", "until now", "up to now", "in all", "in total", "altogether"),
    *("all told", "since "),
)
_SO_FAR = re.compile(
    r"\b(?:so far|thus far|to date|until now|up to now|in all|in total|altogether|all told|"
    rf"{_SINCE})"
)


def progress_of(
    plain: str, *, start: int, end: int, number_end: int, trend: Trend | None
) -> Progress | None:
    """What was added or lost is a change, even "since May"; a total or a count since then is not.

    "17 more", "another 40", "an increase of 5 %" are changes; "a total of 647 so far", "since
    October", "bringing the toll to" are cumulative; the rest is neither.
    """
    last = word_before(plain, start)
    if trend or (last in _ADDING and _ADDED_BEFORE.search(plain, max(0, start - 48), start)):
        return "change"
    if _ADDED_AFTER.match(plain, end) or _ADDED_AFTER.match(plain, number_end):
        return "change"
    if last in _TOTALLING and _TOTAL_BEFORE.search(plain, max(0, start - _REACH), start):
        return "cumulative"
    return "cumulative" if _is_so_far(plain, start=start, end=end) else None


@lru_cache(maxsize=4)
def _said_in(plain: str) -> tuple[str, ...]:
    """Which words for "so far" a text has at all."""
    return tuple(filter(plain.__contains__, _SAYING_SO_FAR))


def _is_so_far(plain: str, *, start: int, end: int) -> bool:
    around = max(0, start - _REACH), end + _REACH
    if not any(plain.find(words, *around) >= 0 for words in _said_in(plain)):
        return False
    broken = _CLAUSE_END.search(plain, end, end + _REACH)
    upto = broken.start() + 1 if broken else end + _REACH
    if _SO_FAR.search(plain, end, upto):
        return True
    said = [match.end() for match in _SO_FAR.finditer(plain, max(0, start - _REACH), start)]
    return bool(said) and not _SENTENCE_END.search(plain, said[-1], start)
