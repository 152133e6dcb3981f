"""Tells who wrote a report from its byline: "By Jane Doe and John Roe, Moscow"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extraction.captures.lines import name_like
from onrecord.extraction.captures.stamps import Stamp, stamp, trailing_stamp

LABEL = re.compile(
    r"^(?:(?:written |reported |posted |published |story |text |words )?by|von|par|"
    r"por|di|авторы?|текст|"
    r"author|authors|autor|autoren|"
    r"auteur|reporter|reporting by|بقلم|كتب|كتبت|المحرر|الكاتب)(?:\s*:\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
AND = re.compile(
    r"\s*(?:,\s*(?:and|und|et|y)\s|\s(?:and|und|et|y|и|و)\s|\s?&\s|;|\|)\s*", re.IGNORECASE
)
ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|staff|writer|journalist|columnist|analyst|bureau|agency|news|desk|"
    r"korrespondent\w*|redakt\w+|redaktion|mitarbeiter\w*|rédact\w+|correspondant\w*|correspons\w+|"
    r"корреспондент|редактор|مراسل\w*|محرر\w*|reuters|afp|ap|dpa|tass|bbc|cnn)\b",
    re.IGNORECASE,
)
# "Tom Reed Environment correspondent"
NAME_AND_OFFICE = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ][\w'’-]+),? (?P<office>(?:[A-Z][a-z]+ )?[a-z][\w ]+)$"
)
PERSON = re.compile(
    r"^(?:[^\W\d_][\w'’.-]*)(?: (?:de|la|von|van|der|bin|al|el|di|da|le|[^\W\d_][\w'’.-]*)){1,3}$"
)


def byline(text: str, *, near_headline: bool) -> tuple[tuple[str, ...], Stamp | None] | None:
    """The authors a line names, and the date where it ends in one; None where it is no byline.

    Without "By" before it, a name counts only where bylines stand: right under the headline.
    """
    text = re.sub(r"^\(|\)$|;.*$", "", text)
    label = LABEL.match(text)
    said = text[label.end() :] if label else text
    date = trailing_stamp(said)
    who, when = (date[0], replace(date[1], text=text)) if date else (said, None)
    ends = who.endswith((".", "!", "?")) and not re.search(r"\b(?:[JS]r|[A-Z])\.$", who)
    if len(text) > 160 or not who or ends or stamp(text):
        return None
    names = _names(who) if label or (near_headline and _bare_name(who, dated=bool(date))) else ()
    return (names, when) if names else None


def _bare_name(who: str, *, dated: bool) -> bool:
    if office := NAME_AND_OFFICE.match(who):
        return bool(ROLE.search(office["office"]))
    first, *rest = re.split(r",\s*|\s[–—|•·-]\s?", who, maxsplit=1)
    if not PERSON.fullmatch(first) or not first.split()[-1][0].isupper():
        return False
    return dated or bool(rest and (ROLE.search(rest[0]) or len(rest[0].split()) <= 3))


def _names(text: str) -> tuple[str, ...]:
    """The people in a byline, without their town, their office and their agency."""
    found: list[str] = []
    parts = AND.split(text)
    for part in parts:
        pieces = re.split(r",\s*|\s[–—|•·-]+(?:\s|$)|\s+in\s+(?=[A-Z])|\s*\(", _officeless(part))
        for place, piece in enumerate(pieces):
            name = piece.strip(" ,.–—-)|•·@").removeprefix("u/")
            keep = name_like(name) and not (found and ROLE.search(name))
            if keep and (
                place == 0
                or (
                    len(pieces) + len(parts) > 3
                    and PERSON.fullmatch(name)
                    and not ROLE.search(name)
                )
            ):
                found.append(name)
    return tuple(dict.fromkeys(found))


def _officeless(text: str) -> str:
    office = NAME_AND_OFFICE.match(text)
    return office["name"] if office and ROLE.search(office["office"]) else text
