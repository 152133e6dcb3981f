"""Whose count it is: "the squad has 17 players", "a run of seven games"."""

from __future__ import annotations

import re

from onrecord.extraction.figures.clauses import Lead, lead_of, noun_at_end, subject_span
from onrecord.extraction.types import Span

# What one has, makes, sells or wins is counted as one's own; what one finds or kills is not.
_OWNING = re.compile(
    r"\b(?:has|have|had|having|own|owns|owned|employs?|employed|employing|hosts?|hosted|contains?|"
    r"contained|containing|includes?|included|operates?|operated|runs?|sells?|sold|ships?|shipped|"
    r"delivers?|delivered|produces?|produced|makes?|made|builds?|built|wins?|won|scores?|scored|"
    r"gains?|gained|loses?|lost|gave up|holds?|held|houses?|housed|seats?|carries|carried|boasts?|"
    r"features?|featured|offers?|offered|serves?|served|adds?|added|receives?|received|posts?|"
    r"posted|records?|recorded|covers?|covered|counts?|counted|attracts?|attracted|opens?|opened|"
    r"uses?|used|draws?|drew|needs?|needed|entails?|comprises?|comprised|spans?|lists?|listed|"
    r"perform(?:s|ed)?|complete(?:s|d)?|conduct(?:s|ed)?|launch(?:es|ed)?|creat(?:es?|ed|ing)|"
    r"hir(?:es?|ed|ing)|lay(?:s|ing)? off|laid off|fir(?:es|ed|ing)|procur(?:es?|ed)|"
    r"provid(?:es?|ed|ing)|issu(?:es|ed)|grant(?:s|ed)|ground(?:s|ed|ing)|nett?(?:s|ed)|"
    r"publish(?:es|ed)|supplie[sd]|supply|order(?:s|ed)|buy(?:s|ing)?|bought|acquires?|acquired|"
    r"is|are|was|were)"
    r"(?: (?:just|only|also|already|now|about|around|some|a|an|another|its|their|his|her|the))* ?\Z"
)
_IS_WHAT = re.compile(r"vd[n#]*n\Z")
_PART = re.compile(r"\b(of|with|for)(?: (?:just|only|about|around|some|these|the|its))* ?\Z")
_POINTS = re.compile(r"\b(?:at|to|by|rose|fell|gained|lost|down|up)(?: just| only| about)* ?\Z")
_NEAR = 40
_EMPTY = frozenset(
    "average total number majority equivalent minimum maximum rate list result back top "
    "rest one end group".split()
)


def owner_of(plain: str, text: str, *, begin: int, start: int, noun: str) -> str | None:
    """Whom or what the things counted belong to, with its article, where the sentence names it."""
    window = max(begin, start - _NEAR)
    if plain.startswith("(", max(begin, start - 1)):
        return _whole(lead_of(plain, text, begin=begin, start=start - 1), "(")
    if part := _PART.search(plain, window, start):
        return _whole(lead_of(plain, text, begin=begin, start=part.start()), part[1])
    is_level = noun.lower() in {"points", "percentage points"}
    if not (
        _OWNING.search(plain, window, start) or (is_level and _POINTS.search(plain, window, start))
    ):
        return None
    return _subject(lead_of(plain, text, begin=begin, start=start))


def _whole(lead: Lead, joint: str) -> str | None:
    """ "A study of 135 firms", "a squad with 17 players", "is the port for 60 boats"."""
    if joint == "with" and lead.kinds.endswith("pn"):
        return None  # "in second with 40 points"
    if joint == "for":
        return _subject(lead) if _IS_WHAT.search(lead.kinds) else None
    span = noun_at_end(lead)
    if not span or lead.word(span[1] - 1) in _EMPTY:
        return None
    return _with_article(lead, span)


def _subject(lead: Lead) -> str | None:
    span = subject_span(lead)
    return _with_article(lead, span) if span else None


def _with_article(lead: Lead, span: Span) -> str | None:
    name = lead.phrase(*span)
    if name is None:
        return None
    article = lead.word(span[0])
    return f"the {name}" if article == "the" else f"a {name}" if article == "a" else name
