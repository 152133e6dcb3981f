"""`onrecord move`: the whole site into another database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.delivery.carrying.moving import move_site
from onrecord.delivery.carrying.targets import MoveRefusedError


class Command(BaseCommand):
    """Whole or not at all; the database that the site has now is only read."""

    help = "Carry the site's database into an empty one, SQLite or PostgreSQL."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("--to", required=True, metavar="DATABASE_URL")
        parser.add_argument(
            "--replace-characters",
            action="store_true",
            help="write U+FFFD for characters that PostgreSQL cannot keep",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Move, and print each table's rows and hash."""
        try:
            carried = move_site(to=options["to"], replaces=options["replace_characters"])
        except MoveRefusedError as refusal:
            raise CommandError(str(refusal), returncode=2) from None
        for table in carried:
            self.stdout.write(str(table))
        rows = sum(table.sum.rows for table in carried)
        self.stdout.write(
            f"Moved {rows} rows of {len(carried)} tables; each table has the same hash there.\n"
            f"Pictures and the signing key stay where they are: in {settings.DATA}.\n"
            "Now start the site with DATABASE_URL set to the new database."
        )
