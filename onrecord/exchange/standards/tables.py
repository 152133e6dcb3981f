"""The record as rows: CSV that no spreadsheet takes for formulas, and JSON Lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from onrecord.exchange.standards.shapes import Check, Figure, Statement
from onrecord.exchange.standards.wholes import Speaker

# What makes a spreadsheet compute a cell, at its start: OWASP, "CSV Injection"
# (https://owasp.org/www-community/attacks/CSV_Injection), with the full-width forms.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001  meant
Columns = dict[str, Callable[[Any], object]]

_ENTRY: Columns = {
    "id": lambda row: row.id,
    "url": lambda row: row.url,
    "report": lambda row: row.report.short_id,
    "headline": lambda row: row.report.headline,
    "report_url": lambda row: row.report.url,
    "published_at": lambda row: row.report.published_at.isoformat(),
    "version": lambda row: row.version.number,
}
_ANCHOR: Columns = {
    "place_in_report": lambda row: row.anchor.place,
    "start": lambda row: row.anchor.start,
    "end": lambda row: row.anchor.end,
    "exact": lambda row: row.anchor.exact,
    "confirmed_at": lambda row: row.confirmed.at.isoformat() if row.confirmed.at else "",
    "suggested_by": lambda row: row.confirmed.suggested_by,
    "checks": lambda row: " ".join(row.checks),
}
_SPEAKER: Columns = {
    "speaker": lambda row: row.speaker.name if row.speaker else "",
    "speaker_url": lambda row: row.speaker.url if row.speaker else "",
}
COLUMNS: dict[type, Columns] = {
    Statement: {
        **_ENTRY,
        **_SPEAKER,
        "role": lambda row: row.role,
        "kind": lambda row: row.kind,
        "modality": lambda row: row.modality,
        "text": lambda row: row.text,
        "source": lambda row: row.source,
        "cue": lambda row: row.cue,
        "within": lambda row: row.within or "",
        "figures": lambda row: " ".join(row.figures),
        **_ANCHOR,
    },
    Figure: {
        **_ENTRY,
        **_SPEAKER,
        "statement": lambda row: row.statement or "",
        "value": lambda row: row.value,
        "low": lambda row: row.low,
        "high": lambda row: row.high,
        "low_open": lambda row: row.low_open,
        "high_open": lambda row: row.high_open,
        "comparator": lambda row: row.comparator,
        "trend": lambda row: row.trend,
        "progress": lambda row: row.progress,
        "unit": lambda row: row.unit,
        "counted": lambda row: row.counted,
        "where": lambda row: row.place,
        "time": lambda row: row.time.edtf or row.time.value if row.time else "",
        "measure": lambda row: row.measure.name if row.measure else "",
        **_ANCHOR,
    },
    Check: {
        **_ENTRY,
        "kind": lambda row: row.kind,
        "verdict": lambda row: row.verdict,
        "working": lambda row: row.working,
        "explanation": lambda row: row.explanation,
        "answer": lambda row: row.answer,
        "operands": lambda row: " ".join(operand.name for operand in row.operands),
    },
    Speaker: {
        "slug": lambda row: row.slug,
        "name": lambda row: row.name,
        "url": lambda row: row.url,
        "kind": lambda row: row.kind,
        "description": lambda row: row.description,
        "aliases": lambda row: "; ".join(row.aliases),
        "same_as": lambda row: " ".join(row.same_as),
        "part_of": lambda row: row.part_of.name if row.part_of else "",
        "roles": lambda row: "; ".join(role.title for role in row.roles),
        "statements": lambda row: row.statements,
        "figures": lambda row: row.figures,
    },
}


def csv_head(shape: type) -> bytes:
    """The first line of a table: RFC 4180, UTF-8."""
    return _lines([list(COLUMNS[shape])])


def csv_rows(shape: type, items: Iterable[object]) -> bytes:
    """A line for each item, without the head."""
    columns = COLUMNS[shape].values()
    return _lines([_cell(column(item)) for column in columns] for item in items)


def json_lines(items: Iterable[object]) -> bytes:
    """A line of JSON for each item, in the shape that the API gives it."""
    return b"".join(msgspec.json.encode(item) + b"\n" for item in items)


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _cell(value: object) -> object:
    """Numbers stay numbers: a negative one is no formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return harmless(value) if isinstance(value, str) else value


def _lines(rows: Iterable[Sequence[object]]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()
