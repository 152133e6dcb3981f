"""What selected words suggest for the form in which they are added to the record."""

from __future__ import annotations

from typing import Any

from onrecord.extraction import read_prose
from onrecord.record.models import Statement
from onrecord.record.models.entry import Entry

OPENING = "\"“„«‚‘'"
FACTS = ("low", "high", "low_open", "high_open", "comparator")


def kind_of(words: str, place: str) -> Statement.Kind:
    """Headline for words of the headline, direct for words in quotation marks, else indirect."""
    if place == Entry.Place.HEADLINE:
        return Statement.Kind.HEADLINE
    return Statement.Kind.DIRECT if words[:1] and words[0] in OPENING else Statement.Kind.INDIRECT


def figure_in(words: str, *, language: str) -> dict[str, Any]:
    """The number that the engine reads in these words; nothing where it reads none."""
    language = language.partition("-")[0]
    found = next(iter(read_prose(words, language=language).figures), None)
    if found is None:
        return {}
    return {
        **{name: getattr(found, name) for name in FACTS},
        "unit": (found.unit or "")[:40],
        "counted": (found.counted or "")[:200],
        "where": (found.place or "")[:200],
    }
