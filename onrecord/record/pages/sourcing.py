"""Where a report's statements come from, in a few sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.record.models import Check, Figure, Speaker, Statement
from onrecord.record.models.entry import Entry

CONFIRMED, SUGGESTED = Entry.State.CONFIRMED, Entry.State.SUGGESTED
ONE_SOURCE = (", 1 institution", ", 1 speaker")  # how the engine's note on this ends
NO_SOURCE = " without a source"  # and its note on what an editor should look into


def sourcing_note(
    statements: Sequence[Statement], figures: Sequence[Figure], checks: Sequence[Check]
) -> str:
    """The sides a report rests on, which sources have no name, and what names no source.

    ``checks`` are the notes on sources that stand beside it: what they say is not said twice.
    """
    if not statements:
        return ""
    said_already = any(check.formula.endswith(ONE_SOURCE) for check in checks)
    sentences = (
        "" if said_already else _sides(statements),
        _unnamed(statements),
        _counted(sum(row.speaker is None for row in statements), "statement names nobody"),
        _counted(
            sum(source_of(row) is None for row in figures), "figure is given without a source"
        ),
    )
    return " ".join(filter(None, sentences))


def source_of(figure: Figure) -> Speaker | None:
    """Whose figure it is: the speaker of its statement, once that is on record like itself."""
    said = figure.statement
    if said is None or (figure.state, said.state) == (CONFIRMED, SUGGESTED):
        return None
    return None if said.state not in {CONFIRMED, SUGGESTED} else said.speaker


def sides_of(statements: Iterable[Statement]) -> tuple[str, ...]:
    """The institutions and persons who speak, each with all of its parts, by name."""
    speakers = {row.speaker for row in statements if row.speaker}
    return tuple(sorted({str([speaker, *above(speaker)][-1]) for speaker in speakers}))


def above(speaker: Speaker) -> Iterator[Speaker]:
    """The institutions a speaker is part of, nearest first; those that are loaded cost nothing."""
    seen = {speaker.pk}
    while speaker.part_of is not None and speaker.part_of.pk not in seen:
        speaker = speaker.part_of
        seen.add(speaker.pk)
        yield speaker


def _sides(statements: Sequence[Statement]) -> str:
    sides = sides_of(statements)
    if len(sides) > 1:
        return f"The statements come from {len(sides)} sides: {listed(sides)}."
    if not sides or len(statements) < 2:
        return ""
    parts = {str(row.speaker) for row in statements if row.speaker} - set(sides)
    through = f", through {listed(sorted(parts))}" if parts else ""
    return f"Every attributed statement comes from one side: {sides[0]}{through}."


def _unnamed(statements: Sequence[Statement]) -> str:
    speakers = {row.speaker for row in statements if row.speaker}
    unnamed = sorted(speaker.name for speaker in speakers if _has_no_name(speaker))
    if not unnamed:
        return ""
    named = len(speakers) - len(unnamed)
    are = f"{named} {'is' if named == 1 else 'are'} named"
    return f"Of the {len(speakers)} sources {are}; not named: {listed(unnamed)}."


def _has_no_name(speaker: Speaker) -> bool:
    """Whether a source is only described: "eyewitnesses", "a person close to the talks"."""
    is_described = speaker.kind == Speaker.Kind.GROUP and speaker.name[:1].islower()
    return is_described or speaker.kind == Speaker.Kind.UNNAMED


def _counted(count: int, what: str) -> str:
    """ "1 statement names nobody.", "2 statements name nobody.": given as for one."""
    if not count:
        return ""
    noun, verb, rest = what.split(" ", 2)
    if count > 1:
        noun, verb = f"{noun}s", "are" if verb == "is" else verb.removesuffix("s")
    return f"{count} {noun} {verb} {rest}."


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1] if names else "")))
