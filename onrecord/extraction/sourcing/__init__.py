"""Checks what needs statements: who stands behind a report, and whether wordings agree."""

from __future__ import annotations

from onrecord.extraction.sourcing.sources import (
    check_headline_source,
    check_single_institution,
    check_unsourced,
)
from onrecord.extraction.sourcing.voices import (
    check_accused,
    check_figures_of_nobody,
    check_unnamed,
)
from onrecord.extraction.sourcing.wording import (
    check_dropped_evidence,
    check_paraphrases,
    check_references,
    check_tenses,
)
from onrecord.extraction.types import Check, Figure, Span, Statement

__all__ = ["statement_checks"]


def statement_checks(
    *,
    text: str,
    statements: tuple[Statement, ...],
    figures: tuple[Figure, ...],
    headline: str | None = None,
) -> tuple[Check, ...]:
    """Sources first, then wordings. All but an agreeing headline are notes: a person judges."""
    said = ["" if s.kind == "headline" else _words(text, s.content) for s in statements]
    return (
        *(check_headline_source(statements) if headline else ()),
        *check_single_institution(statements),
        *check_unsourced(statements),
        *check_unnamed(statements),
        *check_figures_of_nobody(statements, figures),
        *check_accused(text, statements),
        *check_paraphrases(statements, said),
        *check_dropped_evidence(text, statements, said),
        *check_tenses(statements, said),
        *check_references(statements, said, figures),
    )


def _words(text: str, content: tuple[Span, ...]) -> str:
    if len(content) == 1:
        return text[content[0][0] : content[0][1]]
    return " ".join([text[a:b] for a, b in content])
