"""How we know: a report's record told in plain sentences. It never says that anything is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.record.models import Check, Figure, Statement
from onrecord.record.pages.shown import CheckShown
from onrecord.record.pages.sourcing import listed, sides_of
from onrecord.record.pages.words import edtf_in_words
from onrecord.reports.models.published import PublishedReport

NAMED = 4  # speakers who are named with their counts
Verdict = Check.Verdict
HOW = (  # in which words a statement reaches the reader, for one and for more
    ({"direct"}, "is quoted in the speaker’s own words", "are quoted in the speaker’s own words"),
    ({"mixed"}, "is partly quoted", "are partly quoted"),
    ({"indirect", "headline"}, "is given in the report’s words", "are given in the report’s words"),
    ({"nested"}, "is passed on by another speaker", "are passed on by other speakers"),
    ({"unmarked"}, "has no source in its own sentence", "have no source in their own sentence"),
)
CAME_OUT = (
    (Verdict.ADDS_UP, "adds up", "add up"),
    (Verdict.DOES_NOT_ADD_UP, "does not add up", "do not add up"),
    (Verdict.CANNOT_COMPARE, "cannot be compared", "cannot be compared"),
    (Verdict.PROPOSES, "proposes another reading", "propose another reading"),
)


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is told of: the confirmed rows, the checks on them, and how much nobody confirmed."""

    statements: Sequence[Statement]
    figures: Sequence[Figure]
    checks: Sequence[CheckShown]
    unconfirmed: int
    published: PublishedReport


def how_we_know(known: Known) -> tuple[str, ...]:
    """Paragraphs: who says it and how, what was checked and left open, date and picture."""
    if not known.statements and not known.figures:
        return ()
    paragraphs = (
        (_confirmed(known), _who(known.statements), _how(known.statements)),
        (_checked(known.checks), *_not_adding_up(known.checks)),
        (_one_sided(known.statements), _left_open(known.unconfirmed)),
        (_day(known.published), _picture(known.published)),
    )
    told = (" ".join(filter(None, sentences)) for sentences in paragraphs)
    return tuple(filter(None, told))


def _confirmed(known: Known) -> str:
    what = [
        _number(len(rows), noun)
        for rows, noun in ((known.statements, "statement"), (known.figures, "figure"))
        if rows
    ]
    return f"An editor confirmed {listed(what)} against the words of this report."


def _who(statements: Sequence[Statement]) -> str:
    counts = Counter(row.speaker.name for row in statements if row.speaker).most_common()
    told = [f"{name} with {_number(count, 'statement')}" for name, count in counts[:NAMED]]
    others = len(counts) - len(told)
    if others:
        told.append(_number(others, "other speaker"))
    nobody = sum(row.speaker is None for row in statements)
    silent = f" {_number(nobody, 'statement')} {'names' if nobody == 1 else 'name'} nobody."
    return (f"On record: {listed(told)}." if told else "") + (silent if nobody else "")


def _how(statements: Sequence[Statement]) -> str:
    counts = [(sum(row.kind in kinds for row in statements), one, more) for kinds, one, more in HOW]
    return _sentence(
        f"{count} {one if count == 1 else more}" for count, one, more in counts if count
    )


def _checked(checks: Sequence[CheckShown]) -> str:
    counts = Counter(check.verdict for check in checks)
    told = [
        f"{counts[verdict]} {one if counts[verdict] == 1 else more}"
        for verdict, one, more in CAME_OUT
        if counts[verdict]
    ]
    computed = sum(counts[verdict] for verdict, _, _ in CAME_OUT)
    if not computed:
        return ""
    return f"What could be held against each other was checked {_times(computed)}: {listed(told)}."


def _not_adding_up(checks: Sequence[CheckShown]) -> Iterable[str]:
    for check in checks:
        if check.verdict == Verdict.DOES_NOT_ADD_UP:
            answer = check.answer or "no reason has been given yet."
            yield f"Not adding up: {check.working or check.explanation} – the newsroom: {answer}"


def _one_sided(statements: Sequence[Statement]) -> str:
    sides = sides_of(statements)
    if len(sides) != 1 or len(statements) < 2 or any(row.speaker is None for row in statements):
        return ""
    return f"Nobody outside {sides[0]} is quoted, so nothing here is confirmed from another side."


def _left_open(count: int) -> str:
    if not count:
        return ""
    are = "entry that was found by rule is" if count == 1 else "entries that were found by rule are"
    return f"{count} more {are} confirmed by nobody and not counted here."


def _day(published: PublishedReport) -> str:
    day, basis = edtf_in_words(published.dateline_date), published.dateline_basis.strip()
    return f"The report is of {day}. {basis}" if day and basis else ""


def _picture(published: PublishedReport) -> str:
    picture = published.lead_image
    if picture is None or not picture.is_file_photo:
        return ""
    return "The picture is a file photo: it does not show what is reported."


def _sentence(parts: Iterable[str]) -> str:
    words = listed(list(parts))
    return f"{words}." if words else ""


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
