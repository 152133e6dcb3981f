"""Finds quotations with their sources: behind them, before a colon, or shared."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.extraction.statements.drafts import Draft, How
from onrecord.extraction.statements.reading import QUOTE, Sentence
from onrecord.extraction.tongues.phrases import names_somebody, phrase_end, source_end
from onrecord.extraction.tongues.tongue import Speech
from onrecord.extraction.types import Span

REACH = 16  # words between the source and the quotation that goes on behind it
PAUSES = frozenset({",", "–", "—", "-", "--"})


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that mark a statement and name its source, by their numbers; and the rule."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    rule: str
    plural: bool = False
    how: How = "explicit"


def quoted(sentence: Sentence, number: int, speech: Speech, *, last: Draft | None) -> list[Draft]:
    """The direct statements of one sentence, in order; ``last`` is the statement before it."""
    found: list[Draft] = []
    earlier = [last] if last and sentence.paragraph - last.paragraph <= 1 else []
    taken: set[int] = set()
    for at in sorted(sentence.quotes):
        if at in taken:
            continue
        draft = behind(sentence, number, at, speech, taken=taken) or before(
            sentence, number, at, speech, earlier=[*earlier, *found]
        )
        if draft:
            found.append(draft)
    if not sentence.quotes and sentence.words[-1:] == [":"]:
        draft = before(sentence, number, len(sentence.words), speech, earlier=[])
        found += [draft] if draft and draft.rule != "quote-colon" else []
    return found


def subject_behind(sentence: Sentence, cue: int, speech: Speech) -> tuple[int, int] | None:
    """The source behind its verb: "sagte am Montag die Ministerin"."""
    first = over_setting(sentence, cue + 1, speech)
    last = source_end(sentence, first, speech)
    return (first, last) if last > first else None


def over_setting(sentence: Sentence, at: int, speech: Speech) -> int:
    """Past what may stand between a verb and its subject: "dazu", "am Montag", "dem Sender"."""
    words = sentence.words
    for _ in range(4):
        if at >= len(words):
            return at
        word = words[at]
        if word in speech.adverbs or word in speech.time_words:
            at += 1
        elif word in speech.prepositions or word in ("dem", "den"):
            at = _over_phrase(sentence, at + 1)
        else:
            return at
    return at


def _over_phrase(sentence: Sentence, at: int) -> int:
    """Past a noun phrase behind a preposition: one noun, or a day with its month."""
    words = sentence.words
    for i in range(at, min(at + 4, len(words))):
        if words[i] == QUOTE or words[i].isdigit():
            return i + (3 if words[i + 1 : i + 2] == ["."] else 1)
        if sentence.capital(i):
            return i + 1
    return at


def behind(
    sentence: Sentence, number: int, at: int, speech: Speech, *, taken: set[int]
) -> Draft | None:
    """A source behind the quotation: "„…“, sagte X", "„…“, so X", "„…“, heißt es im Bericht"."""
    words = sentence.words
    cue = at + 1
    while cue < len(words) and words[cue] in PAUSES:
        cue += 1
    if tuple(words[cue : cue + 2]) in speech.impersonal:
        return _impersonal(sentence, number, at, cue, speech)
    if cue >= len(words) or words[cue] not in speech.says | speech.so:
        return None
    subject = subject_behind(sentence, cue, speech)
    if subject is None:
        return None
    parts = [sentence.span_of(at, at + 1)]
    following = _goes_on(sentence, subject[1], speech)
    if following is not None:
        parts.append(sentence.span_of(following, following + 1))
        taken.add(following)
    plural = words[cue].endswith(tuple(speech.plural))
    told = Telling((cue, cue + 1), subject, "quote-cue-source", plural=plural)
    return draft_of(sentence, number, parts, told)


def _impersonal(sentence: Sentence, number: int, at: int, cue: int, speech: Speech) -> Draft:
    words = sentence.words
    source = None
    for i in range(cue + 2, min(cue + 8, len(words))):
        if words[i] in speech.within:
            end = phrase_end(sentence, i + 1, speech)
            source = (i + 1, end) if end > i + 1 else None
            break
    parts = [sentence.span_of(at, at + 1)]
    told = Telling((cue, cue + 2), source, "quote-impersonal")
    return draft_of(sentence, number, parts, told)


def _goes_on(sentence: Sentence, after: int, speech: Speech) -> int | None:
    """The quotation that goes on behind its source, with no other verb or colon between."""
    words = sentence.words
    for i in range(after, min(after + REACH, len(words))):
        if words[i] == QUOTE:
            return i
        if words[i] == ":" or words[i] in speech.says or words[i] in speech.that:
            return None
    return None


def before(
    sentence: Sentence, number: int, at: int, speech: Speech, *, earlier: list[Draft]
) -> Draft | None:
    """A source before the quotation and its colon: "X sagte: „…“", "X: „…“"."""
    words = sentence.words
    colon = at - 1
    if colon < 1 or words[colon] not in (":", ","):
        return None
    start = max((i + 1 for i in sentence.quotes if i < colon), default=0)
    cue = next((i for i in range(colon - 1, start - 1, -1) if words[i] in speech.says), None)
    if words[colon] == "," and cue is None:
        return None
    parts = [sentence.span_of(at, at + 1)] if at < len(words) else []
    if cue is None:
        if earlier and _only_leads_on(sentence, start, colon, speech):
            return _shared(sentence, number, parts, colon, earlier[-1].source)
        subject = _without_verb(sentence, start, colon, speech)
        if subject is None:
            return None
        told = Telling((colon, colon + 1), subject, "quote-colon")
        return draft_of(sentence, number, parts, told)
    subject = subject_of(sentence, start, cue, speech)
    if subject is None or not names_somebody(sentence, *subject, speech):
        inherited = earlier[-1].source if earlier else None
        return _shared(sentence, number, parts, cue, inherited)
    plural = words[cue].endswith(tuple(speech.plural))
    told = Telling((cue, cue + 1), subject, "source-cue-quote", plural=plural)
    return draft_of(sentence, number, parts, told)


def _shared(
    sentence: Sentence, number: int, parts: list[Span], cue: int, source: Span | None
) -> Draft | None:
    """ "… und fügte hinzu: „…“": the subject is that of the verb before."""
    if source is None:
        return None
    told = Telling((cue, cue + 1), None, "shared-source", how="participle")
    draft = draft_of(sentence, number, parts, told)
    draft.source = source
    return draft


def _only_leads_on(sentence: Sentence, start: int, colon: int, speech: Speech) -> bool:
    """ "Und weiter: „…“": the same speaker goes on."""
    words = sentence.words[start:colon]
    return bool(words) and all(word in speech.conjunctions | speech.adverbs for word in words)


def _without_verb(
    sentence: Sentence, start: int, colon: int, speech: Speech
) -> tuple[int, int] | None:
    """The subject of a clause that announces a quotation without a verb of saying."""
    first = start
    small = speech.conjunctions | speech.adverbs | PAUSES
    while first < colon and sentence.words[first] in small:
        first += 1
    if first >= colon or sentence.words[first] in speech.prepositions:
        return None
    end = source_end(sentence, first, speech)
    if end <= first or end > colon:
        return None
    return (first, end) if names_somebody(sentence, first, end, speech) else None


def subject_of(sentence: Sentence, start: int, cue: int, speech: Speech) -> tuple[int, int] | None:
    """The subject of the verb at ``cue``, before it or behind it, in a clause from ``start``."""
    words = sentence.words
    for i in range(cue - 1, max(start, cue - REACH) - 1, -1):
        opens = (
            i == start
            or words[i - 1] in (",", ";", "–", "—")
            or (words[i - 1] in speech.conjunctions)
        )
        if opens and phrase_end(sentence, i, speech) == cue:
            return i, cue
    first = start
    while first < cue and (words[first] in PAUSES or words[first] in speech.conjunctions):
        first += 1
    inverted = first == cue or words[first] in speech.prepositions | speech.adverbs | (
        speech.time_words
    )
    if inverted or not sentence.capital(first):
        inverted = inverted or words[first] not in speech.determiners | speech.he | speech.she
    if inverted:
        return subject_behind(sentence, cue, speech)
    end = source_end(sentence, first, speech)
    if first < end <= cue and not any(word in speech.says for word in words[end:cue]):
        return first, end
    return subject_behind(sentence, cue, speech)


def draft_of(sentence: Sentence, number: int, parts: list[Span], told: Telling) -> Draft:
    """A direct statement of the sentence with this number."""
    return Draft(
        kind="direct",
        content=parts,
        cue=sentence.span_of(*told.cue),
        source=sentence.span_of(*told.source) if told.source else None,
        how=told.how,
        rule=told.rule,
        sentence=number,
        paragraph=sentence.paragraph,
        plural=told.plural,
    )
