"""How fast prose is read: documents of 800 words from the sample newsroom, and 1 MB at once.

    python benchmarks/reading_speed.py [--rounds N]

Each document's fastest reading counts, in processor time. ``to_plain_pass`` is the time of the
readings over that of one search for all words in the same texts: it depends less on the machine
than seconds do. Large texts are read once; their time should grow with their length alone.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from onrecord.extraction import read_prose

REPORTS = Path(__file__).parents[1] / "onrecord" / "exchange" / "sample" / "reports"
WORDS = 800
MEGABYTE = 1_000_000
PUBLISHED = dt.date(2017, 3, 28)
WORD = re.compile(r"\w+")


def main() -> None:
    """Print documents a second, milliseconds for 1,000 words, and seconds for 1 MB of hard text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="readings of each document (5)")
    rounds = parser.parse_args().rounds
    paragraphs = sample_paragraphs()
    texts = documents(paragraphs)
    reading = sum(fastest(read, text, rounds) for text in texts)
    passing = sum(fastest(WORD.findall, text, rounds) for text in texts)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} documents of {words / len(texts):.0f} words")
    print(f"{len(texts) / reading:8.0f} documents a second")
    print(f"{1e6 * reading / words:8.2f} ms for 1,000 words")
    print(f"{reading / passing:8.1f} to_plain_pass")
    for name, text in large_texts(paragraphs).items():
        print(f"{fastest(read, text, 1):8.2f} s for {name}")


def read(text: str) -> object:
    """The record of a text of a known day."""
    return read_prose(text, published=PUBLISHED)


def fastest(work: Callable[[str], object], text: str, rounds: int) -> float:
    """Seconds of processor time of the fastest round."""
    best = float("inf")
    for _ in range(rounds):
        begin = time.process_time()
        work(text)
        best = min(best, time.process_time() - begin)
    return best


def sample_paragraphs() -> list[str]:
    """The paragraphs of all reports of the sample newsroom."""
    reports = (tomllib.loads(path.read_text("utf-8")) for path in sorted(REPORTS.glob("*.toml")))
    return [block["paragraph"] for r in reports for block in r["body"] if "paragraph" in block]


def documents(paragraphs: list[str]) -> list[str]:
    """Paragraphs in order, cut into documents of about 800 words."""
    found: list[str] = []
    taken: list[str] = []
    for paragraph in paragraphs:
        taken.append(paragraph)
        if sum(len(text.split()) for text in taken) >= WORDS:
            found.append("\n\n".join(taken))
            taken = []
    return found


def large_texts(paragraphs: list[str]) -> dict[str, str]:
    """Texts that a careless reader reads in a time that grows faster than their length."""
    prose = "\n\n".join(paragraphs)
    running = (prose + "\n\n") * (MEGABYTE // len(prose) + 1)
    return {
        "1 MB of running prose": running[:MEGABYTE],
        "1 MB of one word": "word" * (MEGABYTE // 4),
        "1 MB without a full stop": re.sub(r"[.!?\n]+", " ", running)[:MEGABYTE],
        "1 MB of full stops": "." * MEGABYTE,
        "1 MB of one amount": "$5 " * (MEGABYTE // 3),
        "1 MB of one date": "18 October 2016 " * (MEGABYTE // 16),
        "10,000 nested quotations": "“He said " * 10_000 + "”" * 10_000,
    }


if __name__ == "__main__":
    main()
