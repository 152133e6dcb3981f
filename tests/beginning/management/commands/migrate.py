"""`migrate`, begun with the tables as they are written down: every worker's database is new."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate

from onrecord.delivery.tables import begin_with_tables


class Command(migrate.Command):
    """Django's, which makes what is newer than the file, and what comes after migrations."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Begin, then migrate."""
        begin_with_tables()
        super().handle(*args, **options)
