"""`onrecord bounces`: reads delivery reports that mail servers sent back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from onrecord.people.actions import take_bounce
from onrecord.people.actions.bounces import LARGEST


class Command(BaseCommand):
    """A mail server pipes each report in, or a job gives the files of a mailbox folder."""

    help = "Read delivery reports, from files or standard input, and stop mail to dead addresses."

    def add_arguments(self, parser: CommandParser) -> None:
        """The files."""
        parser.add_argument("files", nargs="*", help="one report each; none: standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say of each report what was understood."""
        if not options["files"]:
            self._take(sys.stdin.buffer.read(LARGEST))
        for name in options["files"]:
            try:
                with Path(name).open("rb") as file:
                    self._take(file.read(LARGEST))
            except OSError as problem:
                raise CommandError(
                    f"{name} cannot be read: {problem.strerror}.", returncode=2
                ) from None

    def _take(self, raw: bytes) -> None:
        self.stdout.write(take_bounce(raw, at=timezone.now()))
