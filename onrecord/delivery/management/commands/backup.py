"""`onrecord backup`: everything the site keeps, in one archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.delivery.archives import ArchiveRefusedError, write_archive


class Command(BaseCommand):
    """Can be run while the site serves."""

    help = "Write the database, media and signing key into one archive."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("target", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it; on PostgreSQL say what to use instead."""
        database = settings.DATABASES["default"]
        if not database["ENGINE"].endswith("sqlite3"):
            raise CommandError(
                "This site's database is PostgreSQL: use pg_dump for it, and copy ONRECORD_DATA.",
                returncode=2,
            )
        try:
            count = write_archive(
                data=Path(settings.DATA),
                database=Path(database["NAME"]),
                target=options["target"].absolute(),
            )
        except ArchiveRefusedError as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        self.stdout.write(f"Backed up {count} files to {options['target']}.")
