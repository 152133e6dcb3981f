"""Statements as they stand in print, for tests to compare."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extraction.statements import find_statements


class Seen(NamedTuple):
    kind: str
    source: str | None
    cue: str | None
    content: str


def seen(text: str) -> list[Seen]:
    """Kind, source, cue and content of every statement, in words."""

    def printed(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    return [
        Seen(
            s.kind,
            printed(s.source),
            printed(s.cue),
            " / ".join(text[start:end] for start, end in s.content),
        )
        for s in find_statements(text)
    ]
