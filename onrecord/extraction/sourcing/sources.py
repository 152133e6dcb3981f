"""Checks the sources of a report: how many there are, and which statements have none."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extraction.sourcing.institutions import (
    institution_of,
    one_institution,
    same_institution,
)
from onrecord.extraction.types import Check, Statement

ENOUGH = 4  # statements before one single source is worth a note


def check_headline_source(statements: tuple[Statement, ...]) -> Iterator[Check]:
    """Whether the headline's source speaks in the text, under this name or another."""
    head = statements[0] if statements else None
    if head is None or head.kind != "headline" or head.speaker is None:
        return
    spoken = [
        (i, s)
        for i, s in enumerate(statements)
        if s.speaker and s.kind in ("direct", "mixed", "indirect")
    ]
    for index, statement in spoken:
        body = institution_of(statement)
        names = (statement.speaker, body)
        if any(name and same_institution(head.speaker, name) for name in names):
            same = head.speaker.casefold() == (statement.speaker or "").casefold()
            yield Check(
                "headline",
                ("statement:0", f"statement:{index}"),
                "" if same else f"{head.speaker}, {statement.speaker}",
                "adds_up",
                f"The headline's source, {head.speaker}, speaks in the text."
                if same
                else f"The headline names {head.speaker}; in the text {statement.speaker} speaks, "
                "which goes with it.",
            )
            return
    if spoken:
        yield Check(
            "headline",
            ("statement:0", f"statement:{spoken[0][0]}"),
            f"{head.speaker} not found",
            "note",
            f"The headline names {head.speaker} as its source; nobody of that name speaks in "
            "the text.",
        )


def check_single_institution(statements: tuple[Statement, ...]) -> Iterator[Check]:
    """Whether everything that is said comes from one institution or one person."""
    spoken = [
        (i, s)
        for i, s in enumerate(statements)
        if s.kind in ("direct", "mixed", "indirect") and s.resolution != "inherited"
    ]
    if len(spoken) < ENOUGH or any(s.speaker is None for _, s in spoken):
        return
    names = one_institution(s for _, s in spoken)
    if names is None:
        return
    inside = sorted({s.speaker for s in statements if s.kind == "nested" and s.speaker})
    only = f" Other voices stand only inside these words: {', '.join(inside)}." if inside else ""
    who = "speaker" if len(names) == 1 else "institution"
    yield Check(
        "sourcing",
        tuple(f"statement:{i}" for i, _ in spoken),
        f"{len(spoken)} statements, 1 {who}",
        "note",
        f"All {len(spoken)} statements with a source come from one {who}: "
        f"{', '.join(names)}.{only}",
    )


def check_unsourced(statements: tuple[Statement, ...]) -> Iterator[Check]:
    """Which sentences and quotations name no source of their own."""
    loose = [
        i
        for i, s in enumerate(statements)
        if s.resolution == "inherited"
        or s.kind == "unmarked"
        or (s.kind == "direct" and s.resolution == "none")
    ]
    if not loose:
        return
    number = "1 statement names" if len(loose) == 1 else f"{len(loose)} statements name"
    yield Check(
        "sourcing",
        tuple(f"statement:{i}" for i in loose),
        f"{len(loose)} without a source",
        "note",
        f"{number} no source: an editor should say whose words these are.",
    )
