"""`onrecord backup`: everything the site keeps, in one archive."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.delivery.archives import DATABASE, ArchiveRefusedError, write_archive
from onrecord.delivery.carrying.moving import move_site
from onrecord.delivery.carrying.targets import MoveRefusedError
from onrecord.delivery.checks import holds_a_site


class Command(BaseCommand):
    """Can be run while the site serves. The archive is the same whichever database it is of."""

    help = "Write the database, media and signing key into one archive."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("target", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        target = options["target"].absolute()
        if not holds_a_site():
            words = f"There is no site in {settings.DATA}. Set ONRECORD_DATA or DATABASE_URL."
            raise CommandError(words, returncode=2)
        try:
            with _as_sqlite(beside=target) as database:
                count = write_archive(data=Path(settings.DATA), database=database, target=target)
        except (ArchiveRefusedError, MoveRefusedError) as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        except (OSError, sqlite3.Error) as why:
            said = getattr(why, "strerror", None) or why
            words = f"{target} cannot be written: {said}. Nothing was kept: choose another place."
            raise CommandError(words, returncode=2) from None
        self.stdout.write(f"Backed up {count} files to {options['target']}.")
        if "bucket_name" in settings.STORAGES["default"].get("OPTIONS", {}):
            self.stdout.write("The pictures lie in the bucket: it is not part of the archive.")


@contextmanager
def _as_sqlite(*, beside: Path) -> Iterator[Path]:
    """The site's database, or all that PostgreSQL held at one moment as a database of SQLite."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        yield Path(database["NAME"])
        return
    if not beside.parent.is_dir():
        raise ArchiveRefusedError(f"There is no folder {beside.parent}. Make it first.")
    with tempfile.TemporaryDirectory(dir=beside.parent) as folder:
        copy = Path(folder) / DATABASE
        move_site(to=f"sqlite:///{copy}", keeps_running=True)
        yield copy
