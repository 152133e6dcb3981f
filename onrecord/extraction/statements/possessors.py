"""Finds whose claim, hope or refusal a noun speaks of."""

from __future__ import annotations

from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import Range, Sentence


def possessor(sentence: Sentence, noun: int, lexicon: Lexicon) -> Range | None:
    """Whose claim it is: "the minister's claim that", "his claim that"."""
    words = sentence.words
    for k in range(noun - 1, max(-1, noun - 4), -1):
        if words[k] in ("his", "her", "their", "its", "my", "our"):
            return (k, k + 1)
        if words[k].endswith(("'s", "s'")):
            return _name_start(sentence, k, lexicon), k + 1
    return None


def _name_start(sentence: Sentence, k: int, lexicon: Lexicon) -> int:
    """Where the noun phrase that ends in word ``k`` begins: at its article, or its capitals."""
    first = k
    while first and (sentence.capital(first - 1) and sentence.capital(first)):
        first -= 1
    if first and sentence.words[first - 1] in lexicon.articles:
        return first - 1
    for back in (2, 3):
        if k - back >= 0 and sentence.words[k - back] in lexicon.articles and first == k:
            return k - back
    return first
