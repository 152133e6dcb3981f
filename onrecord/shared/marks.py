"""Marks: elements put around characters of a piece of HTML, counted in its plain text.

The HTML is the small kind we write ourselves (nh3's output). In its plain text a line break counts
as one newline; paragraphs stand an empty line apart and list items a line; blank characters
between blocks count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import pairwise
from typing import NamedTuple

BLOCKS = {"p", "ul", "ol", "li", "blockquote", "h2", "h3", "h4"}
TAG = re.compile(r"""(</?[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*>)""")
NAME = re.compile(r"</?([A-Za-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element for the characters from ``start`` up to, not including, ``end``.

    An element that other tags or marks cut apart is written in pieces with the same attributes;
    an ``id`` is given to the first piece only.
    """

    start: int
    end: int
    tag: str = "mark"
    attributes: Mapping[str, str] = field(default_factory=dict)


def plain_text(html: str) -> str:
    """The text that spans are counted in."""
    return "".join(piece.text for piece in _pieces(html))


def mark(html: str, marks: Iterable[Mark]) -> str:
    """The HTML with each mark's element around its characters, well formed whatever they cross.

    Of marks that start together the longer is the outer one. Empty marks are left out.
    """
    writer = _Writer(marks)
    return "".join(writer.write(piece) for piece in _pieces(html))


class _Piece(NamedTuple):
    """A tag, words, or a gap between blocks, which counts as text and is not written."""

    markup: str = ""
    text: str = ""
    is_words: bool = False


class _Writer:
    """Writes pieces in order, counting the characters that went by."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        inside = [mark for mark in marks if mark.start < mark.end]
        self._marks = sorted(enumerate(inside), key=lambda item: (item[1].start, -item[1].end))
        self._named: set[int] = set()
        self._at = 0

    def write(self, piece: _Piece) -> str:
        """The piece, with the marks that touch its words."""
        start, self._at = self._at, self._at + len(piece.text)
        return self._words(piece.text, start) if piece.is_words else piece.markup

    def _words(self, text: str, start: int) -> str:
        end = start + len(text)
        touching = [item for item in self._marks if item[1].start < end and item[1].end > start]
        if not touching:
            return escape(text, quote=False)
        edges = {start, end}
        for _, mark in touching:
            edges |= {max(mark.start, start), min(mark.end, end)}
        places = sorted(edges)
        written, open_now = [], list[tuple[int, Mark]]()
        for here, there in pairwise(places):
            wanted = [item for item in touching if item[1].start <= here < item[1].end]
            kept = _common(open_now, wanted)
            written += [f"</{mark.tag}>" for _, mark in reversed(open_now[kept:])]
            written += [self._tag(number, mark) for number, mark in wanted[kept:]]
            written.append(escape(text[here - start : there - start], quote=False))
            open_now = wanted
        written += [f"</{mark.tag}>" for _, mark in reversed(open_now)]
        return "".join(written)

    def _tag(self, number: int, mark: Mark) -> str:
        attributes = "".join(
            f' {name}="{escape(value)}"'
            for name, value in mark.attributes.items()
            if name != "id" or number not in self._named
        )
        self._named.add(number)
        return f"<{mark.tag}{attributes}>"


def _pieces(html: str) -> Iterator[_Piece]:
    begun, gap = False, ""
    # Tags stand at odd places. HTMLParser, which reads any HTML, takes ten times as long.
    for place, written in enumerate(TAG.split(html)):
        if place % 2:
            name = NAME.match(written)
            tag = name[1] if name else ""
            if tag == "br":
                yield _Piece(text=gap)
                yield _Piece(markup=written, text="\n")
                begun, gap = True, ""
                continue
            if begun and tag in BLOCKS:
                gap = _gap(gap, tag)
            yield _Piece(markup=written)
        elif written:
            found = unescape(written)
            words = found if begun and not gap else found.lstrip()
            # Blank characters before a block's first word count nothing.
            yield _Piece(markup=found[: len(found) - len(words)])
            if words:
                yield _Piece(text=gap)
                yield _Piece(text=words, is_words=True)
                begun, gap = True, ""


def _gap(gap: str, tag: str) -> str:
    """What parts the words before a block's edge from those after it: the wider wins."""
    return max(gap, "\n" if tag == "li" else "\n\n", key=len)


def _common(one: list[tuple[int, Mark]], other: list[tuple[int, Mark]]) -> int:
    """How many marks from the outside in are the same in both."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
