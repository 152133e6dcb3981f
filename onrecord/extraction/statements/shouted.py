"""Sets bodies whose initials are small words apart: "the WHO said" has no relative pronoun."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.extraction.statements.reading import Sentence

BODIES = ("WHO", "US", "IT", "AS")
# The look-behind takes in the word itself, so that the search may begin with its letter.
SHOUTED = re.compile("|".join(rf"{word}\b(?<!\w{word})" for word in BODIES))


def set_apart(text: str, sentences: list[Sentence]) -> None:
    """Mark such words in the sentences of ``text`` that are not set in capitals as a whole."""
    if not any(body in text for body in BODIES):
        return
    places = [place.start() for place in SHOUTED.finditer(text)]
    starts = [sentence.span[0] for sentence in sentences]
    shouts: dict[int, bool] = {}
    for at in places:
        number = bisect_right(starts, at) - 1
        if number < 0:
            continue
        if number not in shouts:
            shouts[number] = _shouts(sentences[number])
        if not shouts[number]:
            _mark(sentences[number], at)


def _mark(sentence: Sentence, at: int) -> None:
    i = bisect_right(sentence.starts, at) - 1
    if i >= 0 and sentence.starts[i] == at and sentence.words[i].isalpha():
        sentence.ends[i] = at + len(sentence.words[i])
        sentence.words[i] += "·"


def _shouts(sentence: Sentence) -> bool:
    """Whether most of a sentence is set in capitals."""
    start, end = sentence.span
    long = [word for word in sentence.text[start : min(end, start + 400)].split() if len(word) > 3]
    return 2 * sum(word.isupper() for word in long) > len(long)
