"""Finds statements in prose: who says what, in whose words, and how we know who says it."""

from __future__ import annotations

from onrecord.extraction.statements.continuation import continued
from onrecord.extraction.statements.english import ENGLISH
from onrecord.extraction.statements.finding import drafts
from onrecord.extraction.statements.reading import read
from onrecord.extraction.types import Statement


def find_statements(
    text: str, *, headline: str | None = None, language: str = "en"
) -> tuple[Statement, ...]:
    sentences = read(text)
    return tuple(Statement(d.kind, tuple(d.content), d.cue, d.source, None, None, "none", None, "fact", d.rule) for d in continued(sentences, drafts(sentences, ENGLISH)))
