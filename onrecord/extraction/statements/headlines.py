"""Reads a headline as one statement: "X: …", "… - X", "X says …", or its own words alone."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.extraction.statements.finding import sentence_drafts
from onrecord.extraction.statements.lexicon import Lexicon
from onrecord.extraction.statements.modality import modality
from onrecord.extraction.statements.phrases import parse
from onrecord.extraction.statements.reading import read
from onrecord.extraction.types import Span, Statement

DASH = re.compile(r"\s(?P<cue>[-–—|])\s+(?P<source>[^-–—|]{2,70})$")
COLON = re.compile(r"^(?P<source>[^:]{2,60})(?P<cue>:)\s+(?=\S)")


def headline_statement(headline: str, lexicon: Lexicon, *, speakers: dict[str, str]) -> Statement:
    """Always one statement. ``speakers`` are those of the text below, by their last words."""
    end = len(headline.rstrip())
    start = len(headline) - len(headline.lstrip())
    statement = (
        _beside(headline, DASH.search(headline, start, end), "headline-dash", lexicon, speakers)
        or _beside(headline, COLON.match(headline, start, end), "headline-colon", lexicon, speakers)
        or _said(headline, lexicon)
        or _statement(headline, [(start, max(start, end))], rule="headline-alone")
    )
    full = speakers.get((statement.speaker or "").lower())
    if full is None or full == statement.speaker:
        return statement
    return replace(statement, speaker=full, resolution="surname")


def _beside(
    headline: str,
    match: re.Match[str] | None,
    rule: str,
    lexicon: Lexicon,
    speakers: dict[str, str],
) -> Statement | None:
    """A source beside a dash or a colon, if it is one."""
    if match is None or not _is_source(match["source"], lexicon, speakers):
        return None
    before = (len(headline) - len(headline.lstrip()), match.start())
    behind = (match.end(), len(headline.rstrip()))
    content = behind if rule == "headline-colon" else before
    return _sourced(headline, match, content, rule, lexicon)


def _is_source(phrase: str, lexicon: Lexicon, speakers: dict[str, str]) -> bool:
    """Whether a phrase beside a dash or a colon names somebody, and not a subject or a site."""
    tokens = phrase.split()
    folded = [token.lower().strip(".,'’\"") for token in tokens]
    if not tokens or len(tokens) > 7 or any(word in lexicon.finite for word in folded):
        return False
    if any(char.isdigit() for char in phrase) or _says_more(folded, speakers):
        return False
    if any(word in ("says", "say", "said") for word in folded):
        return False  # "Strike over, says union: …" has its source already
    known = (
        lexicon.organisation_words
        | lexicon.role_nouns
        | lexicon.unnamed
        | lexicon.ranks
        | lexicon.courtesies
    )
    abbreviated = any(sum(c.isupper() for c in t) >= 2 and len(t) <= 6 for t in tokens)
    return (
        folded[-1] in known
        or folded[0] in known
        or (abbreviated and not phrase.isupper())
        or (len(tokens) == 1 and phrase.isupper() and len(phrase) <= 5)
        or folded[-1] in speakers
    )


def _says_more(folded: list[str], speakers: dict[str, str]) -> bool:
    """Whether a speaker's name is followed by more: "Roe hits out at the mayor: …"."""
    return len(folded) > 2 and any(word in speakers for word in folded[:-1])


def _sourced(
    headline: str, match: re.Match[str], content: Span, rule: str, lexicon: Lexicon
) -> Statement:
    phrase = parse(match["source"], lexicon)
    return _statement(
        headline,
        [content],
        rule=rule,
        cue=match.span("cue"),
        source=match.span("source"),
        speaker=phrase.name,
        role=phrase.role,
    )


def _said(headline: str, lexicon: Lexicon) -> Statement | None:
    sentences = read(headline, lexicon)
    drafts = sentence_drafts(sentences[0], 0, lexicon) if len(sentences) == 1 else []
    spoken = [d for d in drafts if d.content and d.source and d.cue and d.rule != "source-act"]
    if not spoken:
        return None
    draft = spoken[0]
    phrase = parse(headline[slice(*draft.source)] if draft.source else "", lexicon)
    return _statement(
        headline,
        draft.content,
        rule="headline-verb",
        denied=draft.denied,
        cue=draft.cue,
        source=draft.source,
        speaker=phrase.name,
        role=phrase.role,
    )


def _statement(
    headline: str,
    content: list[Span],
    *,
    rule: str,
    cue: Span | None = None,
    source: Span | None = None,
    speaker: str | None = None,
    role: str | None = None,
    denied: bool = False,
) -> Statement:
    return Statement(
        kind="headline",
        content=tuple(content),
        cue=cue,
        source=source,
        speaker=speaker,
        role=role,
        resolution="explicit" if speaker else "none",
        parent=None,
        modality=modality(" ".join(headline[a:b] for a, b in content), denied=denied),
        rule=rule,
    )
