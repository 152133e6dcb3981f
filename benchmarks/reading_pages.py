"""How fast saved pages are read, record and all, beside trafilatura; and by one process and more.

    python benchmarks/reading_pages.py FOLDER [--pages N] [--jobs N]

``FOLDER`` holds saved pages, such as a copy written by ``onrecord bake --all``. Each page is read
by one and the other in turn, in processor time; then all of them as ``onrecord import --jobs`` has
them read, by the clock. What writing them costs is another matter. The ratio to trafilatura comes
last: of its pages a second, ours are at least 0.8 asked for.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from onrecord.exchange.importers.reading import reader
from onrecord.exchange.importers.sources import CannotRead, names_at, read_source
from onrecord.extraction import read_page


def main() -> None:
    """Read by both, then by several; print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder")
    parser.add_argument("--pages", type=int, default=100, help="at most so many (100)")
    parser.add_argument("--jobs", type=int, default=2, help="processes beside one (2)")
    chosen = parser.parse_args()
    names = [name for name in names_at(chosen.folder) if isinstance(name, str)][: chosen.pages]
    texts = _texts(names)
    if not texts:
        print(f"skipped: no saved page is in {chosen.folder}")
        return
    _by_trafilatura(texts[0])  # what is made once is made
    read_page(texts[0])
    spent = [(_time(read_page, text), _time(_by_trafilatura, text)) for text in texts]
    ours, theirs = (len(texts) / sum(seconds) for seconds in zip(*spent, strict=True))
    size = sum(map(len, texts)) / len(texts) / 1000
    print(f"{len(texts)} pages of {size:.0f} thousand characters: ours {ours:.1f} a second of the")
    print(f"processor, trafilatura {theirs:.1f}")
    one, more = (_by_processes(names, jobs) for jobs in (1, chosen.jobs))
    print(f"by the clock: 1 process {one:.1f} a second, {chosen.jobs} processes {more:.1f}")
    print(f"{ours / theirs:.2f} of trafilatura's pages a second")


def _texts(names: list[str]) -> list[str]:
    texts = []
    for name in names:
        try:
            texts.append(read_source(name).text)
        except CannotRead as refusal:
            print(f"left out: {refusal}")
    return texts


def _time(read: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def _by_trafilatura(text: str) -> object:
    return trafilatura.bare_extraction(text, with_metadata=True)


def _by_processes(names: list[str], jobs: int) -> float:
    """Pages a second; the start of the processes is not counted."""
    with reader(jobs=jobs) as read:
        list(read(names[:jobs]))
        begun = time.perf_counter()
        done = sum(1 for _ in read(names))
        return done / (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
