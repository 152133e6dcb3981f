"""Finds listed words in a text in one pass, in time that grows with the text alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import ahocorasick


@lru_cache(maxsize=16)  # several checks in turn ask it of one comment
def folded(text: str) -> str:
    """The text without capitals, accents and signs: words with one blank between them.

    ``*`` stays where a word begins or ends with it.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_SIGNS).split())
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = (
        letter if letter.isalnum() or letter == "*" else " "
        for letter in letters
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )
    return " ".join("".join(kept).split())


_SIGNS = {n: " " for n in range(128) if not chr(n).isalnum() and chr(n) != "*"}


class WordFinder:
    """An Aho-Corasick automaton of folded words: no pattern of an editor can slow it down."""

    def __init__(self, words: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        self._is_empty = True
        for word in words:
            # A blank at an end is the border of a word; a star takes that border away.
            sought = f" {word} ".replace(" *", "").replace("* ", "")
            if sought.strip():
                self._automaton.add_word(sought, word)
                self._is_empty = False
        if not self._is_empty:
            self._automaton.make_automaton()

    def find(self, text: str, *, at_most: int = 5) -> list[str]:
        """The listed words that stand in the text, the first found first."""
        if self._is_empty:
            return []
        found: dict[str, None] = {}
        for _, word in self._automaton.iter(f" {folded(text).replace('*', ' ')} "):
            found[word] = None
            if len(found) == at_most:
                break
        return list(found)
