"""`onrecord start`: what `make run` does. Prepares, loads the sample newsroom once, and serves."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.delivery.preparing import collect_static, prepare_database
from onrecord.delivery.serving import CannotListen, check_address, serve
from onrecord.frontpage.actions import administrator, desk_link


class Command(BaseCommand):
    """One process from nothing to a running site, so that a second start takes seconds."""

    help = "Prepare, load the sample newsroom once, print the address and a desk link, and serve."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all of it; a taken port is said before anything is changed."""
        host, port = options["host"], options["port"]
        try:
            check_address(host=host, port=port)
        except CannotListen as error:
            raise CommandError(str(error), returncode=2) from None
        prepare_database(self.stdout)  # type: ignore[arg-type]  # OutputWrapper writes like a file
        collect_static(self.stdout)  # type: ignore[arg-type]  # as above
        call_command("sample", stdout=self.stdout)
        address = f"http://{host}:{port}"
        self.stdout.write(f"\nThe site is at {address}")
        link = desk_link(person=administrator())
        self.stdout.write(f"Sign in to the desk, once, within the hour: {address}{link}\n")
        self.stdout.flush()
        serve(host=host, port=port, workers=1)
