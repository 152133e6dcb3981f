"""Single entries as pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.record.models import Check, Figure, Speaker, Statement
from onrecord.record.models.entry import Entry, Words, text_of
from onrecord.record.pages import shown
from onrecord.record.pages.sourcing import source_of
from onrecord.record.pages.words import (
    CHECK_KINDS,
    MODALITY,
    as_written,
    duration_in_words,
    edtf_in_words,
    figure_value,
)
from onrecord.shared.links import Link

QUOTES = "\"'“”„«»‘’‚ ,"  # around a quotation, which is put in quotation marks anew


def link_to(thing: Any) -> Link | None:
    """A link to a speaker, measure or report; None for nothing."""
    return None if thing is None else Link(str(thing), thing.get_absolute_url())


def statement_shown(
    row: Statement, numbers: dict[int, int], words: Words, *, page: str = ""
) -> shown.StatementShown:
    """A statement; ``page`` is the address of its report where it is shown on another page."""
    text = text_of(words, row.place)
    source, cue = _piece(text, row.source), _piece(text, row.cue)
    return shown.StatementShown(
        id=str(row.pk),
        number=numbers.get(row.pk, 0),
        kind=row.kind,
        content=" … ".join(text[start:end] for start, end in row.content),
        speaker=link_to(row.speaker) or _suggested_speaker(row),
        role=row.role,
        source=source,
        cue=cue,
        resolution_note=_resolution_note(row, source),
        modality_note=MODALITY.get(Statement.Modality(row.modality), ""),
        nested_in=numbers.get(row.parent_id) if row.parent_id else None,
        prose_url=f"{page}#s-{row.pk}" if row.pk in numbers or page else "#record",
        is_confirmed=row.state == Entry.State.CONFIRMED,
    )


def figure_shown(
    row: Figure, numbers: dict[int, int], *, page: str = "", report: Link | None = None
) -> shown.FigureShown:
    """A figure; ``page`` as for a statement."""
    value = figure_value(row)
    time = row.time
    on_record = row.state == Entry.State.CONFIRMED
    return shown.FigureShown(
        id=str(row.pk),
        counted=row.counted or "not stated",
        value=value,
        as_written=as_written(row, value),
        speaker=link_to(source_of(row)),
        statement_number=numbers.get(row.statement_id) if row.statement_id else None,
        statement_id=str(row.statement_id or ""),
        place=row.where,
        time=(edtf_in_words(time.edtf) or duration_in_words(time.value)) if time else "",
        edtf=time.edtf if time else "",
        measure=link_to(row.measure),
        prose_url=f"{page}#f-{row.pk}" if on_record or page else f"#record-f-{row.pk}",
        is_confirmed=on_record,
        report=report,
        low=row.low,
        high=row.high,
        unit=row.unit,
    )


def agent_of(speaker: Speaker) -> shown.Agent:
    """A speaker as machines are told of them."""
    return shown.Agent(
        name=speaker.name,
        url=speaker.get_absolute_url(),
        kind=speaker.kind,
        same_as=speaker.wikidata_url(),
    )


def check_shown(
    check: Check, operands: Sequence[Statement | Figure], *, is_confirmed: bool
) -> shown.CheckShown:
    """A check with links to what it was computed with."""
    return shown.CheckShown(
        verdict=check.verdict,
        kind_name=CHECK_KINDS.get(check.kind, check.kind),
        working=check.formula,
        explanation=check.explanation,
        operands=tuple(_operand(row) for row in operands),
        answer=check.answer,
        is_confirmed=is_confirmed,
        url=check.get_absolute_url() if is_confirmed else "",
    )


def _operand(row: Statement | Figure) -> Link:
    """A link to the words, or to the list of suggestions where they are not marked."""
    sort = "f" if isinstance(row, Figure) else "s"
    exact = row.exact.strip(QUOTES)
    words = exact if len(exact) <= 40 else f"{exact[:40].rstrip()} …"
    is_marked = row.state == Entry.State.CONFIRMED
    return Link(f"“{words}”", f"#{sort}-{row.pk}" if is_marked else f"#record-{sort}-{row.pk}")


def _piece(text: str, span: Sequence[int] | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _suggested_speaker(row: Statement) -> Link | None:
    return Link(row.suggested_speaker, "#record") if row.suggested_speaker else None


def _resolution_note(row: Statement, source: str) -> str:
    name = str(row.speaker or row.suggested_speaker or "")
    if not name:
        return ""
    if row.resolution in {Statement.Resolution.PRONOUN, Statement.Resolution.SURNAME}:
        return f"“{source}” is read as {name}." if source and source != name else ""
    if row.resolution == Statement.Resolution.INHERITED:
        return "No source stands in the sentence: it is carried over from what comes before."
    return ""
