"""Whose count it is: "the squad has 17 players", "a run of seven games"."""

from __future__ import annotations

import re

from onrecord.extraction.alternatives import one_of
from onrecord.extraction.figures.clauses import noun_at_end, subject_span
from onrecord.extraction.figures.leads import Lead, lead_of
from onrecord.extraction.figures.words import word_before
from onrecord.extraction.types import Span

# What one has, makes, sells or wins is counted as one's own; what one finds or kills is not.
_OWNING_VERBS = """
    has have had having own owns owned employ employs employed employing host hosts hosted contain
    contains contained containing include includes included operate operates operated run runs sell
    sells sold ship ships shipped deliver delivers delivered produce produces produced make makes
    made build builds built win wins won score scores scored gain gains gained lose loses lost
    hold holds held house houses housed seat seats carries carried boast boasts feature features
    featured offer offers offered serve serves served add adds added receive receives received post
    posts posted record records recorded cover covers covered count counts counted attract attracts
    attracted open opens opened use uses used draw draws drew need needs needed entail entails
    comprise comprises comprised span spans list lists listed perform performs performed complete
    completes completed conduct conducts conducted launch launches launched create creates created
    creating hire hires hired hiring fires fired firing procure procures procured provide provides
    provided providing issues issued grants granted grounds grounded grounding nets neted netts
    netted publishes published supplies supplied supply orders ordered buy buys buying bought
    acquire acquires acquired is are was were
""".split()
_FILLERS = "just only also already now about around some a an another its their his her the".split()
_OWNING = re.compile(
    rf"\b(?:{one_of([*_OWNING_VERBS, 'gave up', 'lay off', 'lays off', 'laying off', 'laid off'])})"
    rf"(?: (?:{'|'.join(_FILLERS)}))* ?\Z"
)
# What the patterns end in, so that they are only tried behind one of these.
_LAST_OF_OWNING = frozenset([*_OWNING_VERBS, *_FILLERS, "up", "off"])
_LAST_OF_PART = frozenset("of with for just only about around some these the its".split())
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
    last = word_before(plain, start)
    if last in _LAST_OF_PART and (part := _PART.search(plain, window, start)):
        return _whole(lead_of(plain, text, begin=begin, start=part.start()), part[1])
    is_level = noun.lower() in {"points", "percentage points"}
    owning = last in _LAST_OF_OWNING and _OWNING.search(plain, window, start)
    if not (owning or (is_level and _POINTS.search(plain, window, start))):
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
