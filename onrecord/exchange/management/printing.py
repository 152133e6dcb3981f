"""What the commands that take pages in print alike."""

from __future__ import annotations

import shutil
from typing import Any

from django.conf import settings
from django.core.management.base import OutputWrapper

from onrecord.exchange.importers.sources import Source
from onrecord.exchange.management.terminal import Ink

USUAL = (96, 24)  # columns and lines where nobody says: a file, a pipe


def ink_for(out: OutputWrapper, options: dict[str, Any]) -> Ink:
    """How to print: as wide as the terminal (``COLUMNS`` overrules it), coloured where wanted."""
    return Ink(coloured=_is_coloured(out, options), width=shutil.get_terminal_size(USUAL).columns)


def _is_coloured(out: OutputWrapper, options: dict[str, Any]) -> bool:
    """Whether to colour: a terminal that was not asked to stay plain, or one that was told to."""
    if options.get("force_color"):
        return True
    return out.isatty() and not options.get("no_color") and not settings.PLAIN_TERMINAL


def print_notes(source: Source, *, out: OutputWrapper) -> None:
    """What had to be assumed about a source."""
    for note in source.notes:
        out.write(f"{source.name}: {note}")
