"""Finds sources inside quotations: what a speaker says that others say."""

from __future__ import annotations

import re

from onrecord.extraction.quotations import Quotation
from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.finding import sentence_drafts
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import Sentence, read
from onrecord.extraction.types import Span

# Worth a closer look; all else is passed over at once. The search begins with what stands before
# a word: that is told quickly.
HINT = re.compile(r"\W(?:according to|said|says?|told|tells?|reported|claim(?:s|ed))\b")
OWN = frozenset("i we you he she it they who one".split())


def nested(sentences: list[Sentence], drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Drafts inside the quotations of other drafts, which are their parents."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.kind not in ("direct", "mixed"):
            continue
        for quotation in _quotations(sentences, draft):
            found += _inside(sentences[draft.sentence].text, quotation.inner, draft, lexicon)
    return found


def _quotations(sentences: list[Sentence], draft: Draft) -> list[Quotation]:
    """The quotations of a draft, which may go on in the sentences after its own."""
    whole = set(draft.content)
    mixed = draft.content[:2]
    found: list[Quotation] = []
    for sentence in sentences[draft.sentence : draft.sentence + len(draft.content) + 1]:
        for quotation in sentence.quotes.values():
            start, end = quotation.span
            if quotation.span in whole or any(a <= start and end <= b for a, b in mixed):
                found.append(quotation)
    return found


def _inside(text: str, inner: Span, parent: Draft, lexicon: Lexicon) -> list[Draft]:
    start, end = inner
    words = text[start:end]
    if not HINT.search(f" {words.casefold()}"):
        return []
    found: list[Draft] = []
    for sentence in read(words, lexicon):
        for draft in sentence_drafts(sentence, parent.sentence, lexicon):
            if draft.source is None or draft.kind == "nested" or draft.cue is None:
                continue
            source = words[slice(*draft.source)].lower()
            # Plain reports of named others only: "according to X", "X said that".
            if source.split("'")[0] in OWN or draft.rule not in _PLAIN:
                continue
            found.append(_moved(draft, by=start, parent=parent))
    return found


_PLAIN = frozenset({"according-clause", "clause-according", "source-cue-content"})


def _moved(draft: Draft, *, by: int, parent: Draft) -> Draft:
    def move(span: Span) -> Span:
        return span[0] + by, span[1] + by

    draft.kind = "nested"
    draft.content = [move(span) for span in draft.content]
    draft.cue = move(draft.cue) if draft.cue else None
    draft.source = move(draft.source) if draft.source else None
    draft.parent = parent
    draft.paragraph = parent.paragraph
    return draft
