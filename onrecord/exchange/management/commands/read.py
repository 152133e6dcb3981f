"""`onrecord read`: shows how a captured page is understood, without a database."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from onrecord.exchange.importers.data import as_data
from onrecord.exchange.importers.sources import CannotRead, Source, sources
from onrecord.exchange.management.printing import ink_for, print_notes
from onrecord.exchange.management.terminal import Ink, harmless, in_reading_order, understood
from onrecord.extraction import read_page


class Command(BaseCommand):
    """Ends with code 2 where a source cannot be read; the others are shown all the same."""

    help = "Read a captured page (a file, a folder or an address) and show what was understood."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What to read."""
        parser.add_argument(
            "source", metavar="SOURCE", help="HTML or plain text: file, folder, address"
        )
        parser.add_argument("--json", action="store_true", help="every field as data")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read each page and show it."""
        refusals, data = [], []
        for source in sources(options["source"]):
            if isinstance(source, CannotRead):
                refusals.append(str(source))
                continue
            print_notes(source, out=self.stderr)
            if options["json"]:
                data.append(as_data(read_page(source.text, url=source.url)))
            else:
                self._show(source, ink=ink_for(self.stdout, options))
        if data:
            found = data[0] if len(data) == 1 else data
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
        if refusals:
            raise CommandError("\n".join(refusals), returncode=2)

    def _show(self, source: Source, *, ink: Ink) -> None:
        page = read_page(source.text, url=source.url)
        self.stdout.write(f"{harmless(source.name)}\n\n{understood(page, ink=ink)}\n\n")
        self.stdout.write(in_reading_order(page, ink=ink))
