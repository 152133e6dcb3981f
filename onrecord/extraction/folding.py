"""A copy of a text in which equal signs look equal: same length, so that offsets hold in both."""

from __future__ import annotations

from functools import lru_cache

_SIGNS = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u200b": " ",
    "\u202f": " ",
    "\t": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2212": "-",
    "\u2044": "/",
    "\u2033": '"',
    "\u201d": '"',
    "\u201c": '"',
}


# Each reader of a document folds it anew; the last ones are at hand.
@lru_cache(maxsize=4)
def tidy(text: str) -> str:
    """One kind of space, apostrophe, hyphen and quotation mark; the letters as printed."""
    return _tidied(text)


@lru_cache(maxsize=4)
def folded(text: str) -> str:
    """A tidy text in lower case."""
    return lowered(tidy(text))


def folded_line(line: str) -> str:
    """As ``folded``, of one of a page's many lines, which would push its document out."""
    return lowered(_tidied(line))


def lowered(text: str) -> str:
    """In lower case, at the same length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    # A few letters (a Turkish capital I with its dot) grow when lowered: those keep their case.
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _tidied(text: str) -> str:
    if text.isascii():  # which a text knows of itself
        return text.replace("\t", " ")
    # A text has few kinds of signs: replacing each is quicker than looking up every letter.
    for sign in _SIGNS.keys() & set(text):
        text = text.replace(sign, _SIGNS[sign])
    return text
