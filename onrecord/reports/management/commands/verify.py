"""Checks that every published version still is what was published."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from onrecord.reports.models import Version, verify_versions


class Command(BaseCommand):
    """Recomputes every hash; ends with code 1 and the rows where one does not hold."""

    help = "Check every published version against its hash and the version before it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what is broken, or how many versions hold."""
        broken = 0
        for version in verify_versions():
            broken += 1
            self.stdout.write(
                f"version {version.number} of report {version.report_id} "
                f"(row {version.version_id}): {version.reason}"
            )
        if broken:
            raise CommandError(f"{broken} versions are not what was published.", returncode=1)
        self.stdout.write(f"{Version.objects.count()} versions hold.")
