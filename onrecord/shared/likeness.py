"""How much two wordings are alike: a 64-bit SimHash, found by its four quarters."""

from __future__ import annotations

import hashlib

from onrecord.shared.word_finder import folded

LONG_ENOUGH = 20
"""Letters from which a text said twice is worth a look: everybody says "thank you"."""
WORDS_ENOUGH = 12
"""Words from which the SimHash of a text says something."""
NEAR = 6
"""Differing bits up to which two texts are nearly the same: a word or two in forty were changed."""
_BITS = 64


def exact_print(text: str) -> str:
    """Equal for texts of the same words, whatever their capitals and signs; empty if short."""
    words = folded(text)
    return hashlib.sha256(words.encode()).hexdigest() if len(words) >= LONG_ENOUGH else ""


def simhash(text: str) -> int | None:
    """The SimHash of the words (Charikar, 2002); None where the text is too short."""
    words = folded(text).split()
    if len(words) < WORDS_ENOUGH:
        return None
    drawn = b"".join(_drawn(word) for word in words)
    # All bits of all words in a row: those of one place are counted without leaving C.
    bits = f"{int.from_bytes(drawn):0{_BITS * len(words)}b}"
    return int(
        "".join("01"[2 * bits[place::_BITS].count("1") > len(words)] for place in range(_BITS)),
        2,
    )


def _drawn(word: str) -> bytes:
    """Sixty-four bits of its hash."""
    return hashlib.blake2b(word.encode(), digest_size=_BITS // 8).digest()


def quarters(print_: int) -> tuple[int, int, int, int]:
    """Two prints that differ in at most three bits agree in a quarter, most with six do."""
    return (print_ & 0xFFFF, print_ >> 16 & 0xFFFF, print_ >> 32 & 0xFFFF, print_ >> 48)


def difference(one: int, other: int) -> int:
    """In how many bits two prints differ."""
    return (one ^ other).bit_count()
