"""`onrecord outbox`: says whether mail goes out."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from onrecord.people.notices import mail_health


class Command(BaseCommand):
    """Ends with exit code 1 where mail has waited too long, for whatever watches over the site."""

    help = "Say how much mail waits, and for how long."

    def add_arguments(self, parser: CommandParser) -> None:
        """How it is told, and how long is too long."""
        parser.add_argument("--json", action="store_true", help="as data")
        parser.add_argument("--longest", type=int, default=900, help="seconds that mail may wait")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell, and fail where the oldest mail has waited longer than it may."""
        health = mail_health(at=timezone.now())
        seconds = int(health.oldest.total_seconds())
        if options["json"]:
            facts = {
                "waiting": health.waiting,
                "oldest_seconds": seconds,
                "dropped_today": health.dropped_today,
                "dead_addresses": health.dead_addresses,
            }
            self.stdout.write(json.dumps(facts))
        else:
            self.stdout.write(
                f"{health.waiting} waiting, the oldest for {seconds} s; "
                f"{health.dropped_today} not sent today; {health.dead_addresses} dead addresses."
            )
        if seconds > options["longest"]:
            raise SystemExit(1)
