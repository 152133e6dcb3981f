"""Checks whether what was said in two ways was said alike: paraphrase, evidence, tense, "there"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.types import Check, Figure, Statement

NEAR = 2  # statements apart
CLOSE = 60  # characters between a figure and "there"
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
MAY_COUNT = re.compile(r"[^\W_a-zA-Z]")
SMALL = frozenset(
    """
    the a an and or but of in on at to for from by with as is are was were be been being has have
    had will would can could may might must should do does did not no that this these those which
    who whom whose it its he she they his her their we our you your i my there then than so if
    when while because since until into onto over under about after before during between also
    more most some any all each other such only own same both very just
    """.split()
)
PLACED = re.compile(
    r"\b(in|around|near|outside|inside|over|at|to|from|towards?|behind|beyond)\s+"
    r"(?:the\s+)?([A-Z]\w+)"
)
# In the main clause: "has sent", not "the squad, which has arrived".
PERFECT = re.compile(
    r"^(?:(?!which\b|who\b|that\b)\S+ ){1,6}?"
    r"((?:has|have)\s+(?:already\s+|now\s+|also\s+)?[a-z]+)\b(?!\s+to\b)"
)
THERE = re.compile(
    r"(?<![\w'’])(?<!out )(?<!up )(?<!over )there\b(?!['’]|\s+(?:is|are|was|were|will|would|has|"
    r"have|had|be|can|may|must|should|seems?)\b)"
)


def check_paraphrases(statements: Sequence[Statement], said: Sequence[str]) -> Iterator[Check]:
    """A quotation and its paraphrase: the same subject, but denied or placed otherwise."""
    for i, j in _pairs(statements):
        if not (MAY_COUNT.search(said[i]) and MAY_COUNT.search(said[j])):
            continue  # they share no number: told at once
        known = stems(said[i])
        shared = known & stems(said[j])
        few = len(shared) < 3 or 2 * len(shared) < len(known)
        if few or not any(word[0].isdigit() for word in shared):
            continue
        differences = list(_differences(statements, said, i, j))
        if differences:
            yield Check(
                "paraphrase",
                (f"statement:{i}", f"statement:{j}"),
                "; ".join(differences),
                "note",
                "The paraphrase and the quotation speak of the same thing in different terms: "
                f"{'; '.join(differences)}.",
            )


def check_dropped_evidence(
    text: str, statements: Sequence[Statement], said: Sequence[str]
) -> Iterator[Check]:
    """A paraphrase that leaves out on whose word the speaker says it."""
    inner = [
        (k, s) for k, s in enumerate(statements) if s.kind == "nested" and s.parent is not None
    ]
    for k, nested in inner:
        parent = nested.parent if nested.parent is not None else k
        words = stems(said[k])
        for i in range(max(0, parent - NEAR), min(len(statements), parent + NEAR + 2)):
            if not _retells(statements, i, parent):
                continue
            shared = words & stems(said[i])
            source = text[slice(*nested.source)] if nested.source else ""
            if len(shared) < 3 or 2 * len(shared) < len(words) or stems(source) & stems(said[i]):
                continue
            yield Check(
                "paraphrase",
                (f"statement:{i}", f"statement:{parent}", f"statement:{k}"),
                f"without {source}" if source else "without its evidence",
                "note",
                f"The quotation gives this on the word of {source or 'others'}; the paraphrase "
                "leaves that out.",
            )


def check_tenses(statements: Sequence[Statement], said: Sequence[str]) -> Iterator[Check]:
    """Side by side, something that has been done and will be done."""
    for i in range(len(statements) - 1):
        pair = statements[i], statements[i + 1]
        kinds = pair[0].kind, pair[1].kind
        if "unmarked" not in kinds or "headline" in kinds:
            continue
        done, coming = (i, i + 1) if pair[1].modality == "future" else (i + 1, i)
        if statements[coming].modality != "future" or statements[done].modality != "fact":
            continue
        perfect = PERFECT.search(said[done])
        apart = abs(pair[1].content[0][0] - pair[0].content[-1][1])
        if perfect and apart < 200 and len(stems(said[i]) & stems(said[i + 1])) >= 2:
            yield Check(
                "tense",
                (f"statement:{done}", f"statement:{coming}"),
                f"“{perfect[1]}” / future",
                "note",
                f"One sentence says “{perfect[1]}”, the other speaks of the future: has it "
                "happened?",
            )


def check_references(
    statements: Sequence[Statement], said: Sequence[str], figures: Sequence[Figure]
) -> Iterator[Check]:
    """ "There" beside a figure, where the statement itself names no place."""
    counted: dict[int, int] = {}
    for number, figure in enumerate(figures):
        if figure.statement is not None:
            counted.setdefault(figure.statement, number)
    for i, statement in enumerate(statements):
        if i not in counted or statement.kind == "headline" or "there" not in said[i]:
            continue
        there = THERE.search(said[i])
        if there is None or PLACED.search(said[i][: there.start()]):
            continue
        figure = figures[counted[i]]
        if abs(statement.content[0][0] + there.start() - figure.span[1]) > CLOSE:
            continue
        yield Check(
            "reference",
            (f"statement:{i}", f"figure:{counted[i]}"),
            "“there” = ?",
            "note",
            "“There” stands beside a figure, but the statement names no place: ask what it "
            "points at.",
        )


def stems(words: str) -> set[str]:
    """The words that carry meaning, cut to their first six letters so that forms agree."""
    found = (word.lower() for word in WORD.findall(words))
    return {word[:6].rstrip("s") or word for word in found if word not in SMALL}


def _pairs(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """A paraphrase and a quotation of the same speaker close to it."""
    for j, quotation in enumerate(statements):
        if quotation.kind != "direct":
            continue
        for i in range(max(0, j - NEAR), min(len(statements), j + NEAR + 1)):
            if _retells(statements, i, j):
                yield i, j


def _retells(statements: Sequence[Statement], i: int, j: int) -> bool:
    one, other = statements[i], statements[j]
    return (
        one.kind in ("indirect", "mixed", "unmarked")
        and one.speaker is not None
        and one.speaker == other.speaker
    )


def _differences(
    statements: Sequence[Statement], said: Sequence[str], i: int, j: int
) -> Iterator[str]:
    if (statements[i].modality == "negated") != (statements[j].modality == "negated"):
        which = "paraphrase" if statements[i].modality == "negated" else "quotation"
        yield f"only the {which} is put as a denial"
    places = {place: word.lower() for word, place in PLACED.findall(said[j])}
    for word, place in PLACED.findall(said[i]):
        if place in places and places[place] != word.lower():
            yield f"“{word.lower()} {place}” against “{places[place]} {place}”"
