"""`onrecord restore`: an archive back into an empty data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.delivery.archives import ArchiveRefusedError, restore_archive


class Command(BaseCommand):
    """Checks every hash before anything is put in its place."""

    help = "Restore an archive that `onrecord backup` wrote into an empty data folder."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from."""
        parser.add_argument("source", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore it, or refuse the whole."""
        try:
            count = restore_archive(source=options["source"], data=Path(settings.DATA))
        except ArchiveRefusedError as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(f"Restored {count} files into {settings.DATA}. Now: onrecord verify")
