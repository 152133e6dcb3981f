"""One sentence on where a report's statements come from."""

from __future__ import annotations

from onrecord.record.models import Speaker, Statement


def sourcing_note(statements: list[Statement]) -> str:
    """How many speakers a report rests on, once parts are counted with their institution."""
    if not statements:
        return ""
    named = {_institution(row.speaker) for row in statements if row.speaker}
    unnamed = sum(row.speaker is None for row in statements)
    return " ".join(filter(None, [_voices(named, len(statements)), _without_source(unnamed)]))


def _institution(speaker: Speaker) -> Speaker:
    """The speaker, or the institution it is in the end part of (three steps are loaded)."""
    seen = {speaker.pk}
    while speaker.part_of is not None and speaker.part_of.pk not in seen:
        speaker = speaker.part_of
        seen.add(speaker.pk)
    return speaker


def _voices(speakers: set[Speaker], statements: int) -> str:
    names = sorted(speaker.name for speaker in speakers)
    if len(names) == 1 and statements > 1:
        return f"Every attributed statement comes from one side: {names[0]}."
    if len(names) > 1:
        return f"The statements come from {len(names)} sides: {', '.join(names)}."
    return ""


def _without_source(count: int) -> str:
    if not count:
        return ""
    return "One statement names nobody." if count == 1 else f"{count} statements name nobody."
