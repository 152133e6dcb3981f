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

REPORTS, COMMENTS = 100_000, 1_000_000
FASTER = (
    "journal_mode=MEMORY",  # the next connection has its log again: see config/settings
    "synchronous=OFF",
    "secure_delete=OFF",
    "cache_size=-400000",
    "temp_store=MEMORY",
)
# Of the search index: bytes of words held before a segment is written, and of how many segments
# one is made at the next write. Each batch shall write one; see https://www.sqlite.org/fts5.html.
SEGMENTS = {"hashsize": 64 << 20, "automerge": 0}
SEGMENTS_OF_NEWSROOMS = {"hashsize": 1 << 20, "automerge": 4}


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
    from archive_making import made_beside  # noqa: PLC0415  after the set-up
    from archive_tables import write  # noqa: PLC0415  the same

    begin = time.perf_counter()
    ends, written = dict.fromkeys(("reports", "comments"), begin), 0
    batches = made_beside(reports=reports, comments=comments, seed=seed)
    with at_full_speed():
        for kind, number, batch in batches:
            write(batch)
            ends |= {kind: time.perf_counter()}
            print(f"\r{kind} of {number:,} reports", end="", flush=True)
            written += sum(len(rows) for _, rows in batch) if kind == "comments" else 0
    seconds = ends["reports"] - begin
    print(f"\r{reports:,} reports in {seconds:.1f} s, {written:,} comments in ", end="")
    print(f"{max(0.0, ends['comments'] - ends['reports']):.1f} s")
    print(f"{reports / seconds:,.0f} reports/s")


@contextlib.contextmanager
def at_full_speed() -> Iterator[None]:
    """SQLite without waiting for the disk. Its planner gets no statistics: nor do newsrooms'."""
    from django.apps import apps  # noqa: PLC0415  after the set-up
    from django.core.management.color import no_style  # noqa: PLC0415  the same
    from django.db import connection  # noqa: PLC0415  the same

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for setting in FASTER:
                cursor.execute(f"PRAGMA {setting}")
            _set_segments(cursor, SEGMENTS)
        yield
        if connection.vendor == "sqlite":
            _set_segments(cursor, SEGMENTS_OF_NEWSROOMS)
        for line in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(line)
    connection.close()


def _set_segments(cursor: Any, settings: dict[str, int]) -> None:
    table = "wagtailsearch_indexentry_fts"
    for name, value in settings.items():
        cursor.execute(f"INSERT INTO {table} ({table}, rank) VALUES (%s, %s)", [name, value])


if __name__ == "__main__":
    main()
