"""Finds shares said in words: "most of them", "a majority of voters", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extraction.alternatives import one_of
from onrecord.extraction.figures.nouns import part_of_what
from onrecord.extraction.figures.numbers import SMALL
from onrecord.extraction.types import Figure, Span

# A share is a part of one: low and high lie between 0 and 1.
SHARE_RULES = frozenset({"share in words", "most", "one in so many", "part of a whole"})
_MOST = re.compile(
    r"\b(?:most|(?:the|a) (?:vast |large |great |overwhelming )?majority) of (?P<them>them|whom|"
    r"which|those|these)\b"
    r"|\b(?:most|(?:the|a) (?:vast |large |great |overwhelming )?majority) of (?=(?:the|its|"
    r"their|his|her) \w+(?: \w+)?s\b)"
    r"|\b(?:the|a) (?:vast |large |great |overwhelming )?majority of (?=\w+(?: \w+)?s\b)"
)
_MOST_OF = re.compile(r"(?:most|majority) of ")
_LED = re.compile(r"\b(?:the|a) (?:vast |large |great |overwhelming )?\Z")
_FEW = one_of("two three four five six seven eight nine ten".split())
_ONE = re.compile(rf"(?<!\w)(?:one|{_FEW}|\d)\Z")
_SO_MANY = re.compile(rf" (?:in|out of)(?: every)? (?:{_FEW}|\d)")
_ONE_IN = re.compile(
    rf"(?<!\w)(one|{_FEW}|\d) (?:in|out of)(?: every)? ({_FEW}|\d{{1,3}})\b"
    r"(?! ?(?:minutes|hours|days|years|weeks|months|percent|%|\w+ day|[.,]?\d))"
)


def find_shares(plain: str, text: str) -> list[Figure]:
    """Shares that no number is printed for, or two."""
    found = []
    for match in _mosts(plain):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        noun = match["them"] or part_of_what(plain, text, start=start, end=_before_of(match))
        found.append(_share((start, end), 0.5, 1.0, "most", counted=noun))
    for match in _ones_in_so_many(plain):
        part, whole = (SMALL.get(word) or int(word) for word in match.groups())
        if 0 < part < whole:
            found.append(
                _share(
                    match.span(),
                    part / whole,
                    part / whole,
                    "one in so many",
                    counted=part_of_what(plain, text, start=match.start(), end=match.end()),
                )
            )
    return found


def _mosts(plain: str) -> Iterator[re.Match[str]]:
    for said in _MOST_OF.finditer(plain):
        led = _LED.search(plain, max(0, said.start() - len("the overwhelming ")), said.start())
        if match := _MOST.match(plain, led.start() if led else said.start()):
            yield match


def _ones_in_so_many(plain: str) -> Iterator[re.Match[str]]:
    free = 0
    for so_many in _SO_MANY.finditer(plain):
        at = so_many.start()
        one = _ONE.search(plain, max(free, at - len("three")), at)
        if one and (match := _ONE_IN.match(plain, one.start())):
            free = match.end()
            yield match


def _before_of(match: re.Match[str]) -> int:
    return match.start() + match[0].rindex(" of")


def _share(span: Span, low: float, high: float, rule: str, *, counted: str | None) -> Figure:
    most = rule == "most"
    return Figure(
        span=span,
        low=low,
        high=high,
        low_open=most,
        high_open=False,
        comparator=">" if most else "=",
        trend=None,
        unit=None,
        counted=counted,
        place=None,
        time=None,
        statement=None,
        progress=None,
        rule=rule,
    )
