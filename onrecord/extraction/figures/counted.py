"""What a figure counts, or what an amount is of: the noun behind it, before it, or its subject."""

from __future__ import annotations

import re

from onrecord.extraction.figures.clauses import noun_at_end, subject_of
from onrecord.extraction.figures.comparators import Bound
from onrecord.extraction.figures.leads import Lead, lead_of
from onrecord.extraction.figures.nouns import (
    count_noun,
    harmed_people,
    is_elliptic,
    is_times,
    made_up_of,
    multiplied,
    part_of_what,
    points_back,
    with_what_it_is_of,
)
from onrecord.extraction.figures.owners import owner_of
from onrecord.extraction.figures.quantities import Quantity
from onrecord.extraction.types import Span

LENGTHS = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"}
)
_PAST_OF = re.compile(r" of (?:an? |the |its |their |his |these |those )?(?!them\b|whom\b)")
_SEEN = re.compile(r"[ve]d?[na]*\Z")
_ONE_AND_VERB = re.compile(r"([a-z][a-z-]*[a-rt-z])( [a-z]+s)")
_HYPHENED = re.compile(r"-[a-z]")
_OF_WHICH = frozenset({"ranging", "varying", "starting", "priced", "valued", "estimated"})
_OBJECT_FOR = re.compile(r"v(d?[n#]*n(?:Pd?[n#]*n)?)p[da]*\Z")
_TRADED = re.compile(r"\b(?:for|at)(?: an?| the| just| only| about| around)* ?\Z")
_BEYOND = re.compile(r"(?:over|under|above|below|between|from|of|in excess of)\b")
_FOR_WHAT = re.compile(r" (?:for|on) (?:(?:the|its|their|his|her|a|an) )*(?=[a-z])")
_PAID = re.compile(
    r"\b(?:pay|pays|paid|paying|spend|spends|spent|spending|charge|charges|charged|charging) "
    r"(?:[a-z]+ ){0,2}\Z"
)
_LASTING = re.compile(
    r"\b(?:is|was|are|were|be|been|takes?|took|taken|taking|lasts?|lasted|lasting)"
    r"(?: [a-z]+ly| just| only| at)* ?\Z"
)
_CHANGES = frozenset("rebound increase rise drop fall decline decrease gain jump cut".split())
# "An average of 5 %" is an average of something else.
_EMPTY_HEADS = frozenset(
    "average total sum equivalent rate maximum minimum tune number increase rise gain drop fall "
    "decline decrease cut jump loss level range combined".split()
)


def counted_by(
    quantity: Quantity, bound: Bound, *, plain: str, text: str, sentence: int, moved: bool
) -> str | None:
    """What is counted, as printed; "them" where it is what the figure before counted.

    ``sentence`` is where the sentence of the number begins; ``moved`` says that the number is by
    how much something rose or fell.
    """
    unit, end = quantity.unit, quantity.span[1]
    if is_multiple(quantity, plain, end=bound.end) and (noun := multiplied(plain, text, bound.end)):
        return noun
    if unit is None and quantity.form != "part":
        is_one = quantity.low == quantity.high == 1
        if found := _of_a_count(bound, plain, text, sentence=sentence, is_one=is_one):
            return found
        if is_elliptic(plain, end):
            return "them"
    elif unit in LENGTHS:
        return _of_a_length(quantity, bound, plain, text, sentence=sentence)
    lead = lead_of(plain, text, begin=sentence, start=bound.start)
    if (unit or quantity.form == "part") and not moved and (found := _part(lead, bound)):
        return found
    return _of_a_measure(lead, bound, is_money=bool(unit and unit.isupper()))


def _part(lead: Lead, bound: Bound) -> str | None:
    """What a share or an amount is part of: "60 % of the crop", "a 5 % rise" (of what rose)."""
    plain, text = lead.plain, lead.text
    is_of = plain.startswith((" of ", " off "), bound.end)
    if not is_of and lead.kinds.endswith("P") and (named := _named_before(lead)):
        return named
    found = part_of_what(plain, text, start=bound.start, end=bound.end)
    if found and found.split(" ")[-1].lower() in _CHANGES and _SEEN.search(lead.kinds):
        owner = subject_of(lead)
        return f"{found} of {owner}" if owner else found
    return found


