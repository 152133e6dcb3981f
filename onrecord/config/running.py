"""Django's runner of commands, with our version and our code for a command that there is not."""

from __future__ import annotations

import sys
from importlib.metadata import version

from django.core.management import BaseCommand, ManagementUtility


class Commands(ManagementUtility):
    """All the commands: ours and Django's."""

    def execute(self) -> None:
        """Run what was asked for."""
        if self.argv[1:] in (["--version"], ["version"]):
            sys.stdout.write(f"On Record {version('onrecord')}\n")
        else:
            super().execute()

    def fetch_command(self, subcommand: str) -> BaseCommand:
        """The command; one that is not there is a mistake in the call, said and ended with 2."""
        try:
            return super().fetch_command(subcommand)
        except SystemExit:
            sys.exit(2)
