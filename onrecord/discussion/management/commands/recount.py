"""Counts every discussion anew and mends what differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from onrecord.discussion.actions.recounting import recount


class Command(BaseCommand):
    """The job that does so every hour does the same."""

    help = "Count comments, replies, threads and recommendations anew, and mend what differs."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many counts had drifted."""
        drifted = recount(at=timezone.now())
        self.stdout.write(f"{drifted} counts had drifted and are mended.")
