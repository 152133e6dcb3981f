"""`onrecord prepare`: makes the data folder ready to be served."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from onrecord.delivery.preparing import collect_static, prepare_database


class Command(BaseCommand):
    """Does only what is needed, so that it costs nothing to run it before every start."""

    help = "Bring the database's tables and the static files up to date."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, and say what was done."""
        done = [prepare_database(self.stdout), collect_static(self.stdout)]  # type: ignore[arg-type]  # OutputWrapper writes like a file
        self.stdout.write("Ready." if any(done) else "Everything was ready.")
