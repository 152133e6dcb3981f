"""The `onrecord` command: Django's command runner under our own name."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run one of our commands, or Django's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  settings first

    execute_from_command_line(["onrecord", *sys.argv[1:]])
