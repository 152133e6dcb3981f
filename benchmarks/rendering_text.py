"""How long the renderer takes for the longest text it reads, ordinary and hostile.

    python benchmarks/rendering_text.py

Each text has the most characters that are read as Markdown, and is tidied and rendered as a posted
one. Printed are the milliseconds of processor time of the slowest, the best of five of each, and
whether the promise of at most 100 ms is kept. Needs no database.
"""

from __future__ import annotations

import itertools
import random
import time

from onrecord.shared.comment_text import LONGEST, render
from onrecord.shared.text import tidy_prose

PROMISE = 100
PROSE = (
    "The *ferry* left at **nine**, see https://example.org/times?day=2 for the rest.\n\n"
    "> It was on time\n\nSo [they said](https://example.org/said), and `so` it was.\n"
)
PIECES = [
    *("[", "![", "[a](", "[[a](b)", "[a](<", "](", "[]", "[a]: b\n", "[^", "\\[", "[a][", "[](b)"),
    *("*", "**", "***", "*a ", "**a", "*a**", "**_", "_a_", "_ *", "*_~~", "~~a", "~~", "~~~\n"),
    *("`", "``", "`a ``b ", "```\n", "```a\n", "    a\n"),
    *(">", "> ", "> > ", "> - ", ">>\n", "- ", "- a\n  ", "1. ", "- - ", "* - + ", "1)\n", "-\n\n"),
    *("<", "<a@", "<http:", "<!--", "<![CDATA[", "<?", "</", "<a b='", "&", "&amp;", "&#", "&#x1;"),
    *(
        "http://",
        "www.",
        "http://a.b/(",
        "http://a.b/[",
        "//a.b",
        "mailto:a@",
        "a@a.",
        "http://a.com/ ",
    ),
    *(
        '"',
        "'",
        '[a](b "',
        "(",
        ")",
        "((",
        "\\",
        "\\\n",
        " a\n",
        "\n",
        "  \n",
        "\t",
        "#",
        "|",
        "-|-\n",
    ),
    *("a\u0301", "\u0661", "\u3000", "\u200d", "\u05d0", "\U0001f469\u200d", "\ufdfa"),
]


def main() -> None:
    """Render every text and print the slow ones, then the slowest of all."""
    made = texts()
    print(f"{len(made)} texts of {LONGEST} characters")
    # Each once, for the order; those in front again, since other work makes a single look slow.
    slow = sorted(made, key=lambda text: -_once(text[1]))[:12]
    found = sorted(((_best(text), name) for name, text in slow), reverse=True)
    for milliseconds, name in found[:8]:
        print(f"  {milliseconds:7.1f} ms  {name!r}")
    print(f"prose      {_best(_filled(PROSE)):7.1f} ms")
    slowest = found[0][0]
    kept = "kept" if slowest <= PROMISE else "NOT KEPT"
    print(f"slowest    {slowest:7.1f} ms: at most {PROMISE} ms is {kept}")


def texts() -> list[tuple[str, str]]:
    """Name and text: prose, each piece again and again, pairs of pieces, and pieces by chance."""
    made = [("prose", _filled(PROSE))]
    made += [(piece, _filled(piece)) for piece in PIECES]
    pairs = itertools.combinations(PIECES[:40:2], 2)
    made += [(f"{one}…{other}", _halves(one, other)) for one, other in pairs]
    chance = random.Random(4)
    for number in range(60):
        some = "".join(chance.choices(PIECES, k=LONGEST))
        made.append((f"by chance {number}", some[:LONGEST]))
    return made


def _filled(piece: str) -> str:
    return (piece * (LONGEST // len(piece) + 1))[:LONGEST]


def _halves(one: str, other: str) -> str:
    """Many that open, then many that might close them."""
    return (_filled(one)[: LONGEST // 2] + _filled(other))[:LONGEST]


def _best(text: str) -> float:
    return min(_once(text) for _ in range(5))


def _once(text: str) -> float:
    start = time.process_time()
    render(tidy_prose(text))
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
