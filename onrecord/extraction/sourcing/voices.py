"""Checks whose voice is missing: sources without a name, figures of nobody, the accused unheard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extraction.sourcing.institutions import same_institution
from onrecord.extraction.types import Check, Figure, Span, Statement

_SPOKEN = frozenset({"direct", "mixed", "indirect", "nested"})
_NOBODY = frozenset(
    "activists aide aides analysts authorities bystanders commentators critics diplomat diplomats "
    "eyewitness eyewitnesses experts insider insiders investigators locals media neighbours "
    "neighbors observers official officials passers-by people person reports resident residents "
    "scholars sources source staffers survivors villagers witness witnesses workers".split()
)
_BEHIND_HEAD = re.compile(r"\s+(?:of|from|in|at|with|close|familiar|near|on|who|inside)\b")
_NO_COUNT = frozenset("second minute hour day week month year".split())
_NAME = (
    r"(?:the |The )?([A-Z][\w'’.&-]*(?: (?:(?:of|and|for|the) )?[A-Z][\w'’.&-]*){0,5}"
    r"|the [a-z]+ (?:army|government|militia|ministry|police|rebels))"
)
# By letters that must be in the text for the pattern to hold. The look-behinds take in the first
# letters themselves, so that the search may begin with them.
_ACCUSING = (
    ("accus", re.compile(rf"accus(?<!\waccus)(?:e|es|ed|ing) {_NAME} of\b")),
    ("blam", re.compile(rf"blam(?<!\wblam)(?:e|es|ed|ing) {_NAME} for\b")),
    ("blame", re.compile(rf"\b(?:the )?blame[sd]? [^.]{{0,60}}\bon {_NAME}")),
    (" responsible", re.compile(rf"h(?<!\wh)(?:eld|olds?) {_NAME} responsible\b")),
)
_ACCUSED_OF = re.compile(r"accused of\b")
_IS_ACCUSED = re.compile(
    rf"{_NAME} (?:(?:is|was|were|are|has been|have been|stands?) )(?:also )?accused of"
)


def check_unnamed(statements: tuple[Statement, ...]) -> Iterator[Check]:
    """Which statements come from sources that are only described: "officials", "eyewitnesses"."""
    found = [
        (i, s.speaker)
        for i, s in enumerate(statements)
        if s.kind in _SPOKEN and s.speaker and _is_nobody(s.speaker)
    ]
    if not found:
        return
    names = ", ".join(dict.fromkeys(name for _, name in found))
    yield Check(
        "sourcing",
        tuple(f"statement:{i}" for i, _ in found),
        f"{len(found)} of an unnamed source",
        "note",
        f"Sources that are described but not named: {names}.",
    )


def check_figures_of_nobody(
    statements: tuple[Statement, ...], figures: tuple[Figure, ...]
) -> Iterator[Check]:
    """Which counts stand in no statement, in a report that has others in statements."""
    loose = [
        i
        for i, figure in enumerate(figures)
        if figure.statement is None and figure.unit not in _NO_COUNT and figure.counted
    ]
    if not loose or not statements or len(loose) == len(figures):
        return
    number = "1 figure stands" if len(loose) == 1 else f"{len(loose)} figures stand"
    yield Check(
        "sourcing",
        tuple(f"figure:{i}" for i in loose),
        f"{len(loose)} of {len(figures)} figures without a source",
        "note",
        f"{number} in no statement: the report gives them without saying who does.",
    )


def check_accused(text: str, statements: tuple[Statement, ...]) -> Iterator[Check]:
    """Who is accused in the text and says nothing in it."""
    if "accus" not in text and "blam" not in text and " responsible" not in text:
        return
    speakers = [s.speaker for s in statements if s.speaker and s.kind != "headline"]
    told: set[str] = set()
    for match in _accusations(text):
        name = match[1].rstrip(".,’'")
        if name in told or any(same_institution(name, speaker) for speaker in speakers):
            continue
        told.add(name)
        yield _unheard(name, match.span(), statements)


def _accusations(text: str) -> Iterator[re.Match[str]]:
    """Matches whose first group is who is accused."""
    for needed, pattern in _ACCUSING:
        if needed in text:
            yield from pattern.finditer(text)
    # Names are many and accusations few: who "is accused of" it is looked for in that line alone.
    end = 0
    for place in _ACCUSED_OF.finditer(text):
        start = text.rfind("\n", end, place.start()) + 1 or end
        if match := _IS_ACCUSED.search(text, start, place.end()):
            yield match
        end = place.end()


def _is_nobody(speaker: str) -> bool:
    """Whether the head of the phrase is a sort of people and no name follows it."""
    if _NOBODY.isdisjoint(speaker.lower().split()):
        return False
    head = _BEHIND_HEAD.split(speaker, maxsplit=1)[0].split()[-1:]
    return bool(head) and head[0].lower() in _NOBODY


def _unheard(name: str, span: Span, statements: tuple[Statement, ...]) -> Check:
    around = next(
        (
            f"statement:{i}"
            for i, s in enumerate(statements)
            if s.kind != "headline" and any(a < span[1] and span[0] < b for a, b in s.content)
        ),
        "text",
    )
    return Check(
        "sourcing",
        (around,),
        f"{name} is not heard",
        "note",
        f"{name} is accused here, and no statement of theirs stands in the report.",
    )
