"""Reads quotations that only a colon or a dash gives to a source."""

from __future__ import annotations

from onrecord.extraction.statements.attributions import Attribution
from onrecord.extraction.statements.clauses import DASHES, has_verb
from onrecord.extraction.statements.cues import Mark
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence


def introduced(sentence: Sentence, lexicon: Lexicon) -> list[Attribution]:
    """``The mayor: "…"``."""
    words = sentence.words
    if not sentence.quotes or ":" not in words[:12]:
        return []
    at = words.index(":")
    if at == 0 or words[at + 1 : at + 2] != [QUOTE]:
        return []
    if has_verb(sentence, 0, at, lexicon) or not sentence.capital(0):
        return []
    return [Attribution(Mark(at, at + 1, None), (0, at), [(at + 1, at + 2)], "source-colon-quote")]


def signed_below(sentence: Sentence, lexicon: Lexicon) -> list[Attribution]:
    """``"…" — Jane Roe, a teacher``."""
    words = sentence.words
    at = 1 if words[0] == QUOTE else 0
    signed = len(words) > at and words[at] in DASHES and len(words) - at <= 16
    if not signed or at + 1 >= len(words) or not sentence.capital(at + 1):
        return []
    last = len(words) - (words[-1] == ".")
    if has_verb(sentence, at + 1, min(last, at + 4), lexicon):
        return []
    parts = [(0, 1)] if at else []
    return [Attribution(Mark(at, at + 1, None), (at + 1, last), parts, "quote-dash-source")]
