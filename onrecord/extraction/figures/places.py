"""The place of a figure: the nearest place named behind it in its sentence, or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_REGION = (
    r"(?:[Tt]he |[Nn]orthern |[Ss]outhern |[Ee]astern |[Ww]estern |[Cc]entral |[Nn]orth |"
    r"[Ss]outh |[Ee]ast |[Ww]est |[Gg]reater |"
    r"[Nn]orth-?east(?:ern)? |[Nn]orth-?west(?:ern)? |[Ss]outh-?east(?:ern)? |"
    r"[Ss]outh-?west(?:ern)? |"
    r"(?:city|town|village|province|region|district|state|part|parts|half|outskirts|suburbs?|"
    r"side|area|areas|port|capital|coast|island)"
    r"(?: of)? |[a-z]+-controlled |[a-z]+-held )"
)
_WORD = r"[^\W\d_a-z](?:[^\W\d_]|['’-](?=[^\W\d_]))++(?![\w$€£=]| ?[$€£=\d])"
_NAME = rf"{_WORD}(?: (?:(?:of|de|al|el|la) )?{_WORD}){{0,3}}"
_PLACE = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Aa]round|[Nn]ear|[Aa]cross|[Oo]utside|[Ii]nside|[Ff]rom|[Ii]nto|"
    rf"[Tt]hroughout|to|of|over|[Ll]eft|[Ll]eav(?:e|es|ing)|"
    rf"[Ff]led|[Ff]leeing|[Ee]ntered|[Rr]eached) (?P<place>{_REGION}{{0,4}}{_NAME})"
)
_CAPITAL = re.compile(r" [^\W\d_a-z]")  # no place without one
_AREA_OF = re.compile(
    r"(?:part|parts|areas?|city|town|province|region|district|outskirts|suburbs?|half|side|coast|"
    r"capital|island)\Z"
)
_THERE = re.compile(r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could)\b)")
_CALENDAR = re.compile(
    r"(?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|q[1-4]|i|he|"
    r"she|they|it|we)\b",
    re.IGNORECASE,
)


def place_of(
    text: str, *, start: int, end: int, sentence_start: int, sentence_end: int
) -> str | None:
    """The nearest place behind the figure in its sentence, else the last one before it."""
    behind = text[end : min(sentence_end, end + 140)]
    there = _THERE.search(behind) if "there" in behind else None
    for match in _places(behind):
        if _is_place(match):
            return "there" if there and there.start() < match.start() else match["place"]
    if there:
        return "there"
    before = [m for m in _places(text[max(sentence_start, start - 120) : start]) if _is_place(m)]
    return before[-1]["place"] if before else None


def _places(words: str) -> Iterator[re.Match[str]]:
    return _PLACE.finditer(words) if _CAPITAL.search(words) else iter(())


def _is_place(match: re.Match[str]) -> bool:
    if _CALENDAR.match(match["place"]):
        return False
    # "60 % of Labour" is no place, "the north of Syria" is.
    preposition = match[0].split(" ", 1)[0]
    return (
        preposition != "of"
        or bool(_AREA_OF.search(match.string[: match.start()].rstrip()[-12:]))
        or " of " in match["place"]
    )
