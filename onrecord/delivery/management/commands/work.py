"""`onrecord work`: does jobs and tasks in a process of its own, beside those that serve."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand

from onrecord.delivery.jobs import Work


class Command(BaseCommand):
    """Serving processes do the work too; this one takes it off them where there is much of it."""

    help = "Do scheduled jobs and background tasks until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to stop, then finish what is in hand."""
        stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopping.set())
        work = Work()
        work.start()
        self.stdout.write("Working. Stop with Ctrl+C.")
        self.stdout.flush()
        stopping.wait()
        work.stop()
