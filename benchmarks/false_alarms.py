"""How often a check says that a report does not add up, on reports that nearly all do.

Reads MEANTIME (``corpus_*/*.xml``), GUM (``gum_news.json``) and plain texts (``*.txt``) below the
folders given by ``--data``. Prints each verdict ``does_not_add_up`` with its working, then words,
alarms, alarms per 2,000 words, and the verdicts of each kind of check. The last line is JSON.

    python benchmarks/false_alarms.py [--data DIR …] [--no-alarms]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from onrecord.extraction import read_prose

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
MOST = 1.0  # alarms per 2,000 words that are borne
_NO_SPACE_BEFORE = re.compile(r"[,.;:?!%)\]’”]|['’](s|re|ve|ll|d|m|t)\b|n['’]t\b")
_NO_SPACE_AFTER = frozenset("([“$€£#")
_DAY = re.compile(r"(?<!\d)(\d{4})-?(\d\d)-?(\d\d)(?!\d)")


class Report(NamedTuple):
    """One text with its day, where it is known."""

    name: str
    text: str
    published: dt.date | None


def main() -> None:
    """Print the alarms and what they amount to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, nargs="+", metavar="DIR", default=wikinews())
    parser.add_argument("--no-alarms", action="store_true", help="print the figures only")
    options = parser.parse_args()
    reports = [report for folder in options.data for report in reports_below(folder)]
    if not reports:
        print(f"skipped: no reports below {', '.join(map(str, options.data))}")
        sys.exit(0)
    began = time.perf_counter()
    words, verdicts = 0, Counter[str]()
    for report in reports:
        words += len(report.text.split())
        for check in read_prose(report.text, published=report.published).checks:
            verdicts[f"{check.kind} {check.verdict}"] += 1
            if check.verdict == "does_not_add_up" and not options.no_alarms:
                print(f"{report.name}: {check.kind}: {check.formula}\n    {check.explanation}")
    _print_figures(len(reports), words, verdicts, seconds=time.perf_counter() - began)


def _print_figures(reports: int, words: int, verdicts: Counter[str], *, seconds: float) -> None:
    alarms = sum(n for name, n in verdicts.items() if name.endswith("does_not_add_up"))
    rate = 2000 * alarms / max(words, 1)
    for name, count in sorted(verdicts.items()):
        print(f"{count:7} {name}")
    figures = {
        "task": "false_alarms",
        "reports": reports,
        "words": words,
        "alarms": alarms,
        "alarms_per_2000_words": round(rate, 3),
        "within_limit": rate <= MOST,
        "seconds": round(seconds, 2),
    }
    print(json.dumps(figures))


def wikinews() -> list[Path]:
    """The Wikinews data, where it lies beside the project."""
    return [CORPORA / "MEANTIME", CORPORA / "GUM_news"]


def reports_below(folder: Path) -> Iterator[Report]:
    """Every report of a folder, in the order of its names."""
    for path in sorted(folder.glob("corpus_*/*.xml")):
        yield _from_cat(path)
    for path in sorted(folder.rglob("gum_news.json")):
        for entry in json.loads(path.read_text(encoding="utf-8")):
            day = dt.date.fromisoformat(entry["published"])
            yield Report(entry.get("id", path.stem), entry["text"], day)
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        yield Report(path.stem, text, _day_in(path.stem))


def _day_in(name: str) -> dt.date | None:
    found = _DAY.search(name)
    try:
        return dt.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _from_cat(path: Path) -> Report:
    """A text of CAT XML, its tokens joined as print would; its day from the creation time."""
    root = ElementTree.parse(path).getroot()
    lines: dict[str, list[str]] = {}
    for token in root.iter("token"):
        lines.setdefault(token.get("sentence", ""), []).append(token.text or "")
    published = None
    for item in root.iter("TIMEX3"):
        if item.get("functionInDocument") == "CREATION_TIME":
            value = item.get("value", "")
            turned = re.sub(r"^(\d\d)-(\d\d)-(\d{4})", r"\3-\2-\1", value)
            published = _day_in(turned[:10])
    return Report(path.stem, "\n".join(map(_joined, lines.values())), published)


def _joined(tokens: list[str]) -> str:
    text, quoting, close_up = "", False, True
    for token in tokens:
        closing = token == "''" or (token == '"' and quoting)
        opening = token == "``" or (token == '"' and not quoting)
        quoting = (quoting or opening) and not closing
        if not close_up and not closing and not _NO_SPACE_BEFORE.match(token):
            text += " "
        text += '"' if opening or closing else token
        close_up = opening or token in _NO_SPACE_AFTER
    return text


if __name__ == "__main__":
    main()
