"""Gives quotations that stand without a source to whoever was speaking before."""

from __future__ import annotations

from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.statements.reading import QUOTE, Sentence

WITHOUT_SPEAKER = frozenset({"view-of-nobody", "question-put", "report-according"})


def continued(sentences: list[Sentence], drafts: list[Draft]) -> list[Draft]:
    """The drafts with what follows from them: longer quotations, and free-standing ones."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    found: list[Draft] = []
    speaking: Draft | None = None  # who quoted words were last given to
    for number, sentence in enumerate(sentences):
        own = by_sentence.get(number, [])
        if own and _signs(own, found):
            continue
        found += own
        if speaking is not None and not speaking.content and not own:
            _fill(speaking, sentence)
        elif sentence.words[:1] == [QUOTE] and not _is_source_of(own, sentence):
            speaking = _carry_on(sentences, number, speaking, found)
        if own:
            speaking = _speaking(own, speaking)
    return _led_in([draft for draft in found if draft.content], sentences)


def _led_in(found: list[Draft], sentences: list[Sentence]) -> list[Draft]:
    """Paragraphs left open before anybody is named go to whom the last of them names."""
    kept: list[Draft] = []
    for draft in found:
        while kept and _opens_for(kept[-1], draft, sentences):
            opened = kept.pop()
            opened.content += draft.content  # in place: else each is copied as often as follow
            draft.content = opened.content
        kept.append(draft)
    return kept


def _opens_for(opened: Draft, draft: Draft, sentences: list[Sentence]) -> bool:
    """Whether a quotation of nobody, left open, goes on at the start of this draft."""
    if opened.source is not None or opened.rule != "quotation-alone":
        return False
    sentence = sentences[draft.sentence]
    goes_on = sentence.words[:1] == [QUOTE] and draft.start == sentence.starts[0]
    quotes = sentences[opened.sentence].quotes
    left_open = bool(quotes) and not quotes[max(quotes)].closed
    return goes_on and left_open and draft.paragraph - opened.paragraph == 1


def _signs(own: list[Draft], found: list[Draft]) -> bool:
    """Whether a line "— Jane Roe" signs the quotation that stands alone before it."""
    if len(own) != 1 or own[0].content or own[0].rule != "quote-dash-source" or not found:
        return False
    signed = found[-1]
    if signed.cue is not None or own[0].sentence - signed.sentence > 1:
        return False
    signed.cue, signed.source = own[0].cue, own[0].source
    signed.how, signed.rule, signed.origin = "explicit", own[0].rule, None
    return True


def _fill(speaking: Draft, sentence: Sentence) -> None:
    """What a colon at the end of the paragraph before announced."""
    if sentence.words[:1] == [QUOTE] and sentence.paragraph - speaking.paragraph <= 1:
        speaking.content.append(sentence.span_of(0, 1))
        speaking.paragraph = sentence.paragraph


def _is_source_of(own: list[Draft], sentence: Sentence) -> bool:
    """Whether the quotation that opens the sentence belongs to a statement of this sentence."""
    start = sentence.starts[0]
    return any(a <= start < b for draft in own for a, b in draft.content)


def _speaking(own: list[Draft], before: Draft | None) -> Draft | None:
    said = [d for d in own if d.kind != "nested" and d.rule not in WITHOUT_SPEAKER]
    quoted = [d for d in said if d.rule.startswith("quote")]
    if quoted and all(d.rule == "participle" for d in said[said.index(quoted[-1]) + 1 :]):
        return quoted[-1]  # "…," she said, adding that it is late. "…"
    return said[-1] if said else before


def _carry_on(
    sentences: list[Sentence], number: int, speaking: Draft | None, found: list[Draft]
) -> Draft | None:
    sentence = sentences[number]
    run = [i for i, word in enumerate(sentence.words) if word == QUOTE]
    alone = len([w for w in sentence.words if w[0].isalnum()]) == 0
    first = sentence.span_of(run[0], run[0] + 1)
    same = speaking is not None and speaking.paragraph == sentence.paragraph
    quoted = speaking is not None and speaking.kind in ("direct", "mixed")
    if speaking is not None and quoted and (same or _left_open(sentences, number, speaking)):
        speaking.content.append(first)
        speaking.paragraph = sentence.paragraph
        return speaking
    if not alone:
        return speaking
    near = speaking is not None and sentence.paragraph - speaking.paragraph <= 1
    draft = Draft(
        kind="direct",
        content=[first],
        cue=None,
        source=speaking.source if near and speaking else None,
        how="inherited" if near else "none",
        rule="quotation-goes-on" if near else "quotation-alone",
        sentence=number,
        paragraph=sentence.paragraph,
        origin=speaking if near else None,
    )
    found.append(draft)
    return draft if near else speaking


def _left_open(sentences: list[Sentence], number: int, speaking: Draft) -> bool:
    """Whether the quotation before was left open at the end of its paragraph."""
    sentence = sentences[number]
    if sentence.paragraph - speaking.paragraph != 1 or number == 0:
        return False
    quotes = sentences[number - 1].quotes
    return bool(quotes) and not quotes[max(quotes)].closed
