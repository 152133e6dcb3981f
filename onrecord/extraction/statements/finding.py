"""Finds the statements of a text sentence by sentence, their speakers still unresolved."""

from __future__ import annotations

import re

from onrecord.extraction.statements.attributions import Attribution
from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.pairing import attributions
from onrecord.extraction.statements.reading import QUOTE, Range, Sentence
from onrecord.extraction.statements.subjects import before
from onrecord.extraction.types import Span, StatementKind

DENYING = frozenset("deny dispute refute rebut".split())
ASKING = frozenset("asked asking asks wondered".split())
OPENERS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}
CLOSERS = frozenset(OPENERS.values())
MARK = re.compile(r"[“\"«„]")
# Rules whose contents are the pieces of one clause.
WHOLE = frozenset(
    {
        "clause-source-cue",
        "clause-cue-source",
        "clause-according",
        "view-of-nobody",
        "question-put",
    }
)


def drafts(sentences: list[Sentence], lexicon: Lexicon) -> list[Draft]:
    """Drafts in reading order."""
    found: list[Draft] = []
    for number, sentence in enumerate(sentences):
        found += sentence_drafts(sentence, number, lexicon)
    return found


def sentence_drafts(sentence: Sentence, number: int, lexicon: Lexicon) -> list[Draft]:
    """The drafts of one sentence."""
    found: list[Draft] = []
    for attribution in attributions(sentence, lexicon):
        found += _drafts_of(sentence, number, attribution, lexicon)
    if not found:
        return found
    for draft in found:
        if draft.kind == "nested":
            draft.parent = _around(draft, found)
    return found


def _around(nested: Draft, found: list[Draft]) -> Draft | None:
    """The statement of the sentence inside which another source speaks."""
    at = nested.cue[0] if nested.cue else nested.start
    held = (d for d in found if d.kind != "nested" and any(a <= at < b for a, b in d.content))
    return next(held, None)


def _drafts_of(
    sentence: Sentence, number: int, attribution: Attribution, lexicon: Lexicon
) -> list[Draft]:
    split = attribution.rule not in WHOLE
    quoted = attribution.rule.startswith("quote")
    groups = [attribution.parts]
    if split and not quoted and len(attribution.parts) > 1:
        groups = [[part] for part in attribution.parts]
    mark = attribution.mark
    cue = sentence.span_of(mark.first, mark.last) if mark.last > mark.first else None
    source = _source(sentence, attribution.source, lexicon) if attribution.source else None
    return [
        Draft(
            kind="nested" if attribution.nested else _kind(sentence, parts),
            content=[_with_marks(sentence, sentence.span_of(*part)) for part in parts],
            cue=cue,
            source=source,
            how=attribution.how,
            rule=attribution.rule,
            sentence=number,
            paragraph=sentence.paragraph,
            asked=sentence.words[attribution.mark.first] in ASKING
            or attribution.rule == "question-put",
            denied=mark.cue is not None and mark.cue.lemma in DENYING,
            antecedent=_antecedent(sentence, attribution, lexicon),
        )
        for parts in groups
    ]


def _source(sentence: Sentence, source: Range, lexicon: Lexicon) -> Span:
    """The source in characters, without the verb in "he's"."""
    start, end = sentence.span_of(*source)
    if source[1] - source[0] == 1 and "'" in (word := sentence.words[source[0]]):
        bare = word.partition("'")[0]
        if bare in lexicon.pronouns or bare in lexicon.relative:
            return start, start + len(bare)
    return start, end


def _with_marks(sentence: Sentence, span: Span) -> Span:
    """A span that ends on a quoted word takes the mark behind it, and so at its beginning."""
    text, (start, end) = sentence.text, span
    before, after = text[start - 1 : start], text[end : end + 1]
    if before not in OPENERS and after not in CLOSERS:
        return span
    if before in OPENERS and text.find(OPENERS[before], start, end) >= 0:
        start -= 1
    for opener, closer in OPENERS.items():
        if after == closer and text.rfind(opener, start, end) >= 0:
            whole = text.count(opener, start, end) % 2 == 1 or opener != closer
            end += 1 if whole else 0
            break
    return start, end


def _antecedent(sentence: Sentence, attribution: Attribution, lexicon: Lexicon) -> Span | None:
    """Whom "who" stands for, and "that" in "a sign that said"."""
    if attribution.source is None:
        return None
    first = attribution.source[0]
    word = sentence.words[first]
    if first == 0 or (word not in lexicon.relative and word not in lexicon.that):
        return None
    last = first - 1 if sentence.words[first - 1] == "," else first
    if last <= 0:
        return None
    subject = before(sentence, last, lexicon)
    return sentence.span_of(subject.first, subject.last) if subject.how == "subject" else None


def _kind(sentence: Sentence, parts: list[tuple[int, int]]) -> StatementKind:
    if not parts:
        return "direct"
    if sentence.quotes:
        said = {word for first, last in parts for word in sentence.words[first:last]}
        if said == {QUOTE}:
            return "direct"
        if QUOTE in said:
            return "mixed"
    for part in parts:
        if MARK.search(sentence.text, *sentence.span_of(*part)):
            return "mixed"
    return "indirect"
