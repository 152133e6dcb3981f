"""Tells clauses apart in a sentence: where they break, and whether they have a verb."""

from __future__ import annotations

from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

BREAKS = frozenset({QUOTE, ";", ":", "—", "–", "―", "--", "-", "(", "[", "…", "?", "!"})
DASHES = frozenset({"—", "–", "―", "--"})


def has_verb(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words hold something that can be the verb of a clause."""
    words = sentence.words[first:last]
    if not lexicon.verbs.isdisjoint(words):
        return True
    for i, word in enumerate(words, first):
        if word.endswith("ed") and len(word) > 3 and not sentence.capital(i):
            return True
    return False


def is_verb(sentence: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether word ``i`` can be the verb of a clause."""
    word = sentence.words[i]
    return word in lexicon.verbs or (
        word.endswith("ed") and len(word) > 3 and not sentence.capital(i)
    )


def clause_start(sentence: Sentence, i: int, lexicon: Lexicon, *, floor: int) -> int:
    """The word at which the clause that ends before word ``i`` begins; not before ``floor``."""
    while i > floor:
        word = sentence.words[i - 1]
        if word in BREAKS or word in lexicon.subordinators:
            break
        i -= 1
    return i


def head_start(sentence: Sentence, last: int, lexicon: Lexicon, *, floor: int) -> int:
    """Where the run of words up to ``last`` begins: after the last comma or break."""
    at = last
    while at > floor and sentence.words[at - 1] not in BREAKS and sentence.words[at - 1] != ",":
        at -= 1
    return at


def comma_before(words: list[str], i: int, floor: int) -> int | None:
    """The comma before word ``i``, past brackets; None where a break comes first."""
    i -= 1
    while i >= floor:
        if words[i] == ")":
            i = opening_bracket(words, i, floor)
        elif words[i] == ",":
            return i
        elif words[i] in BREAKS:
            return None
        i -= 1
    return None


def closing_bracket(words: list[str], opening: int, end: int) -> int:
    """The bracket that closes ``opening`` within twenty words, else ``opening`` itself."""
    for i in range(opening, min(end, opening + 20)):
        if words[i] == ")":
            return i
    return opening


def opening_bracket(words: list[str], closing: int, floor: int) -> int:
    """The bracket that ``closing`` closes within twenty words, else ``closing`` itself."""
    for i in range(closing, max(floor, closing - 20) - 1, -1):
        if words[i] == "(":
            return i
    return closing
