"""Anchors: the same words found again in another copy of a text.

A W3C TextQuoteSelector (exact, prefix, suffix; https://www.w3.org/TR/annotation-model/) is looked
up where it stood, then wherever its words stand only once, then by its context. Nothing is ever
guessed: words that are gone, or that stand twice in equal context, are not found.
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text, at characters ``start`` to ``end``, with up to 32 before and after them."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of ``text[start:end]``; ``ValueError`` where that is no stretch of the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no stretch of a text of {len(text)} characters.")
    return Anchor(
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )


def find_again(text: str, anchor: Anchor) -> Anchor | None:
    """The anchor in ``text``, or None where its words are gone or cannot be told apart."""
    places = _places(text, anchor.exact)
    if not places:
        return None
    if anchor.start in places and _agreement(text, anchor.start, anchor) == _whole(anchor):
        return anchor_at(text, anchor.start, anchor.end)
    if len(places) > 1:
        scored = sorted(
            ((_agreement(text, place, anchor), place) for place in places), reverse=True
        )
        if scored[0][0] == scored[1][0]:
            return None
        places = [scored[0][1]]
    return anchor_at(text, places[0], places[0] + len(anchor.exact))


def _places(text: str, exact: str) -> list[int]:
    found: list[int] = []
    at = text.find(exact) if exact else -1
    while at >= 0:
        found.append(at)
        at = text.find(exact, at + 1)
    return found


def _agreement(text: str, place: int, anchor: Anchor) -> int:
    end = place + len(anchor.exact)
    before, after = text[max(0, place - CONTEXT) : place], text[end : end + CONTEXT]
    return _common(before[::-1], anchor.prefix[::-1]) + _common(after, anchor.suffix)


def _whole(anchor: Anchor) -> int:
    return len(anchor.prefix) + len(anchor.suffix)


def _common(one: str, other: str) -> int:
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))
