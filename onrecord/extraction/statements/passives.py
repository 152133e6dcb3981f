"""Reads views whose holder hides behind the verb: "is expected to", "was asked", "seems"."""

from __future__ import annotations

from onrecord.extraction.statements import contents, subjects
from onrecord.extraction.statements.attributions import Attribution
from onrecord.extraction.statements.clauses import DASHES
from onrecord.extraction.statements.cues import Mark
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Range, Sentence

ENDS = frozenset({",", ";", ":", QUOTE, *DASHES})
CLAUSE_ENDS = frozenset("while although though whereas".split())
RESUMES = frozenset("about whether if to as what how why for in on at over after during".split())
ASKED_AFTER = frozenset({"when", ",", "if", "after"})
BY = "by"


def passives(
    sentence: Sentence, found: list[Attribution], lexicon: Lexicon, *, places: list[int]
) -> list[Attribution]:
    """Attributions of such verbs, at some of ``places``, that stand outside those ``found``."""
    words, known = sentence.words, lexicon.passives
    marks = [
        (i, mark)
        for i in places
        if words[i] in known and (mark := _mark(sentence, i, known[words[i]], lexicon))
    ]
    if not marks:
        return []
    taken = [r for a in found for r in ((a.mark.first, a.mark.last), *a.parts, a.source) if r]
    more: list[Attribution] = []
    for i, mark in marks:
        if any(a <= i < b for a, b in taken):
            continue
        floor = max((b for _, b in taken if b <= i), default=0)
        limit = min((a for a, _ in taken if a > i), default=len(words))
        hidden = _attribution(sentence, mark, lexicon, floor=floor, limit=limit)
        if hidden is not None:
            more.append(hidden)
            taken += [r for r in ((mark.first, mark.last), *hidden.parts, hidden.source) if r]
    return more


def _mark(sentence: Sentence, i: int, after: frozenset[str], lexicon: Lexicon) -> Mark | None:
    """The cue with its auxiliaries: "has been widely expected"; None where it is no cue."""
    words = sentence.words
    if "*" not in after and after.isdisjoint(words[i + 1 : i + 2]):
        return None
    first = i
    while first and _is_auxiliary(words[first - 1], lexicon):
        first -= 1
    passive = any(w in lexicon.be or w.endswith(("'s", "'re", "'m")) for w in words[first:i])
    if not passive and words[i] not in lexicon.seeming and not _stands_alone(words, i):
        return None
    if words[first].split("'")[0] in lexicon.pronouns and first < i:
        first += 1  # "he's expected": the pronoun stays with its content
    return Mark(first, i + 1, None)


def _stands_alone(words: list[str], i: int) -> bool:
    """Without "was": "Asked about it, …", "when asked", "first reported by the Star"."""
    if words[i] == "asked":
        return i == 0 or words[i - 1] in ASKED_AFTER
    return words[i : i + 2] == ["reported", BY]


def _is_auxiliary(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.fillers or word in lexicon.be or (word.endswith("ly") and len(word) > 4)


def _attribution(
    sentence: Sentence, mark: Mark, lexicon: Lexicon, *, floor: int, limit: int
) -> Attribution | None:
    """Cue and content; who is asked is no content, who is expected to do something is."""
    words = sentence.words
    source = _by(sentence, mark.last, limit=limit)
    at = source[1] if source else mark.last
    rest = contents.trimmed(sentence, at, _end(words, at, limit), lexicon)
    led = source is None or words[at : at + 1] == [] or words[at] in RESUMES
    parts = [rest] if rest[1] > rest[0] and led else []
    asked = words[mark.last - 1] == "asked"
    if not asked:
        aside = words[mark.first - 1] == "," and source is not None
        verb = mark.first - 1 if aside else mark.first
        subject = subjects.before(sentence, verb, lexicon, floor=floor)
        if subject.how in ("subject", "relative") and subject.first >= floor:
            parts.insert(0, (subject.first, subject.last))
    rule = "question-put" if asked else "view-of-nobody"
    return Attribution(mark, source, parts, rule) if parts else None


def _by(sentence: Sentence, i: int, *, limit: int) -> Range | None:
    """Who is named after all: "was asked by the mayor whether"."""
    words = sentence.words
    if words[i : i + 1] != [BY]:
        return None
    closes = RESUMES | ENDS
    end = next((k for k in range(i + 1, limit) if words[k] in closes), limit)
    end -= end == len(words) and words[-1] == "."
    return (i + 1, end) if end > i + 1 else None


def _end(words: list[str], first: int, limit: int) -> int:
    for k in range(first + 1, limit):
        if words[k] in ENDS or (words[k] in CLAUSE_ENDS and k > first + 1):
            return k
    return limit
