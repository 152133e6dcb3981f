"""Reads a text of another tongue into sentences of words, a quotation counting as one word."""

from __future__ import annotations

import re

from onrecord.extraction.sentences import paragraphs, sentences, sentences_within
from onrecord.extraction.statements.reading import LONGEST, Sentence, joined, read
from onrecord.extraction.tongues.tongue import Tongue
from onrecord.extraction.types import Span

# A full stop behind one or two digits is an ordinal's: "am 18. Oktober".
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.\Z")
_LAST_WORD = re.compile(r"([^\W\d_][\w.]*)\.\Z")


def read_sentences(text: str, tongue: Tongue) -> list[Sentence]:
    """All sentences that hold a word, in order; none ends inside a quotation."""
    found: list[Sentence] = []
    for sentence in read(text, None):
        if found and _are_one(found[-1], sentence, tongue):
            found[-1] = joined(found[-1], sentence)
        else:
            found.append(sentence)
    return found


def _are_one(before: Sentence, sentence: Sentence, tongue: Tongue) -> bool:
    near = before.paragraph == sentence.paragraph
    short = len(before.words) + len(sentence.words) <= LONGEST
    return near and short and _goes_on(before.text[slice(*before.span)], tongue)


def bounds(text: str, tongue: Tongue) -> tuple[Span, ...]:
    """The sentences of the text, those inside quotations told apart too."""
    if not text.strip():
        return sentences(text)
    return tuple(
        span
        for paragraph in paragraphs(text)
        for span in _joined(text, sentences_within(text, paragraph), tongue)
    )


def _joined(text: str, spans: list[Span], tongue: Tongue) -> list[Span]:
    found: list[Span] = []
    for span in spans:
        if found and _goes_on(text[found[-1][0] : found[-1][1]], tongue):
            found[-1] = (found[-1][0], span[1])
        else:
            found.append(span)
    return found


def _goes_on(before: str, tongue: Tongue) -> bool:
    """Whether the full stop belongs to an ordinal or an abbreviation."""
    end = before[-24:]
    if _ORDINAL.search(end):
        return True
    word = _LAST_WORD.search(end)
    return bool(word) and word is not None and word[1].lower() in tongue.shortened
