"""Finds sentences that assert something checkable and name no source."""

from __future__ import annotations

import re

from onrecord.extraction.statements.contents import trimmed
from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.reading import QUOTE, Sentence
from onrecord.extraction.statements.subjects import has_verb

PERFECT = re.compile(
    r"\b(?:has|have) (?:already |now |also )?(?:\w+ed|sent|built|left|lost|taken|given|"
    r"made|begun|held|won|put|cut|set|shot|brought|bought|sold|paid|met|led|done|gone)\b"
)
FIGURE = re.compile(r"(?<![\w.])\d[\d.,]*(?![\w.]*-?(?:year-old|th\b|st\b|nd\b|rd\b))")
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
            before = [draft for draft in own if draft.kind != "nested"][-1]
            continue
        following = said.get(number + 1, [])
        draft = _draft(
            sentence,
            number,
            lexicon,
            before=before,
            following=following,
            all_said=said,
            sentences=sentences,
        )
        if draft is not None:
            found.append(draft)
        before = draft if draft and draft.how == "inherited" else None
    return found


def _draft(
    sentence: Sentence,
    number: int,
    lexicon: Lexicon,
    *,
    before: Draft | None,
    following: list[Draft],
    all_said: dict[int, list[Draft]],
    sentences: list[Sentence],
) -> Draft | None:
    if QUOTE in sentence.words or sentence.words[-1] in ("?", ":") or len(sentence.words) < 5:
        return None
    if not has_verb(sentence, 0, len(sentence.words), lexicon):
        return None
    if before is not None and _has_figure(sentence):
        return _unmarked(sentence, number, lexicon, origin=before)
    joined = following and sentences[number + 1].paragraph == sentence.paragraph
    opens = joined and following[0].rule == "according-clause"
    if opens and _perfect(sentence):
        return _unmarked(sentence, number, lexicon, origin=None)
    return None


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
