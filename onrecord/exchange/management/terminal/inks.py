"""Lays text out for a terminal: colours where they are wanted, lines no longer than it is wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.extraction import Span

NARROWEST, WIDEST = 40, 120
# Numbers of "Select Graphic Rendition", ECMA-48, section 8.3.117.
STYLES = {
    "heading": "1",
    "faint": "2",
    "direct": "3;33",
    "indirect": "33",
    "source": "35",
    "cue": "4",
    "figure": "1;36",
    "time": "32",
    "right": "1;32",
    "wrong": "1;31",
}


@dataclass(frozen=True, slots=True)
class Ink:
    """How a terminal takes text: whether in colour, and how many signs fit on a line."""

    coloured: bool
    width: int

    def paint(self, text: str, style: str) -> str:
        """The text in one of ``STYLES``; as it is where there is no colour."""
        return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if self.coloured and text else text

    def lines(self, text: str, *, first: str = "", rest: str | None = None) -> list[str]:
        """The text in lines; ``first`` stands before the first of them, ``rest`` before others."""
        rest = first if rest is None else rest
        width = max(NARROWEST, min(WIDEST, self.width))
        return textwrap.wrap(
            harmless(text),
            width,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
        ) or [first.rstrip()]

    def marked(
        self, text: str, marks: Iterable[tuple[str, Span]], *, first: str = "", rest: str = ""
    ) -> list[str]:
        """The text in lines, with ``marks`` (style, span) in colour; later marks lie on top."""
        lines = self.lines(text, first=first, rest=rest)
        if not self.coloured:
            return lines
        plain = harmless(text)
        styles: dict[int, str] = {}
        for style, (start, end) in marks:
            styles |= dict.fromkeys(range(max(start, 0), min(end, len(plain))), style)
        # Wrapping changes nothing but white space, so the other signs are counted off one by one.
        order = iter(styles.get(i, "") for i, sign in enumerate(plain) if not sign.isspace())
        indents = [first, *[rest] * (len(lines) - 1)]
        return [
            indent + _painted(line[len(indent) :], order)
            for indent, line in zip(indents, lines, strict=True)
        ]


def harmless(text: str) -> str:
    """Without signs that would steer the terminal; of the same length."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _painted(line: str, order: Iterator[str]) -> str:
    """The line with its styles; a space is in the style of both its neighbours, or in none."""
    pieces, current, space = [], "", ""
    for sign in line:
        if sign.isspace():
            space += sign
            continue
        style = next(order, "")
        if style != current:
            end = "\x1b[0m" if current else ""
            pieces.append(end + space + (f"\x1b[{STYLES[style]}m" if style else ""))
        else:
            pieces.append(space)
        pieces.append(sign)
        current, space = style, ""
    return "".join(pieces) + ("\x1b[0m" if current else "") + space
