"""Rows of the record as data, many at a time with a handful of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, cast

from onrecord.exchange.pages.names import (
    anchor_of,
    confirmed,
    data_url,
    embed_url,
    entry_name,
    measure_named,
    operand_name,
    quotation_url,
    report_named,
    speaker_named,
    version_named,
)
from onrecord.exchange.standards import shapes
from onrecord.record.models import Check, Figure, Statement, TimeExpression
from onrecord.record.models.entry import Entry
from onrecord.record.pages.addressed import (
    StandingCheck,
    checks_of,
    figures_on_record,
    statements_on_record,
)
from onrecord.record.pages.words import duration_in_words, edtf_in_words, figure_value
from onrecord.reports.models import Version
from onrecord.shared.links import absolute


def statements(
    rows: Sequence[Statement], found: Sequence[StandingCheck] | None = None
) -> list[shapes.Statement]:
    """Statements as data; ``rows`` come from ``statements_on_record``.

    ``found`` are the checks of their versions, where they were asked for already.
    """
    texts, checks = (
        _texts(rows),
        _by_entry(checks_of(versions_of(rows)) if found is None else found),
    )
    figures = defaultdict(list)
    ids = [row.pk for row in rows]
    for figure in figures_on_record().filter(statement_id__in=ids).order_by("start", "pk"):
        figures[figure.statement_id].append(entry_name(figure))
    parents = _standing_parents(rows)
    return [
        shapes.Statement(
            **_common(row, checks),
            text=content_of(row),
            kind=cast("shapes.StatementKind", row.kind),
            modality=cast("shapes.Modality", row.modality),
            resolution=row.resolution,
            speaker=speaker_named(row.speaker),
            role=row.role,
            source=_piece(_text(row, texts), row.source),
            cue=_piece(_text(row, texts), row.cue),
            spans=[(start, end) for start, end in row.content],
            within=f"statement-{row.parent_id}" if row.parent_id in parents else None,
            figures=figures[row.pk],
        )
        for row in rows
    ]


def figures(
    rows: Sequence[Figure], found: Sequence[StandingCheck] | None = None
) -> list[shapes.Figure]:
    """Figures as data; ``rows`` come from ``figures_on_record``, ``found`` is as above."""
    checks = _by_entry(checks_of(versions_of(rows)) if found is None else found)
    said = statements_on_record().filter(pk__in={row.statement_id for row in rows})
    standing = set(said.values_list("pk", flat=True).order_by())
    return [
        shapes.Figure(
            **_common(row, checks),
            value=figure_value(row),
            low=row.low,
            high=row.high,
            low_open=row.low_open,
            high_open=row.high_open,
            comparator=row.comparator,
            trend=row.trend,
            progress=row.progress,
            unit=row.unit,
            counted=row.counted,
            place=row.where,
            time=_time(row.time),
            # Who says so is on record only as far as the statement is.
            speaker=_speaker(row) if row.statement_id in standing else None,
            statement=f"statement-{row.statement_id}" if row.statement_id in standing else None,
            measure=measure_named(row.measure),
        )
        for row in rows
    ]


def versions_of(rows: Iterable[Statement | Figure]) -> set[int]:
    """The ids of the versions in which these stand."""
    return {_version(row).pk for row in rows}


def checks(found: Iterable[StandingCheck]) -> list[shapes.Check]:
    """Checks as data, with what they compute with."""
    return [
        shapes.Check(
            id=one.check.pk,
            name=entry_name(one.check),
            url=absolute(one.check.get_absolute_url()),
            data_url=data_url(one.check),
            embed_url=embed_url(one.check),
            kind=one.check.kind,
            verdict=cast("shapes.Verdict", one.check.verdict),
            working=one.check.formula,
            explanation=one.check.explanation,
            answer=one.check.answer,
            operands=_operands(one),
            report=report_named(one.check.report),
            version=version_named(_version(one.check), one.check.report),
        )
        for one in found
    ]


def times(rows: Iterable[TimeExpression]) -> list[shapes.TimeExpression]:
    """Confirmed time expressions as data."""
    return [
        shapes.TimeExpression(
            id=row.pk,
            name=entry_name(row),
            type=row.type,
            value=row.value,
            edtf=row.edtf,
            anchor=anchor_of(row),
            confirmed=confirmed(row),
        )
        for row in rows
    ]


def content_of(row: Statement) -> str:
    """The words of a statement, with … for what stands between them."""
    return " … ".join(row.exact[start - row.start : end - row.start] for start, end in row.content)


def _common(row: Statement | Figure, checks: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "id": row.pk,
        "name": entry_name(row),
        "url": absolute(row.get_absolute_url()),
        "data_url": data_url(row),
        "embed_url": embed_url(row),
        "quotation_url": quotation_url(row),
        "anchor": anchor_of(row),
        "checks": checks.get(entry_name(row), []),
        "confirmed": confirmed(row),
        "report": report_named(row.report),
        "version": version_named(_version(row), row.report),
    }


def _by_entry(checks: Iterable[StandingCheck]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for one in checks:
        for operand in dict.fromkeys(map(entry_name, one.operands)):
            found[operand].append(entry_name(one.check))
    return found


def _version(row: Statement | Figure | Check) -> Version:
    """What is on record stands in a version: the database sees to it."""
    return cast("Version", row.version)


def _texts(rows: Sequence[Statement]) -> dict[int, str]:
    ids = {_version(row).pk for row in rows}
    return dict(Version.objects.filter(pk__in=ids).values_list("pk", "text").order_by())


def _text(row: Statement, texts: dict[int, str]) -> str:
    version = _version(row)
    return version.headline if row.place == Entry.Place.HEADLINE else texts[version.pk]


def _piece(text: str, span: Sequence[int] | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _standing_parents(rows: Sequence[Statement]) -> set[int | None]:
    ids = {row.parent_id for row in rows if row.parent_id}
    found = (
        statements_on_record().filter(pk__in=ids).order_by() if ids else Statement.objects.none()
    )
    return set(found.values_list("pk", flat=True))


def _speaker(row: Figure) -> shapes.NamedSpeaker | None:
    return speaker_named(row.statement.speaker) if row.statement else None


def _time(row: TimeExpression | None) -> shapes.Time | None:
    if row is None:
        return None
    words = edtf_in_words(row.edtf) or duration_in_words(row.value)
    return shapes.Time(value=row.value, edtf=row.edtf, words=words)


def _operands(one: StandingCheck) -> list[shapes.Operand]:
    entries = {entry_name(row): row for row in one.operands}
    return [
        shapes.Operand(
            name=name,
            url=absolute(entries[name].get_absolute_url()) if name in entries else "",
            text=entries[name].exact if name in entries else "",
        )
        for name in map(operand_name, one.check.operands)
    ]
