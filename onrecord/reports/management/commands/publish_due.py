"""Publishes and takes down what is due."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from onrecord.reports.actions import DueReports, publish_due


class Command(BaseCommand):
    """One round of the schedule, or round after round."""

    help = "Publish and take down what is scheduled for now or earlier."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to stay."""
        parser.add_argument("--watch", action="store_true", help="Stay, and look every second.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look once, or until stopped."""
        self._tell(publish_due(at=timezone.now()), even_nothing=not options["watch"])
        while options["watch"]:
            # The next full second: what is due at 12:00:00 is published then.
            time.sleep(1 - time.time() % 1)
            close_old_connections()
            self._tell(publish_due(at=timezone.now()), even_nothing=False)

    def _tell(self, done: DueReports, *, even_nothing: bool) -> None:
        for report in done.published:
            self.stdout.write(f"Published: {report.headline} ({report.get_absolute_url()})")
        for report in done.taken_down:
            self.stdout.write(f"Taken down: {report.headline}")
        for report, reasons in done.refused:
            self.stdout.write(f"Refused, and tried again at the next round: {report}: {reasons}")
        if even_nothing and not (done.published or done.taken_down or done.refused):
            self.stdout.write("Nothing is due.")
