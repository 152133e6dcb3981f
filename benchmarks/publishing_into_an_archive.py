"""What publishing and commenting cost with 100,000 reports in the archive, beside 100.

    python benchmarks/publishing_into_an_archive.py [--data FOLDER] [--reports N] [--rounds N]

FOLDER is one that `an_archive.py` made with at least so many reports; without it one is made. Two
processes, each with an archive of its own, publish and comment in turn, so that whatever else the
machine does falls on both. Printed are the medians in milliseconds of the clock and of the
processor, the queries, and last the ratios of large to small: between 0.8 and 1.2.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from an_archive import COMMENTS, REPORTS, fill, stored_in

SMALL = 100
MOST = 1.2
DEEDS = ("publish", "comment")
TEXT = [
    "<p>The mayor of Averil said 214 families used the bridge.</p>",
    "<p>“The road stays closed until May,” Anna Tolna said on Monday.</p>",
    "<p>The river bends away below it towards the sea, slow and brown, as it always has.</p>",
]


def main() -> int:
    """Start both, have them work in turn, print; 1 where the ratio is off."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--work", type=int, help=argparse.SUPPRESS)  # reports: one of the two
    asked = parser.parse_args()
    if asked.work:
        return _work(asked.data, asked.work)
    with tempfile.TemporaryDirectory() as passing:
        large = asked.data or Path(passing) / "large"
        workers = [_start(Path(passing) / "small", SMALL), _start(large, asked.reports)]
        spent = [[_ask(worker) for worker in workers] for _ in range(asked.rounds + 3)][3:]
        for worker in workers:
            worker.communicate()
    return _print(spent)


def _print(spent: list[list[dict[str, Any]]]) -> int:
    worst = 1.0
    for deed in DEEDS:
        for measure in ("clock", "processor"):
            small, large = (
                statistics.median(round_[which][deed][measure] for round_ in spent)
                for which in (0, 1)
            )
            worst = max(worst, large / small)
            print(
                f"{deed:8} {measure:10} {1000 * small:7.1f} ms with {SMALL}, "
                f"{1000 * large:7.1f} ms in the archive: {large / small:.2f}"
            )
        print(
            f"{deed:8} queries    {spent[-1][0][deed]['queries']}, {spent[-1][1][deed]['queries']}"
        )
    print(f"worst ratio {worst:.2f}, at most {MOST} is allowed")
    return int(worst > MOST)


def _start(folder: Path, reports: int) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, "--data", str(folder), "--work", str(reports)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _ask(worker: subprocess.Popen[str]) -> dict[str, Any]:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write("go\n")
    worker.stdin.flush()
    for line in worker.stdout:
        if line.startswith("{"):
            return json.loads(line)
    raise SystemExit("A worker stopped.")


def _work(folder: Path, reports: int) -> int:
    with stored_in(folder):
        from onrecord.reports.models import Report  # noqa: PLC0415  after the set-up

        if Report.objects.count() < reports:
            fill(reports=reports, comments=reports * COMMENTS // REPORTS)
        desk = Desk()
        for number, _ in enumerate(sys.stdin):
            print(json.dumps(desk.work(number)), flush=True)
    return 0


class Desk:
    """An editor who publishes a new report in each round, and readers who comment."""

    def __init__(self) -> None:
        from onrecord.people.models import User  # noqa: PLC0415  after the set-up
        from onrecord.reports.models import Report, Section, Topic  # noqa: PLC0415  the same

        self.editor = User.objects.get(email="editor@example.org")
        self.readers = list(User.objects.filter(email__startswith="reader")[:200])
        self.section = Section.objects.order_by("pk")[0]
        self.topics = list(Topic.objects.order_by("pk")[:2])
        self.related = list(Report.objects.live().newest_first()[:4])

    def work(self, number: int) -> dict[str, Any]:
        """File, publish and comment on a report; seconds and queries of the last two."""
        from django.utils import timezone  # noqa: PLC0415  after the set-up

        from onrecord.discussion.actions import post_comment  # noqa: PLC0415  the same
        from onrecord.reports.actions import file_report, publish_report  # noqa: PLC0415  the same

        at = timezone.now()
        report = file_report(
            author=self.editor,
            headline=f"The road stays closed, round {number}",
            section=self.section,
            at=at,
            body=[("paragraph", words) for words in TEXT * 3],
        )
        report.topics.set(self.topics)
        report.related.set(self.related)
        report.save_revision(user=self.editor)
        done = {"publish": _timed(lambda: publish_report(report=report, editor=self.editor, at=at))}
        done["comment"] = _timed(
            lambda: post_comment(
                author=self.readers[number % len(self.readers)],
                report=report,
                text=f"Round {number} of the same road, and nobody says when it ends.",
                at=at,
                posting_key=f"round {number}",
            )
        )
        return done


def _timed(deed: Callable[[], Any]) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415  after the set-up

    asked = []

    def count(execute: Callable[..., Any], *arguments: Any) -> Any:
        asked.append(1)
        return execute(*arguments)

    clock, processor = time.perf_counter(), time.process_time()
    with connection.execute_wrapper(count):
        deed()
    return {
        "clock": time.perf_counter() - clock,
        "processor": time.process_time() - processor,
        "queries": len(asked),
    }


if __name__ == "__main__":
    sys.exit(main())
