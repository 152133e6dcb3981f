"""`onrecord bounces`: reads delivery reports that mail servers sent back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from onrecord.people.actions import take_bounce
from onrecord.people.actions.bounces import LARGEST

STDIN = "standard input"


class Command(BaseCommand):
    """A mail server pipes each report in, or a job gives the files of a mailbox folder."""

    help = "Read delivery reports, from files or standard input, and stop mail to dead addresses."

    def add_arguments(self, parser: CommandParser) -> None:
        """The files."""
        parser.add_argument("files", nargs="*", help="one report each; none: standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say of each report what was understood; what cannot be read keeps no other waiting.

        A mail that is no report is no mistake: a mail server that hands in what comes to the
        address would send the exit code back to whoever wrote it.
        """
        refused = []
        for name in options["files"] or [STDIN]:
            try:
                self.stdout.write(take_bounce(_read(name), at=timezone.now()))
            except OSError as problem:
                refused.append(f"{name} cannot be read: {problem.strerror}.")
            except ValidationError as problem:
                refused.append(f"{name}: {problem.messages[0]}")
        if refused:
            raise CommandError("\n".join(refused), returncode=2)


def _read(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read(LARGEST)
    with Path(name).open("rb") as file:
        return file.read(LARGEST)
