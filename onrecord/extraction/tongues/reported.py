"""Finds indirect statements: "X sagte, dass …", "…, sagte X", "laut X …", "wie X mitteilte"."""

from __future__ import annotations

from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.reading import QUOTE, Sentence
from onrecord.extraction.tongues.attributions import Telling, draft_of, subject_behind, subject_of
from onrecord.extraction.tongues.phrases import names_somebody, phrase_end, source_end
from onrecord.extraction.tongues.tongue import Speech

Range = tuple[int, int]
MOST = 4  # verbs of one sentence that are tried


def reported(sentence: Sentence, number: int, speech: Speech) -> list[Draft]:
    """The indirect statement of a sentence, if it has one; quotations in it make it mixed."""
    for find in (_according, _as_said, _that, _behind):
        found = find(sentence, number, speech)
        if found:
            return [found]
    return []


def _end(sentence: Sentence) -> int:
    """Where the last word of a sentence ends, its full stop left out."""
    words = sentence.words
    return len(words) - (1 if words[-1] in (".", "!", "…", ":") else 0)


def _statement(sentence: Sentence, number: int, parts: list[Range], told: Telling) -> Draft | None:
    parts = [(first, last) for first, last in parts if last > first]
    if not parts:
        return None
    draft = draft_of(sentence, number, [sentence.span_of(*part) for part in parts], told)
    quoted = any(QUOTE in sentence.words[first:last] for first, last in parts)
    draft.kind = "mixed" if quoted else "indirect"
    return draft


def _cues(sentence: Sentence, speech: Speech) -> list[int]:
    """The first verbs of saying in a sentence that announces no quotation."""
    words = sentence.words
    if ":" in words:
        return []
    return [i for i, word in enumerate(words) if word in speech.says][:MOST]


def _that(sentence: Sentence, number: int, speech: Speech) -> Draft | None:
    """ "Weber sagte, dass …", "Weber sagte, die Lage sei ernst"."""
    words = sentence.words
    for cue in _cues(sentence, speech):
        word = words[cue]
        comma = next((i for i in range(cue + 1, len(words)) if words[i] == ","), None)
        if comma is None:
            return None
        last = _end(sentence)
        joined = words[comma + 1 : comma + 2] != [] and words[comma + 1] in speech.that
        marked = any(w in speech.reported for w in words[comma + 1 : last])
        subject = subject_of(sentence, 0, cue, speech)
        if subject is None or not (joined or marked) or subject[1] > comma:
            continue
        if not names_somebody(sentence, *subject, speech):
            continue
        plural = word.endswith(tuple(speech.plural))
        rule = "source-cue-that" if joined else "source-cue-reported"
        told = Telling((cue, cue + 1), subject, rule, plural=plural)
        return _statement(sentence, number, [(comma + (2 if joined else 1), last)], told)
    return None


def _behind(sentence: Sentence, number: int, speech: Speech) -> Draft | None:
    """ "Die Lage sei ernst, sagte Weber", "…, so die Polizei"."""
    words = sentence.words
    marks = speech.says | speech.so
    behind = [i for i in range(2, len(words) - 1) if words[i - 1] == "," and words[i] in marks]
    for cue in behind[-MOST:]:
        if words[cue - 2] == QUOTE:
            continue
        subject = subject_behind(sentence, cue, speech)
        if subject is None or not _closes(sentence, subject[1], speech):
            continue
        if not names_somebody(sentence, *subject, speech) and words[cue] in speech.so:
            continue
        first = 1 if words[0] in speech.conjunctions else 0
        plural = words[cue].endswith(tuple(speech.plural))
        told = Telling((cue, cue + 1), subject, "clause-cue-source", plural=plural)
        return _statement(sentence, number, [(first, cue - 1)], told)
    return None


def _closes(sentence: Sentence, at: int, speech: Speech) -> bool:
    words = sentence.words
    return at >= len(words) or (
        words[at] in (",", ".", ";", "!", "–")
        or words[at] in speech.prepositions | speech.time_words | speech.adverbs
    )


def _as_said(sentence: Sentence, number: int, speech: Speech) -> Draft | None:
    """ "Wie die Polizei mitteilte, …"."""
    words = sentence.words
    if words[0] not in speech.as_said:
        return None
    source = (1, source_end(sentence, 1, speech))
    cue = next((i for i, word in enumerate(words) if word in speech.says), None)
    if cue is None or source[1] <= 1 or cue < source[1] or words[cue + 1 : cue + 2] != [","]:
        return None
    content = [(cue + 2, _end(sentence))]
    return _statement(sentence, number, content, Telling((cue, cue + 1), source, "as-source-says"))


def _according(sentence: Sentence, number: int, speech: Speech) -> Draft | None:
    """ "Laut Polizei …", "… nach Angaben der Polizei …", "… der Polizei zufolge …"."""
    words = sentence.words
    for i, word in enumerate(words):
        if word in speech.according_behind:
            return _according_behind(sentence, number, i, speech)
        for opening in speech.according:
            if tuple(words[i : i + len(opening)]) != opening:
                continue
            first = i + len(opening)
            if words[first : first + 1] and words[first] in speech.linking:
                first += 1
            end = phrase_end(sentence, first, speech)
            if end > first:
                parts = _around(sentence, i, end)
                told = Telling((i, first), (first, end), "according-to")
                return _statement(sentence, number, parts, told)
    return None


def _according_behind(sentence: Sentence, number: int, at: int, speech: Speech) -> Draft | None:
    for first in range(max(0, at - 8), at):
        if phrase_end(sentence, first, speech) == at:
            parts = _around(sentence, first, at + 1)
            told = Telling((at, at + 1), (first, at), "according-to")
            return _statement(sentence, number, parts, told)
    return None


def _around(sentence: Sentence, first: int, last: int) -> list[Range]:
    """What stands before and behind the words that name the source."""
    words = sentence.words
    before = (0, first - 1 if first and words[first - 1] == "," else first)
    after = last + 1 if words[last : last + 1] == [","] else last
    return [before, (after, _end(sentence))]
