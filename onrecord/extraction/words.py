"""Cuts a folded text into its words once, for all who look for certain words in it."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache
from itertools import accumulate, compress, count
from typing import NamedTuple

_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_DIGITS = re.compile(r"[0-9][0-9]*")  # so written, a search skips to the first digit
_BLANKED = bytes(sign if sign in _LETTERS else ord(" ") for sign in range(256))


class Words(NamedTuple):
    """Runs of plain letters and digits, some empty, with one other sign behind each.

    ``before`` counts the letters in front of each word; ``digits`` is where runs of the digits 0
    to 9 begin, be it inside a word.
    """

    words: list[str]
    before: list[int]
    digits: list[int]

    def start(self, index: int) -> int:
        """Where a word begins in the text."""
        return self.before[index] + index

    def among(self, wanted: Container[str]) -> list[int]:
        """The indices of the words that are among those wanted."""
        return list(compress(count(), map(wanted.__contains__, self.words)))


def cut(plain: str) -> Words:
    """The words of a folded text. Letters beyond a to z are taken for signs between words.

    Those who look for a word must look at what stands around it: "fianc" is one of "fiancé".
    Blanking and splitting is several times as fast as any search for words.
    """
    words = plain.encode("ascii", "replace").translate(_BLANKED).decode("ascii").split(" ")
    before = list(accumulate(map(len, words), initial=0))
    return Words(words, before, [match.start() for match in _DIGITS.finditer(plain)])


# Each reader of a document looks for words of its own; the last texts are at hand.
@lru_cache(maxsize=4)
def words_of(plain: str) -> Words:
    """The words of a whole text."""
    return cut(plain)
