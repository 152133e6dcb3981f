"""Finds sentences that assert something checkable and name no source."""

from __future__ import annotations

import re

from onrecord.extraction.statements.clauses import has_verb
from onrecord.extraction.statements.contents import trimmed
from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence

PERFECT = re.compile(
    r"\b(?:has|have) (?:already |now |also )?(?:\w+ed|sent|built|left|lost|taken|given|"
    r"made|begun|held|won|put|cut|set|shot|brought|bought|sold|paid|met|led|done|gone)\b"
)
FIGURE = re.compile(r"(?<![\w.])\d[\d.,]*+(?![\w.]*-?(?:year-old|th\b|st\b|nd\b|rd\b))")
YEAR = re.compile(r"(?:19|20)\d\d")


def unmarked(sentences: list[Sentence], drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Drafts for such sentences; those right after a statement inherit its source."""
    said: dict[int, list[Draft]] = {}
    for draft in drafts:
        said.setdefault(draft.sentence, []).append(draft)
    found: list[Draft] = []
    before: Draft | None = None  # the last statement, if it is in the sentence before
    for number, sentence in enumerate(sentences):
        own = said.get(number)
        if own:
            before = next((d for d in reversed(own) if d.kind != "nested"), None)
            continue
        origin = before
        before = None
        # The rarer conditions first.
        goes_on = origin is not None and _has_figure(sentence)
        if not goes_on and not (_is_followed_up(sentences, number, said) and _perfect(sentence)):
            continue
        if _asserts(sentence, lexicon):
            draft = _unmarked(sentence, number, lexicon, origin=origin if goes_on else None)
            found.append(draft)
            before = draft if goes_on else None
    return found


def _asserts(sentence: Sentence, lexicon: Lexicon) -> bool:
    words = sentence.words
    if QUOTE in words or words[-1] in ("?", ":") or len(words) < 5:
        return False
    present = any(word.endswith("s") and not sentence.capital(i) for i, word in enumerate(words))
    return present or has_verb(sentence, 0, len(words), lexicon)


def _is_followed_up(sentences: list[Sentence], number: int, said: dict[int, list[Draft]]) -> bool:
    """Whether the next sentence of the paragraph gives a source for more of the same."""
    following = said.get(number + 1)
    if not following or sentences[number + 1].paragraph != sentences[number].paragraph:
        return False
    return following[0].rule == "according-clause"


def _has_figure(sentence: Sentence) -> bool:
    start, end = sentence.span
    figures = FIGURE.findall(sentence.text, start, end)
    return any(not YEAR.fullmatch(figure.strip(".,")) for figure in figures)


def _perfect(sentence: Sentence) -> bool:
    return PERFECT.search(sentence.text, *sentence.span) is not None


def _unmarked(sentence: Sentence, number: int, lexicon: Lexicon, *, origin: Draft | None) -> Draft:
    first, last = trimmed(sentence, 0, len(sentence.words), lexicon)
    return Draft(
        kind="unmarked",
        content=[sentence.span_of(first, last)],
        cue=None,
        source=None,
        how="inherited" if origin else "none",
        rule="sentence-goes-on" if origin else "reporter-asserts",
        sentence=number,
        paragraph=sentence.paragraph,
        origin=origin,
    )
