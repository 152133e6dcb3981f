"""`onrecord import_comments`: moves the comments of another system into our discussions."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from onrecord.exchange.actions import MovedIn, move_in_comments
from onrecord.exchange.importers.comments.detecting import READERS, system_of
from onrecord.exchange.importers.comments.matching import COLUMNS, Matching, read_map
from onrecord.exchange.importers.sources import CannotRead
from onrecord.exchange.management.terminal import harmless

NOT_PREPARED = "The database is not ready. Run “onrecord prepare” first, then import again."
LISTED = 20


class Command(BaseCommand):
    """Safe to run again: each comment comes in once. A source that cannot be read ends with 2."""

    help = "Move comments in from Disqus, WordPress, Isso, Remark42, Coral or another On Record."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to move in, and how to know the reports."""
        parser.add_argument(
            "source", metavar="SOURCE", help="the export: a file, for Coral a folder"
        )
        parser.add_argument("--from", choices=READERS, dest="system", help="else it is looked at")
        parser.add_argument(
            "--threads", metavar="MAP.csv", help="address,report for each discussion"
        )
        parser.add_argument("--site", default="", help="name the site, of several of one system")
        parser.add_argument("--unmatched", metavar="FILE.csv", help="write a map to fill in")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")
        parser.add_argument("--json", action="store_true", help="print the outcome as data")

    def handle(self, *args: Any, **options: Any) -> None:
        """Move in what can be, and say what became of every comment."""
        place = options["source"]
        try:
            system = options["system"] or system_of(place)
            said = read_map(options["threads"]) if options["threads"] else []
            if options["unmatched"]:
                _try_to_write(options["unmatched"], read=options["threads"])
            moved = move_in_comments(
                READERS[system](place),
                source=f"{system}:{options['site']}"[:40] if options["site"] else system,
                matching=Matching(said, system=system),
                at=timezone.now(),
                is_tried=options["dry_run"],
            )
        except CannotRead as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal
        except OSError as why:
            name = why.filename or place
            raise CommandError(f"{name}: {why.strerror}. Check its name.", returncode=2) from why
        except DatabaseError as why:
            raise CommandError(NOT_PREPARED, returncode=2) from why
        if options["unmatched"]:
            _write_map(Path(options["unmatched"]), moved)
        said_of_it = _as_data(system, moved)
        if options["json"]:
            self.stdout.write(json.dumps(said_of_it, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_in_words(system, moved, is_tried=options["dry_run"]))


def _try_to_write(place: str, *, read: str | None) -> None:
    """Before anything comes in: OSError where no file can be written there."""
    path = Path(place)
    if read and path.resolve() == Path(read).resolve():
        raise CommandError(
            f"{place}: the map that is read would be written over. Name another file.", returncode=2
        )
    was_there = path.exists()
    path.open("a").close()
    if not was_there:
        path.unlink()


def _write_map(path: Path, moved: MovedIn) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*COLUMNS, "title", "comments"])
        for one in moved.unmatched:
            name = one.thread.url or one.thread.identifier or one.thread.id
            writer.writerow([name, "", one.thread.title, one.comments])


def _as_data(system: str, moved: MovedIn) -> dict[str, Any]:
    return {
        "from": system,
        "read": moved.read,
        "made": moved.made,
        "already_here": moved.known,
        "skipped": dict(moved.skipped),
        "statuses": dict(moved.statuses),
        "orphans": moved.orphans,
        "cycles_cut": moved.cycles,
        "discussions": moved.matched,
        "unmatched": [
            {
                "id": one.thread.id,
                "address": one.thread.url,
                "title": one.thread.title,
                "comments": one.comments,
            }
            for one in moved.unmatched
        ],
    }


def _in_words(system: str, moved: MovedIn, *, is_tried: bool) -> str:
    done = "would come in" if is_tried else "came in"
    statuses = ", ".join(f"{number:,} {status}" for status, number in moved.statuses.items())
    waiting = sum(one.comments for one in moved.unmatched)
    lines = [
        f"{moved.read:,} comments read ({system}).",
        f"{moved.made:,} {done}, into {moved.matched:,} discussions"
        + f" ({statuses})." * bool(statuses),
        f"{moved.known:,} had come in before.",
        *(f"{number:,} left out: {reason}." for reason, number in sorted(moved.skipped.items())),
    ]
    if moved.orphans:
        lines.append(f"{moved.orphans:,} answer a comment that is not there; they begin threads.")
    if moved.cycles:
        lines.append(f"{moved.cycles:,} answered themselves in a circle; each circle was opened.")
    if moved.unmatched:
        lines += [
            f"{waiting:,} wait: nobody can tell which report their {len(moved.unmatched):,}"
            " discussions belong to. Write a map with --unmatched, fill it in, and give it with"
            " --threads:",
            *(
                f"  {harmless(one.thread.url or one.thread.id)} ({one.comments:,} comments)"
                for one in moved.unmatched[:LISTED]
            ),
        ]
        if len(moved.unmatched) > LISTED:
            lines.append(f"  … and {len(moved.unmatched) - LISTED:,} more")
    return "\n".join(lines)