def is_multiple(quantity: Quantity, plain: str, *, end: int) -> bool:
    """ "Five times as many", "6.5 times earnings", but not "it rang five times"."""
    return quantity.unit is None and is_times(plain, end)


def _of_a_count(bound: Bound, plain: str, text: str, *, sentence: int, is_one: bool) -> str | None:
    if points_back(plain, bound.end):
        return "them"
    if harmed := harmed_people(plain, start=bound.start, end=bound.end):
        return harmed
    noun_at = _past_of(plain, bound.end)
    noun = count_noun(plain, text, noun_at)
    if not noun or len(noun[0]) == 1:
        return None
    if is_one and noun_at == bound.end and (only := _ONE_AND_VERB.fullmatch(noun[0])):
        noun = only[1], noun[1] - len(only[2])  # "one proposal asks"
    whole = with_what_it_is_of(noun[0], plain, text, end=noun[1])
    if whole == noun[0] and (
        owner := owner_of(plain, text, begin=sentence, start=bound.start, noun=noun[0])
    ):
        return f"{noun[0]} of {owner}"
    return whole


def _past_of(plain: str, end: int) -> int:
    """ "Dozens of homes", "hundreds of the fighters"."""
    match = _PAST_OF.match(plain, end)
    return match.end() - 1 if match else end


def _of_a_length(
    quantity: Quantity, bound: Bound, plain: str, text: str, *, sentence: int
) -> str | None:
    """ "A three-day operation", "a delay of two hours", "the wait was 5 minutes": what lasts."""
    printed = plain[quantity.span[0] : quantity.span[1]]
    if _HYPHENED.search(printed):
        noun = count_noun(plain, text, quantity.span[1])
        return noun[0] if noun else None
    if found := made_up_of(plain, text, quantity.span[1]):
        return found
    before = plain[max(0, bound.start - 40) : bound.start]
    if not (lasts := _LASTING.search(before)) and not before.endswith(("of ", "of a ", "of an ")):
        return None
    lead = lead_of(plain, text, begin=sentence, start=bound.start)
    is_average = before.endswith("average of ")
    return _named_before(lead) or (subject_of(lead) if lasts or is_average else None)


def _of_a_measure(lead: Lead, bound: Bound, *, is_money: bool) -> str | None:
    """The noun that the amount hangs on, else the subject of its clause."""
    plain = lead.plain
    if found := _named_before(lead):
        return found
    if is_money and (paid := _paid_for(lead, bound)):
        return paid
    if lead.kinds.endswith("n") and _BEYOND.match(plain, bound.start, bound.end):
        found = _phrase(lead, noun_at_end(lead))
        if found and lead.kinds[-2:-1] != "o":
            return found
    if is_money and _TRADED.search(plain, max(0, bound.start - 24), bound.start):
        traded = _OBJECT_FOR.search(lead.kinds)
        if traded and (found := _phrase(lead, traded.span(1))):
            return found
    return subject_of(lead)


def _named_before(lead: Lead) -> str | None:
    """ "A fine of $3 billion", "debt worth $5", "Miller (0.3": the noun right before the amount."""
    end = _joint(lead)
    span = noun_at_end(lead, end) if end is not None else None
    found = lead.phrase(*span) if span else None
    return found if found and found.lower() not in _EMPTY_HEADS else None


def _joint(lead: Lead) -> int | None:
    """Where what stands between a noun and its amount begins."""
    kinds = lead.kinds
    last = kinds.rstrip("da")[-1:]
    if last and last in "Pwg":
        return kinds.rindex(last)
    if kinds.endswith("("):
        return len(kinds) - 1
    if kinds.endswith("p") and not kinds.endswith("pnp") and lead.word(-1) == "with":
        return len(kinds) - 1
    if kinds.endswith(("gp", "gt", "vp", "vt")) and lead.word(-2) in _OF_WHICH:
        return len(kinds) - 2 - (kinds[-3:-2] == ",")
    return None


def _paid_for(lead: Lead, bound: Bound) -> str | None:
    """ "They paid $3 for the bridge"."""
    if not _PAID.search(lead.plain, max(0, bound.start - 30), bound.start):
        return None
    if not (what := _FOR_WHAT.match(lead.plain, bound.end)):
        return None
    noun = count_noun(lead.plain, lead.text, what.end() - 1, after_article=True)
    return noun[0] if noun else None


def _phrase(lead: Lead, span: Span | None) -> str | None:
    return lead.phrase(*span) if span else None
