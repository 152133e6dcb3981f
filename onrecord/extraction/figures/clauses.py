"""Finds the subject of the clause that a number stands in, by the kinds of the words before it.

Each word before the number gets a letter for its kind, so that a clause is a short string such as
``dnPnv`` ("the price of gold rose") and what is looked for in it a short pattern.
"""

from __future__ import annotations

import re

from onrecord.extraction.figures.leads import Lead
from onrecord.extraction.figures.words import is_plural
from onrecord.extraction.types import Span

_PHRASE = r"d?(?:[n#]*n)(?:P[dk]?(?:[n#]*n))?"
_NOUN_PHRASE = re.compile(_PHRASE)
_PHRASE_AT_END = re.compile(rf"({_PHRASE})[ka]*\Z")
_BEFORE_RELATIVE = re.compile(rf"({_PHRASE})[,k]*\Z")
_LAST_BOUNDARY = re.compile(r".*[,|()rcs]")
_UNKNOWN_VERB = re.compile(r"\A[ka]*d?[n#]*nn(a*[pt]a*)?\Z")
_NAMED_FIRST = re.compile(rf"(?:\A|[,|s])[ka]*({_PHRASE})\Z")
_ALTERED = re.compile(r"u[a#pt]*\Z")
_VERB = re.compile(r"[ve]")
_SAID = re.compile(rf"v[ka]*({_PHRASE})a*v")
_SAID_IT = re.compile(r"v[ka]*(o)a*v")
_OBJECT = re.compile(r"e(d?[n#]*n(?:Pd?[n#]*n)?)(?:p[dk]*[n#]*n)?ta*[vn]")
_STEPS = 10  # clauses that are gone back through


def subject_of(lead: Lead) -> str | None:
    """What the clause of the number is about, or the clause that it depends on."""
    span = subject_span(lead)
    return lead.phrase(*span) if span else None


def subject_span(lead: Lead) -> Span | None:
    """The words of the subject, as indices into the lead."""
    kinds = lead.kinds
    end, upto = len(kinds), len(kinds)
    for _ in range(_STEPS):
        bound = _LAST_BOUNDARY.match(kinds, 0, end)
        at = bound.end() - 1 if bound else -1
        found = _in_segment(lead, at, upto)
        if found != "left":
            return found if isinstance(found, tuple) else None
        if at < 0:
            return None
        # Without a verb of its own what stands behind "and" is one more of what stands before it.
        if not (kinds[at] == "c" and _is_list(kinds[at + 1 : upto])):
            upto = at
        end = at
    return None


def _is_list(segment: str) -> bool:
    return "v" not in segment and "g" not in segment


def _in_segment(lead: Lead, at: int, upto: int) -> Span | str | None:
    """The subject in the words behind the boundary ``at``; "left" where it stands further left."""
    kinds = lead.kinds
    boundary, segment = (kinds[at] if at >= 0 else "^"), kinds[at + 1 : upto]
    verb = _first_verb(segment)
    if boundary == "r" and segment.lstrip("a")[:1] in {"v", "g"}:
        return _antecedent(kinds, at)
    if verb < 0:
        return _without_verb(lead, at, upto)
    if inner := _OBJECT.search(segment) or _SAID.search(segment):
        return at + 1 + inner.start(1), at + 1 + inner.end(1)
    if told := _SAID_IT.search(segment):
        its = at + 1 + told.start(1)  # "the firm said it has"
        return _meant_by(lead.word(its), lead, its)
    head = segment[:verb]
    phrases = list(_NOUN_PHRASE.finditer(head))
    free = [m for m in phrases if m.start() == 0 or head[m.start() - 1] not in "ptP"]
    pronoun = head.rfind("o")
    if pronoun >= 0 and not (free and free[0].start() < pronoun):
        return _meant_by(lead.word(at + 1 + pronoun), lead, max(at, 0))
    if chosen := (free or phrases):
        if boundary == "r" and lead.word(at) == "which":
            return _antecedent(kinds, at)
        return at + 1 + chosen[0].start(), at + 1 + chosen[0].end()
    return "left"


def _without_verb(lead: Lead, at: int, upto: int) -> Span | str:
    """ "Blackpool, up 9 %": the noun before it; "in May, 9 %" goes on about what comes before."""
    segment, boundary = lead.kinds[at + 1 : upto], lead.kinds[at] if at >= 0 else "^"
    if "n" not in segment or segment[0] == "g":
        return "left"
    phrases = [
        m
        for m in _NOUN_PHRASE.finditer(segment)
        if m.start() == 0 or segment[m.start() - 1] not in "pt"
    ]
    if not phrases:
        return "left"
    adjoins = boundary == "s" or (boundary == "c" and upto == len(lead.kinds))
    is_by = lead.kinds[-1:] == "p" and lead.word(-1) == "by" and bool(_UNKNOWN_VERB.search(segment))
    if adjoins and not is_by and not _ALTERED.search(segment):
        return "left"
    by_the_way = boundary == "," and upto < len(lead.kinds) and segment[0] in "d#"
    if by_the_way and (named := _NAMED_FIRST.search(lead.kinds, 0, at)):
        return named.span(1)  # "Brook, a driller, earns"
    first, last = at + 1 + phrases[0].start(), at + 1 + phrases[0].end()
    return first, last - _ends_in_verb(lead, segment, last)


def _ends_in_verb(lead: Lead, segment: str, last: int) -> bool:
    """ "Prices range from", "the ferry weighs": what stands last is a verb that no list knows."""
    if not (found := _UNKNOWN_VERB.search(segment)):
        return False
    if found[1] or last < len(lead.kinds):
        return bool(found[1])
    return lead.word(last - 1).endswith("s") and not lead.word(last - 2).endswith("s")


def _first_verb(segment: str) -> int:
    found = _VERB.search(segment)
    return found.start() if found else -1


def _antecedent(kinds: str, at: int) -> Span | str:
    """ "The plume that extends": the noun that a relative clause hangs on."""
    found = _BEFORE_RELATIVE.search(kinds, 0, at)
    return found.span(1) if found else "left"


def _meant_by(pronoun: str, lead: Lead, end: int) -> Span | None:
    """What "it" and "he" most often go back to in a sentence: the first noun that is no adjunct."""
    if pronoun not in {"it", "he", "she", "they"}:
        return None
    kinds = lead.kinds[:end]
    for match in _NOUN_PHRASE.finditer(kinds):
        if match.start() == 0 or kinds[match.start() - 1] not in "ptPs":
            many = is_plural(lead.word(match.end() - 1))
            return match.span() if many or pronoun != "they" else None
    return None


def noun_at_end(lead: Lead, end: int | None = None) -> Span | None:
    """The noun phrase that the words end with, where they do."""
    upto = len(lead.kinds) if end is None else end
    kinds = lead.kinds[:upto]
    found = _PHRASE_AT_END.search(kinds) if kinds.rstrip("ka").endswith("n") else None
    return found.span(1) if found else None
