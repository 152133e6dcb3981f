"""Links to words within a page: the text directive of a URL fragment.

https://wicg.github.io/scroll-to-text-fragment/: ``#:~:text=[prefix-,]start[,end][,-suffix]``.
A directive that follows an element's id lets browsers without it go to the element.
"""

from __future__ import annotations

import re
from urllib.parse import quote

WHOLE = 80  # letters; longer words are named by how they begin and end
EDGE = 5  # words at either end of longer ones
CONTEXT = 3  # words of context before and after short ones
SHORT = 25  # letters; what is shorter stands more than once on most pages


def text_directive(exact: str, *, prefix: str = "", suffix: str = "") -> str:
    """``text=…`` for the words ``exact``; empty where there are none.

    ``prefix`` and ``suffix`` are what stands around them, cut anywhere; they are used where the
    words are few. Words that run over a block's end are named by their ends, as the rule has it.
    """
    words = exact.split()
    if not words:
        return ""
    if len(exact) > WHOLE or "\n" in exact.strip():
        first, last = _line_of(exact.strip(), 0)[:EDGE], _line_of(exact.strip(), -1)[-EDGE:]
        return f"text={_written(first)},{_written(last)}"
    if len(exact) > SHORT:
        return f"text={_written(words)}"
    before, after = _before(prefix), _after(suffix)
    start = f"{_written(before)}-," if before else ""
    end = f",-{_written(after)}" if after else ""
    return f"text={start}{_written(words)}{end}"


def _line_of(exact: str, which: int) -> list[str]:
    return exact.splitlines()[which].split()


def _before(prefix: str) -> list[str]:
    """The last whole words on the line that the words stand in."""
    line = re.split(r"[\n\r]", prefix)[-1]
    words = line.split()
    return words[1:][-CONTEXT:] if line == prefix else words[-CONTEXT:]


def _after(suffix: str) -> list[str]:
    line = re.split(r"[\n\r]", suffix)[0]
    words = line.split()
    return words[:-1][:CONTEXT] if line == suffix else words[:CONTEXT]


def _written(words: list[str]) -> str:
    """Percent-encoded, with the dash, which parts a prefix from what follows."""
    return quote(" ".join(words), safe="").replace("-", "%2D")
