"""Makes a large archive: reports with versions and records, and discussions, the same for a seed.

    python benchmarks/an_archive.py FOLDER [--reports N] [--comments N] [--seed N]

FOLDER becomes a data folder that `onrecord serve` takes (`ONRECORD_DATA=FOLDER`); with
`DATABASE_URL` set, that database is filled. The text is made up. Printed are the seconds and, last,
the reports a second, without comments: at least 1,000.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPORTS, COMMENTS, READERS = 100_000, 1_000_000, 2_000
BATCH = 1_000  # reports written in one transaction
FASTER = ("synchronous=OFF", "secure_delete=OFF", "cache_size=-400000", "temp_store=MEMORY")


def main() -> None:
    """Set up the folder, fill it, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--comments", type=int, default=COMMENTS)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with stored_in(asked.folder):
        fill(reports=asked.reports, comments=asked.comments, seed=asked.seed)


@contextlib.contextmanager
def stored_in(folder: Path | None) -> Iterator[None]:
    """Django set up on a data folder, made ready where it is new; on one that goes, for None."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    with tempfile.TemporaryDirectory() as passing:
        os.environ["ONRECORD_DATA"] = str(folder or passing)
        os.environ["DJANGO_SETTINGS_MODULE"] = "onrecord.config.settings"
        import django  # noqa: PLC0415  the settings' environment is set only now
        from django.core.management import call_command  # noqa: PLC0415  the same

        django.setup()
        call_command("prepare", verbosity=0)
        yield


def fill(*, reports: int, comments: int = 0, seed: int = 1) -> None:
    """So many reports and comments into the set-up database; says how fast."""
    from archive_rows import Reports  # noqa: PLC0415  after the set-up

    spent = {"reports": 0.0, "comments": 0.0}
    made = Archive(Reports, reports=reports, comments=comments, seed=seed)
    with at_full_speed():
        for first in range(0, reports, BATCH):
            made.add(range(first, min(reports, first + BATCH)), spent)
            print(f"\r{min(reports, first + BATCH):,} reports", end="", flush=True)
    print(f"\r{reports:,} reports in {spent['reports']:.1f} s, ", end="")
    print(f"{made.comments_made:,} comments in {spent['comments']:.1f} s")
    print(f"{reports / max(spent['reports'], 0.001):,.0f} reports/s")


class Archive:
    """What is being made: the names that reports refer to, and the tables of rows."""

    def __init__(self, tables: type, *, reports: int, comments: int, seed: int) -> None:
        from archive_comments import Comments, shares  # noqa: PLC0415  after the set-up
        from archive_names import names, readers  # noqa: PLC0415  the same
        from archive_words import Writer  # noqa: PLC0415  the same

        writer = Writer(seed)
        self.reports: Any = tables(names(writer), writer, count=reports)
        self.comments = Comments(readers(READERS), writer)
        self.shares = shares(reports, comments=comments, writer=writer)
        self.comments_made = 0

    def add(self, places: range, spent: dict[str, float]) -> None:
        """These reports with their comments, in one transaction."""
        from django.db import transaction  # noqa: PLC0415  after the set-up

        with transaction.atomic():
            begin = time.perf_counter()
            first, shown = self.reports.discussions.next, []
            for number, place in enumerate(places, start=first):
                shown.append(
                    self.comments.add(
                        number, count=self.shares[place], since=self.reports.time_of(place)
                    )
                )
            between = time.perf_counter()
            for place, count in zip(places, shown, strict=True):
                self.reports.add(place, shown=count)
            self.reports.write()
            after = time.perf_counter()
            self.comments_made += self.comments.table.write()
            end = time.perf_counter()
        spent["reports"] += after - between
        spent["comments"] += between - begin + end - after


@contextlib.contextmanager
def at_full_speed() -> Iterator[None]:
    """SQLite without waiting for the disk. Its planner gets no statistics: nor do newsrooms'."""
    from django.apps import apps  # noqa: PLC0415  the same
    from django.core.management.color import no_style  # noqa: PLC0415  after the set-up
    from django.db import connection  # noqa: PLC0415  the same

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for setting in FASTER:
                cursor.execute(f"PRAGMA {setting}")
        yield
        for line in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(line)
    connection.close()


if __name__ == "__main__":
    main()
