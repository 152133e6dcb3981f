"""Publishes and takes down what is due."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from onrecord.delivery.clock import database_now
from onrecord.reports.actions import publish_due


class Command(BaseCommand):
    """One round of the schedule; a server does the same every second."""

    help = "Publish and take down what is scheduled for now or earlier."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done, also where it was nothing."""
        done = publish_due(at=database_now())
        for report in done.published:
            self.stdout.write(f"Published: {report.headline} ({report.get_absolute_url()})")
        for report in done.taken_down:
            self.stdout.write(f"Taken down: {report.headline}")
        for report, reasons in done.refused:
            self.stdout.write(f"Refused, and tried again later: {report}: {reasons}")
        if not (done.published or done.taken_down or done.refused):
            self.stdout.write("Nothing is due.")
