"""`onrecord export_record`: writes the whole record as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.exchange.pages.exports import FORMS, pieces
from onrecord.exchange.pages.listings import EXPORTED, LISTINGS


class Command(BaseCommand):
    """The same files that the site gives out below /api/record/; older ones are replaced whole."""

    help = "Write statements, figures, checks and speakers on record as CSV or JSON Lines."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which form, and where to."""
        parser.add_argument("--format", choices=FORMS, required=True, dest="form")
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write each file and say where it is."""
        for name in EXPORTED:
            path = options["folder"] / f"{name}.{options['form']}"
            try:
                _write(path, name=name, form=options["form"])
            except OSError as why:
                message = f"Cannot write {path}: {why.strerror}. Choose another folder."
                raise CommandError(message, returncode=2) from why
            self.stdout.write(str(path))


def _write(path: Path, *, name: str, form: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partly = path.with_name(f".{path.name}.part")
    with partly.open("wb") as file:
        file.writelines(pieces(LISTINGS[name], form=form))
    partly.replace(path)
