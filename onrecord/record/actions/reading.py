"""Has a version read: stores what the engine finds as suggestions, and its checks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import transaction

from onrecord import extraction
from onrecord.extraction.prose import read_report
from onrecord.record.actions.moving import move_entries, text_of
from onrecord.record.actions.naming import known_speakers
from onrecord.record.models import Check, Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry
from onrecord.reports.models import Version
from onrecord.shared.anchors import anchor_at

Row = TypeVar("Row", Statement, Figure, TimeExpression)
Span = tuple[int, int]


@transaction.atomic
def read_version(*, version: Version, day: dt.date | None) -> None:
    """Move what is decided to ``version``, then suggest what the engine finds beside it.

    ``day`` is the report's date, from which "yesterday" is counted; None where it is not known.
    Reading the same version again gives the same record and changes no decision.
    """
    move_entries(version=version)
    picture = version.read().lead_image
    found = read_report(
        version.text,
        published=day,
        captured=None,
        headline=version.headline,
        image_caption=picture.caption if picture else None,
        image_is_file_photo=picture is not None and picture.is_file_photo,
        language=version.report.language.split("-")[0],
    )
    for model in (Statement, Figure, TimeExpression):
        model.objects.filter(version=version, state=Entry.State.SUGGESTED).delete()
    times = _store(TimeExpression, [_time(version, item) for item in found.times])
    statements = _store(Statement, _statements(version, found.statements))
    _set_parents(statements, found.statements)
    figures = _store(
        Figure, [_figure(version, item, found, times, statements) for item in found.figures]
    )
    rows = {"statement": statements, "figure": figures, "time": times}
    _store_checks(version, found.checks, rows)


def _store(model: type[Row], suggested: list[Row]) -> list[Row]:
    """Store what nobody has decided on; give a row for each suggestion, decided or new."""
    if not suggested:
        return []
    version = suggested[0].version
    decided = list(model.objects.filter(version=version).exclude(state=Entry.State.ORPHANED))
    rows = [_same_words(row, decided) or row for row in suggested]
    model.objects.bulk_create([row for row in rows if row.pk is None], batch_size=200)
    return rows


def _same_words(row: Row, decided: Iterable[Row]) -> Row | None:
    """The decided entry that covers (nearly) the same words, if there is one."""
    for other in decided:
        if other.place != row.place:
            continue
        shared = min(row.end, other.end) - max(row.start, other.start)
        whole = max(row.end, other.end) - min(row.start, other.start)
        if shared > 0 and shared >= 0.8 * whole:
            return other
    return None


def _time(version: Version, item: extraction.TimeExpression) -> TimeExpression:
    return TimeExpression(
        **_anchored(version, item.span, Entry.Place.TEXT, item.rule),
        type=item.type,
        value=item.value,
        edtf=item.edtf or "",
    )


def _statements(version: Version, items: tuple[extraction.Statement, ...]) -> list[Statement]:
    speakers = known_speakers({item.speaker for item in items if item.speaker})
    return [_statement(version, item, speakers) for item in items]


def _statement(version: Version, item: extraction.Statement, speakers: dict[str, Any]) -> Statement:
    place = Entry.Place.HEADLINE if item.kind == "headline" else Entry.Place.TEXT
    span = (item.content[0][0], item.content[-1][1])
    return Statement(
        **_anchored(version, span, place, item.rule),
        kind=item.kind,
        content=[list(part) for part in item.content],
        cue=list(item.cue) if item.cue else None,
        source=list(item.source) if item.source else None,
        speaker=speakers.get(item.speaker or ""),
        suggested_speaker=(item.speaker or "")[:200],
        role=(item.role or "")[:200],
        resolution=item.resolution,
        modality=item.modality,
    )


def _set_parents(rows: list[Statement], items: tuple[extraction.Statement, ...]) -> None:
    nested = []
    for row, item in zip(rows, items, strict=True):
        if item.parent is not None and row.state == Entry.State.SUGGESTED:
            row.parent = rows[item.parent]
            nested.append(row)
    Statement.objects.bulk_update(nested, ["parent"])


def _figure(
    version: Version,
    item: extraction.Figure,
    found: extraction.Record,
    times: list[TimeExpression],
    statements: list[Statement],
) -> Figure:
    statement = None if item.statement is None else found.statements[item.statement]
    is_in_headline = statement is not None and statement.kind == "headline"
    place = Entry.Place.HEADLINE if is_in_headline else Entry.Place.TEXT
    return Figure(
        **_anchored(version, item.span, place, item.rule),
        low=item.low,
        high=item.high,
        low_open=item.low_open,
        high_open=item.high_open,
        comparator=item.comparator,
        trend=item.trend or "",
        unit=(item.unit or "")[:40],
        counted=(item.counted or "")[:200],
        where=(item.place or "")[:200],
        time=None if item.time is None else times[item.time],
        statement=None if item.statement is None else statements[item.statement],
    )


def _anchored(version: Version, span: Span, place: str, rule: str) -> dict[str, Any]:
    anchor = anchor_at(text_of(version, place), *span)
    return {
        "report_id": version.report_id,
        "version": version,
        "place": place,
        "start": anchor.start,
        "end": anchor.end,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "rule": rule[:80],
    }


def _store_checks(
    version: Version,
    checks: tuple[extraction.Check, ...],
    rows: dict[str, Any],
) -> None:
    """Store the checks anew; an answer given to the same computation before is kept."""
    older = Check.objects.filter(report_id=version.report_id)
    answers = {
        (check.kind, check.formula): (check.answer, check.answered_by_id)
        for check in older.exclude(answer="")
    }
    older.delete()
    fresh = []
    for item in checks:
        answer, answered_by = answers.get((item.kind, item.formula), ("", None))
        fresh.append(
            Check(
                report_id=version.report_id,
                version=version,
                kind=item.kind,
                operands=[_operand(name, rows) for name in item.operands],
                formula=item.formula,
                verdict=item.verdict,
                explanation=item.explanation,
                answer=answer,
                answered_by_id=answered_by,
            )
        )
    Check.objects.bulk_create(fresh, batch_size=200)


def _operand(name: str, rows: dict[str, Any]) -> str:
    """``figure:3`` of a reading becomes ``figure:<id>`` of its row; other names stay."""
    sort, _, index = name.partition(":")
    return f"{sort}:{rows[sort][int(index)].pk}" if sort in rows and index.isdigit() else name
