"""`onrecord restore`: an archive back into an empty data folder, and PostgreSQL where it is set."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.delivery.archives import DATABASE, ArchiveRefusedError, restore_archive
from onrecord.delivery.carrying.targets import MoveRefusedError, run_on


class Command(BaseCommand):
    """Checks every hash before anything is put in its place."""

    help = "Restore an archive that `onrecord backup` wrote into an empty data folder."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from."""
        parser.add_argument("source", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Restore it, or refuse the whole."""
        data = Path(settings.DATA)
        try:
            count = restore_archive(source=options["source"], data=data)
            if not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
                _carry_on(data / DATABASE)
        except (ArchiveRefusedError, MoveRefusedError) as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(f"Restored {count} files into {data}.")
        self.stdout.write("Now: onrecord prepare, then onrecord verify")


def _carry_on(restored: Path) -> None:
    """From the data folder into PostgreSQL. What an older program backed up is made newer first.

    Where that is refused the database stays in the folder, to be moved once it is mended.
    """
    there = f"sqlite:///{restored}"
    run_on(there, "prepare")
    run_on(there, "move", "--to", settings.DATABASE_URL)
    for ending in ("", "-wal", "-shm"):
        restored.with_name(f"{restored.name}{ending}").unlink(missing_ok=True)
