"""`onrecord bake --all`: writes the whole public site as files."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.delivery.copying.keeping import CopyIsKept, Keeper, NoPlaceForACopy


class Command(BaseCommand):
    """The copy is what readers get while the program is down, from any host of files."""

    help = "Write a complete copy of the public site under the data folder, in baked/."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--all`` is asked for, so that nobody starts a long job by a slip."""
        parser.add_argument("--all", action="store_true", help="Bake every public page.")
        parser.add_argument(
            "--into", type=Path, default=settings.ONRECORD_COPY or settings.DATA / "baked"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say how much."""
        if not options["all"]:
            raise CommandError("Say what to bake: onrecord bake --all", returncode=2)
        folder = Path(options["into"])
        try:
            keeper = Keeper(folder)
            done = keeper.write_all()
            keeper.close()
        except (CopyIsKept, NoPlaceForACopy) as reason:
            raise CommandError(f"{reason} Choose another with --into.", returncode=2) from None
        except (OSError, sqlite3.Error) as error:
            why = getattr(error, "strerror", None) or error
            words = f"{folder} cannot be written: {why}. Choose another with --into."
            raise CommandError(words, returncode=2) from None
        self.stdout.write(
            f"{done.pages} pages and {done.files} files in {folder}"
            f" ({done.removed} old files removed)."
        )
