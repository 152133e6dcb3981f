"""Finds where one statement of a sentence gives way to the next."""

from __future__ import annotations

from onrecord.extraction.statements import subjects
from onrecord.extraction.statements.attributions import Range
from onrecord.extraction.statements.cues import Mark
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

OPENING = frozenset("after before asked".split())


def content_end(
    sentence: Sentence, listed: list[Mark], i: int, lexicon: Lexicon, *, limit: int
) -> int:
    """Where the content behind cue ``i`` gives way to the next statement."""
    words = sentence.words
    own = listed[i]
    limit = _opening_clause_end(sentence, own, lexicon, limit=limit)
    for mark in listed[i + 1 :]:
        if mark.first >= limit:
            break
        at = mark.first - 1
        previous = words[at]
        if (mark.participle or mark.cue is None) and previous in (",", QUOTE) and at > own.last:
            return at if previous == "," else at + 1
        if mark.participle and previous == "and" and own.participle:
            return at
        if mark.cue is None or mark.participle or mark.cue.sort == "noun":
            continue
        subject = subjects.before(sentence, mark.first, lexicon, floor=own.last)
        if subject.how == "shared" and mark.cue.form in ("past", "third"):
            return subject.verb - 1
        opener = subject.first - 1
        started = opener > own.last + 1 and words[opener - 1] not in lexicon.that
        if subject.how == "subject" and started and _divides(words, opener):
            return opener
    return limit


def _opening_clause_end(sentence: Sentence, own: Mark, lexicon: Lexicon, *, limit: int) -> int:
    """The comma that ends a clause before the main one: "While she denied it, he said"."""
    words = sentence.words
    relative = any(w in lexicon.relative for w in words[max(0, own.first - 3) : own.first])
    opener = next((word for word in words if word not in lexicon.connectives), "")
    if words[own.last : own.last + 1] == [","]:
        return limit
    if not relative and opener not in lexicon.subordinators and opener not in OPENING:
        return limit
    if "," in words[: own.first] and not relative:
        return limit
    for k in range(own.last, limit):
        if words[k] == "," and words[k + 1 : k + 2] not in ([QUOTE], ["that"]):
            return k
    return limit


def _divides(words: list[str], opener: int) -> bool:
    """Whether a new main clause opens here: ", and the mayor said"."""
    return words[opener] in ("while", "but", "though", "although", "whereas", ";", "and")


def split_that(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> list[Range]:
    """One range for each of the clauses in "said that A and that B"."""
    words = sentence.words
    if words[first - 1] not in lexicon.that:
        return [(first, last)]
    parts: list[Range] = []
    start = first
    for k in range(first + 2, last - 1):
        if words[k] in lexicon.that and words[k - 1] == "and":
            end = k - 2 if words[k - 2] == "," else k - 1
            if end > start:
                parts.append((start, end))
                start = k + 1
    return [*parts, (start, last)]
