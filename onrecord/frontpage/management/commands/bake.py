"""`onrecord bake --all`: writes the whole public site as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import get_resolver

from onrecord.delivery.copies import write_copy
from onrecord.frontpage.pages.standing import not_found


class Command(BaseCommand):
    """The copy is what readers get while the program is down, from any host of files."""

    help = "Write a complete copy of the public site under the data folder, in baked/."

    def add_arguments(self, parser: CommandParser) -> None:
        """``--all`` is asked for, so that nobody starts a long job by a slip."""
        parser.add_argument("--all", action="store_true", help="Bake every public page.")
        parser.add_argument("--into", type=Path, default=settings.DATA / "baked")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say how much."""
        if not options["all"]:
            raise CommandError("Say what to bake: onrecord bake --all", returncode=2)
        get_resolver().url_patterns  # noqa: B018  loading the addresses fills the register
        copy = write_copy(options["into"], not_found=not_found())
        self.stdout.write(
            f"{copy.pages} pages and {copy.files} files in {options['into']}"
            f" ({copy.removed} old files removed)."
        )
