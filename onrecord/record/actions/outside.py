"""Adds what a model outside suggests to the record of a version, and changes nothing there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from django.db import transaction

from onrecord import extraction
from onrecord.extraction.outside import Answer
from onrecord.record.actions.naming import known_speakers
from onrecord.record.actions.suggesting import rows_of
from onrecord.record.models import Figure, Statement
from onrecord.record.models.entry import Entry
from onrecord.reports.models import Version

Row = TypeVar("Row", Statement, Figure)


@transaction.atomic
def add_outside_suggestions(*, version: Version, answer: Answer) -> int:
    """Store as suggested what overlaps no entry of its sort; gives how many were added.

    A speaker counts only where the name stands in the text or is a known speaker's.
    """
    statements, figures = rows_of(_named(version, answer.statements), answer.figures, words=version)
    return _store(Statement, statements, version) + _store(Figure, figures, version)


def _named(
    version: Version, statements: tuple[extraction.Statement, ...]
) -> tuple[extraction.Statement, ...]:
    strange = {s.speaker for s in statements if s.speaker and s.speaker not in version.text}
    known = known_speakers(strange)
    return tuple(
        replace(s, speaker=None, role=None) if s.speaker in strange - known.keys() else s
        for s in statements
    )


def _store(model: type[Row], rows: Sequence[Row], version: Version) -> int:
    """Whatever was found by rules or decided by people stays as it is, rejected entries too."""
    here = model._default_manager.filter(version=version, place=Entry.Place.TEXT)
    taken = list(here.values_list("start", "end"))
    fresh: list[Row] = []
    for row in rows:
        if all(row.end <= start or end <= row.start for start, end in taken):
            taken.append((row.start, row.end))
            fresh.append(row)
    model._default_manager.bulk_create(fresh, batch_size=200)
    return len(fresh)
