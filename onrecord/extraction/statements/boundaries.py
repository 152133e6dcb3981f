"""Finds where one statement of a sentence gives way to the next."""

from __future__ import annotations

from onrecord.extraction.statements import subjects
from onrecord.extraction.statements.clauses import DASHES, has_verb
from onrecord.extraction.statements.cues import Mark
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Range, Sentence
from onrecord.extraction.statements.subjects import Subject

DIVIDERS = frozenset({"while", "but", "though", "although", "whereas", ";", "and"})
# "…, which he called": another speaker's word on what was said.
RELATED = ([",", "which"], [",", "whom"], [",", "who"])
COMPARING = frozenset("compared versus double twice triple half about roughly".split())
REACH = 12  # words between a comparison and who is compared
LEADS = frozenset("while before after".split())
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
        joined = _joined_at(words, own, mark)
        if joined is not None:
            return joined
        if mark.cue is None or mark.participle or mark.cue.sort == "noun":
            continue
        subject = subjects.before(sentence, mark.first, lexicon, floor=own.last)
        finite = mark.cue.form in ("past", "third") or mark.first < mark.last - 2
        if subject.how == "shared" and finite:
            return subject.verb - 1
        end = _turns_at(sentence, own, mark, subject, lexicon)
        if end is not None:
            return end
    return limit


def _turns_at(
    sentence: Sentence, own: Mark, mark: Mark, subject: Subject, lexicon: Lexicon
) -> int | None:
    """Where another speaker, the subject of a cue further on, takes over."""
    if subject.how == "relative":
        return _compared_at(sentence.words, own, subject.first)
    opener = subject.first - 1
    if subject.how != "subject" or opener <= own.last:
        return None
    if _said_of_it(sentence, mark, opener, lexicon):
        return opener
    started = opener > own.last + 1 and sentence.words[opener - 1] not in lexicon.that
    return _divided_at(sentence.words, opener) if started else None


def _joined_at(words: list[str], own: Mark, mark: Mark) -> int | None:
    """Where a participle or "according to" sets in behind a comma, a dash or "while"."""
    if not mark.participle and mark.cue is not None:
        return None
    at = mark.first - 1
    previous = words[at]
    if previous in (",", QUOTE) and at > own.last and words[at - 1] != "that":
        return at if previous == "," else at + 1
    led = (previous in DASHES or previous in LEADS) and at > own.last + 1
    if mark.participle and (led or (previous == "and" and own.participle)):
        return at
    return None


def _compared_at(words: list[str], own: Mark, relative: int) -> int | None:
    """The comma before others who answered: "said yes, compared with 23 percent who said"."""
    for k in range(relative - 2, max(own.last, relative - REACH), -1):
        if words[k] == ",":
            return k if words[k + 1] in COMPARING else None
    return None


def _opening_clause_end(sentence: Sentence, own: Mark, lexicon: Lexicon, *, limit: int) -> int:
    """The comma that ends a clause before the main one: "While she denied it, he said"."""
    words = sentence.words
    relative = not lexicon.relative.isdisjoint(words[max(0, own.first - 3) : own.first])
    opener = next((word for word in words if word not in lexicon.connectives), "")
    if words[own.last : own.last + 1] == [","]:
        return limit
    if not relative and opener not in lexicon.subordinators and opener not in OPENING:
        return limit
    if "," in words[: own.first] and not relative:
        return limit
    for k in range(own.last, limit):
        if relative and words[k] == "-":
            return k
        if words[k] == "," and words[k + 1 : k + 2] not in ([QUOTE], ["that"]):
            return k
    return limit


def _said_of_it(sentence: Sentence, mark: Mark, opener: int, lexicon: Lexicon) -> bool:
    """Whether a relative clause tells what was said of a thing: "repairs that she said helped"."""
    relates = sentence.words[opener] in ("that", "which") and opener > 0
    said = mark.cue is not None and mark.cue.sort == "say" and mark.last < len(sentence.words)
    return relates and said and has_verb(sentence, mark.last, mark.last + 1, lexicon)


def _divided_at(words: list[str], opener: int) -> int | None:
    """Where a clause of another speaker opens: ", and the mayor said", ", which he called"."""
    if words[opener] in DIVIDERS:
        return opener
    return opener - 1 if words[opener - 1 : opener + 1] in RELATED else None


def split_that(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> list[Range]:
    """One range for each of the clauses in "said that A and that B"."""
    words = sentence.words
    if words[first - 1] not in lexicon.that:
        return [(first, last)]
    parts: list[Range] = []
    start = first
    if "and" not in words[first:last]:
        return [(first, last)]
    for k in range(first + 2, last - 1):
        if words[k] in lexicon.that and words[k - 1] == "and":
            end = k - 2 if words[k - 2] == "," else k - 1
            if end > start:
                parts.append((start, end))
                start = k + 1
    return [*parts, (start, last)]
