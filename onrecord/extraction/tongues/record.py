"""The record of a text in another tongue."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from onrecord.extraction.belonging import in_statements
from onrecord.extraction.sourcing import statement_checks
from onrecord.extraction.tongues.amounts import find_figures_in
from onrecord.extraction.tongues.dates import find_times_in
from onrecord.extraction.tongues.reading import bounds
from onrecord.extraction.tongues.statements import find_statements_in
from onrecord.extraction.tongues.tongue import Tongue
from onrecord.extraction.types import Figure, Record, Statement


def record_in(
    text: str,
    tongue: Tongue,
    *,
    published: dt.date | None,
    captured: dt.datetime | None,
    headline: str | None,
) -> Record:
    """Statements, figures and times; of the checks those that need no words of the language."""
    statements = find_statements_in(text, tongue, headline=headline)
    times = find_times_in(text, tongue, published=published, captured=captured)
    found = find_figures_in(text, tongue, times=times, bounds=bounds(text, tongue))
    figures = (
        *_in_headline(headline, tongue, statements),
        *in_statements(found, statements),
    )
    checks = statement_checks(text=text, statements=statements, figures=(), headline=headline)
    return Record(statements=statements, figures=figures, times=times, checks=checks)


def _in_headline(
    headline: str | None, tongue: Tongue, statements: tuple[Statement, ...]
) -> tuple[Figure, ...]:
    if not headline or not statements:
        return ()
    times = find_times_in(headline, tongue, published=None, captured=None)
    found = find_figures_in(headline, tongue, times=times)
    return tuple(replace(figure, statement=0, time=None) for figure in found)
