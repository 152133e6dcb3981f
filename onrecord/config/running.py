"""Django's runner of commands, with our version and our code for a command that there is not."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Any

from django.core.management import BaseCommand, CommandError, ManagementUtility
from django.core.management.base import SystemCheckError


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
            command = super().fetch_command(subcommand)
        except SystemExit:
            sys.exit(2)
        kind = type(command)
        is_ours = kind.__module__.startswith("onrecord.")
        return command if is_ours else type(kind.__name__, (Refusing, kind), {})()


class Refusing(BaseCommand):
    """Gives our code for a mistake in the call to what Django's commands refuse with 1."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """As the command does; settings that a check complains of are no mistake in the call."""
        try:
            return super().execute(*args, **options)
        except SystemCheckError:
            raise
        except CommandError as refusal:
            refusal.returncode = 2
            raise
