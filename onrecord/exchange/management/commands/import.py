"""`onrecord import`: makes reports of captured pages."""  # noqa: N999  the command's name

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from onrecord.exchange.actions import Imported, import_capture
from onrecord.exchange.importers.data import as_data
from onrecord.exchange.importers.sources import CannotRead, Source, sources
from onrecord.exchange.management.printing import ink_for, print_notes
from onrecord.exchange.management.terminal import Ink, harmless, understood
from onrecord.extraction import Page, read_page
from onrecord.people.models import User
from onrecord.reports.rules import may_file

NOT_PREPARED = "The database is not ready. Run “onrecord prepare” first, then import again."
NOBODY = (
    "Nobody may file reports here yet. Run “onrecord start” once, which makes an administrator, or "
    "name an editor with --as."
)


class Command(BaseCommand):
    """One page that cannot be imported does not stop the others; the command then ends with 2."""

    help = "Make reports of captured pages: files, folders or addresses. A page comes in once."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to import, and what then."""
        parser.add_argument("source", metavar="SOURCE", nargs="+", help="file, folder or address")
        parser.add_argument("--publish", action="store_true", help="publish what is imported")
        parser.add_argument("--json", action="store_true", help="print every field as data")
        parser.add_argument(
            "--as", dest="editor", metavar="E-MAIL", help="whose reports they become"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import each page and say what became of it."""
        editor = self._editor(options["editor"])
        refusals, data = [], []
        for source in (found for place in options["source"] for found in sources(place)):
            try:
                if isinstance(source, CannotRead):
                    raise source
                print_notes(source, out=self.stderr)
                page, imported = self._import(source, editor, publish=options["publish"])
            except CannotRead as refusal:
                refusals.append(str(refusal))
                continue
            if options["json"]:
                data.append(_as_data(source, page, imported))
            else:
                self._show(source, page, imported, ink=ink_for(self.stdout, options))
        if options["json"]:
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
        if refusals:
            raise CommandError("\n".join(refusals), returncode=2)

    def _editor(self, address: str | None) -> User:
        """Whose reports they become: who was named, else an administrator, else an editor."""
        try:
            active = User.objects.filter(is_active=True)
            if address:
                named = active.filter(email__iexact=address).first()
                if named is None:
                    raise CommandError(
                        f"{address} is nobody here. Check the address.", returncode=2
                    )
                return named
            first = active.filter(is_superuser=True).order_by("pk").first()
            staff = active.filter(is_staff=True).order_by("pk")[:200]
            found = first or next((person for person in staff if may_file(person)), None)
        except DatabaseError as error:
            raise CommandError(NOT_PREPARED, returncode=2) from error
        if found is None:
            raise CommandError(NOBODY, returncode=2)
        return found

    def _import(self, source: Source, editor: User, *, publish: bool) -> tuple[Page, Imported]:
        page = read_page(source.text, url=source.url)
        try:
            imported = import_capture(
                source=source,
                page=page,
                editor=editor,
                is_to_be_published=publish,
                at=timezone.now(),
            )
        except ValidationError as refusal:
            raise CannotRead(source.name, " ".join(refusal.messages)) from refusal
        except PermissionDenied as refusal:
            raise CannotRead(source.name, str(refusal)) from refusal
        return page, imported

    def _show(self, source: Source, page: Page, imported: Imported, *, ink: Ink) -> None:
        self.stdout.write(f"{harmless(source.name)}\n\n{understood(page, ink=ink)}\n\n")
        self.stdout.write(f"{_outcome(imported)}\n")


def _outcome(imported: Imported) -> str:
    report = imported.report
    if imported.is_new:
        said = "Imported as a new report"
    elif imported.new_comments or imported.was_published:
        said = "Already imported; brought up to date"
    else:
        said = "Already imported; nothing was new"
    state = "published" if report.live else "a draft at the desk"
    return f"{said}: {report.get_absolute_url()} ({state}, {imported.new_comments} new comments)"


def _as_data(source: Source, page: Page, imported: Imported) -> dict[str, Any]:
    return {
        "source": source.name,
        "report": imported.report.short_id,
        "address": imported.report.get_absolute_url(),
        "is_new": imported.is_new,
        "is_published": imported.report.live,
        "new_comments": imported.new_comments,
        **as_data(page),
    }
