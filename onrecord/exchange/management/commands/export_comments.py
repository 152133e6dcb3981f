"""`onrecord export_comments`: writes discussions for an archive or for another system."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.exchange.exporters import WRITERS, discussions_of
from onrecord.shared.shortids import read_short_id


class Command(BaseCommand):
    """Writes to the standard output, or to a file that is replaced whole."""

    help = "Write comments as JSON Lines (onrecord) or as WXR, which other systems take in."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which discussions, in which form, and where to."""
        parser.add_argument("--report", action="append", default=[], metavar="SHORT_ID")
        parser.add_argument("--format", choices=WRITERS, default="onrecord", dest="form")
        parser.add_argument("--with-addresses", action="store_true", help="mail addresses too")
        parser.add_argument("--output", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them."""
        discussions = discussions_of([read_short_id(one) for one in options["report"]])
        if options["report"] and not discussions.exists():
            raise CommandError("There is no discussion of such a report.", returncode=2)
        found = WRITERS[options["form"]](
            discussions.iterator(), with_addresses=options["with_addresses"]
        )
        if options["output"] is None:
            self._print(found)
            return
        try:
            with closing(found):
                _write(found, options["output"])
        except OSError as why:
            message = f"Cannot write {options['output']}: {why.strerror}. Choose another place."
            raise CommandError(message, returncode=2) from why

    def _print(self, found: Iterable[bytes]) -> None:
        for piece in found:
            self.stdout.write(piece.decode(), ending="")


def _write(found: Iterable[bytes], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partly = path.with_name(f".{path.name}.part")
    try:
        with partly.open("wb") as file:
            file.writelines(found)
        partly.replace(path)
    finally:
        partly.unlink(missing_ok=True)
