"""Puts the statements of a text in another tongue together, in reading order."""

from __future__ import annotations

import re

from onrecord.extraction.statements.continuation import continued
from onrecord.extraction.statements.drafts import Draft
from onrecord.extraction.tongues.attributions import quoted
from onrecord.extraction.tongues.mentions import mentions
from onrecord.extraction.tongues.names import is_body, is_role
from onrecord.extraction.tongues.people import People, Speaker
from onrecord.extraction.tongues.reading import read_sentences
from onrecord.extraction.tongues.reported import reported
from onrecord.extraction.tongues.tongue import Speech, Tongue
from onrecord.extraction.types import Modality, Span, Statement

_COLON = re.compile(r"(?P<source>[^:\n]{2,50})(?P<cue>:)\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+")


def find_statements_in(
    text: str, tongue: Tongue, *, headline: str | None = None
) -> tuple[Statement, ...]:
    """All statements, the headline's first; its spans are offsets into the headline."""
    sentences = read_sentences(text, tongue)
    drafts: list[Draft] = []
    for number, sentence in enumerate(sentences):
        own = quoted(sentence, number, tongue.speech, last=drafts[-1] if drafts else None)
        drafts += own or reported(sentence, number, tongue.speech)
    found = sorted(continued(sentences, drafts), key=lambda draft: draft.start)
    named = mentions(sentences, tongue.speech)
    people = People(text=text, speech=tongue.speech, mentions=named)
    speakers: dict[int, Speaker] = {}
    for draft in sorted(found, key=lambda draft: draft.place):
        speakers[id(draft)] = _speaker(draft, people, speakers)
    told = [_statement(text, draft, speakers[id(draft)], tongue.speech) for draft in found]
    if not headline:
        return tuple(told)
    names = frozenset(s.speaker.rpartition(" ")[2] for s in told if s.speaker)
    return (_headline(headline, tongue.speech, names=names), *told)


def _speaker(draft: Draft, people: People, speakers: dict[int, Speaker]) -> Speaker:
    if draft.how == "none":
        return Speaker(None, None, "none")
    if draft.how == "inherited":
        origin = speakers.get(id(draft.origin))
        return Speaker(origin.name if origin else None, None, "inherited")
    return people.speaker(draft)


def _statement(text: str, draft: Draft, speaker: Speaker, speech: Speech) -> Statement:
    start, end = draft.content[0]
    return Statement(
        kind=draft.kind,
        content=tuple(draft.content),
        cue=draft.cue,
        source=draft.source,
        speaker=speaker.name,
        role=speaker.role,
        resolution=speaker.resolution,
        parent=None,
        modality=_modality(text[start:end], speech),
        rule=draft.rule,
    )


def _modality(content: str, speech: Speech) -> Modality:
    """By the words of its first sentence; a hedge counts before the future."""
    first = re.split(r"(?<=[.!?…])\s", content.strip("„“”»«\"'‚‘ "), maxsplit=1)[0]
    if first.rstrip("“”»«\"' ,").endswith("?"):
        return "question"
    said = frozenset(word.lower() for word in _WORD.findall(first))
    if said & speech.hedged:
        return "hedged"
    if said & speech.negated:
        return "negated"
    return "future" if said & speech.future else "fact"


def _headline(headline: str, speech: Speech, *, names: frozenset[str]) -> Statement:
    """Its own words alone, or with the source that stands before a colon."""
    colon = _COLON.match(headline)
    source: Span | None = None
    if colon and _is_source(colon["source"], speech, names):
        source = colon.span("source")
    start = colon.end() if colon and source else 0
    return Statement(
        kind="headline",
        content=((start, max(start, len(headline.rstrip()))),),
        cue=colon.span("cue") if colon and source else None,
        source=source,
        speaker=headline[slice(*source)] if source else None,
        role=None,
        resolution="explicit" if source else "none",
        parent=None,
        modality=_modality(headline[start:], speech),
        rule="headline-colon" if source else "headline-alone",
    )


def _is_source(phrase: str, speech: Speech, names: frozenset[str]) -> bool:
    tokens = phrase.split()
    known = any(is_role(t, speech) or is_body(t, speech) or t in names for t in tokens)
    return known and len(tokens) <= 5
