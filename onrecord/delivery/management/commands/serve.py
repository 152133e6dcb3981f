"""`onrecord serve`: serves the site."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.delivery.checks import is_prepared, writers_can_stand_in_line
from onrecord.delivery.serving import CannotListen, check_address, check_socket, serve


class Command(BaseCommand):
    """One server for pages, desk and live streams."""

    help = "Serve the site."
    requires_system_checks = ()  # they need all apps, and `onrecord check` asks them

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen, and with how many processes."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument(
            "--fd", type=int, help="listen on this open socket, such as systemd's: 3"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse with advice what would fail later, else serve."""
        host, port = options["host"], options["port"]
        if options["workers"] < 1:
            raise CommandError("--workers must be at least 1.", returncode=2)
        for problem in writers_can_stand_in_line():
            raise CommandError(f"{problem.msg} {problem.hint}", returncode=2)
        try:
            if options["fd"] is None:
                check_address(host=host, port=port)
            else:
                check_socket(options["fd"])
            if not is_prepared():
                raise CommandError("The site is not prepared yet: onrecord prepare", returncode=2)
            self.stdout.write(f"Serving on http://{host}:{port}. Stop with Ctrl+C.")
            self.stdout.flush()
            serve(host=host, port=port, workers=options["workers"], fd=options["fd"])
        except CannotListen as error:
            raise CommandError(str(error), returncode=2) from None
