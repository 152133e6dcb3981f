"""Statements and figures on record as readers look for them: by their words and by number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from onrecord.extraction.folding import folded
from onrecord.record.models import Figure, Speaker, Statement
from onrecord.record.models.entry import Entry, EntryQuerySet

WORD = re.compile(r"\w+")
NEAR = 10  # times a number that a bound open on one side may lie away
# What stands around a number and counts nothing.
SMALL = frozenset(
    "a about above almost an and around at below fewer from in least less more nearly of on only "
    "over some than the to total under up".split()
)


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of figures: a number, of a vague one its ends, and what it counts."""

    low: float | None
    high: float | None
    words: tuple[str, ...]


def sought_in(text: str) -> Sought:
    """The first number of a text as the engine reads numbers, and the words beside it."""
    from onrecord.extraction.figures.numbers import find_numbers  # noqa: PLC0415  see config/later

    plain = folded(text)
    number = next(find_numbers(plain), None)
    if number:
        start, end = number.span
        plain = f"{plain[:start]} {plain[end:]}"
    words = tuple(word for word in WORD.findall(plain) if word not in SMALL)
    return Sought(number.low if number else None, number.high if number else None, words)


def statements_saying(words: Sequence[str]) -> EntryQuerySet:
    """Statements on record in which each of these words, or one that it begins, stands."""
    found = Statement.objects.on_record()
    for word in words:
        found = found.filter(exact__iregex=rf"(^|\W){re.escape(word)}")
    return found


def figures_counting(sought: Sought) -> list[EntryQuerySet]:
    """Figures on record whose bounds hold the number, the nearest first; each has an index.

    Those that state it, then ranges that hold it, then what lies within a vague number, then those
    open on one side, whose bound must be near: "more than 2" says nothing of 18,000.
    """
    found = Figure.objects.on_record()
    for word in sought.words:
        found = found.filter(_about(word))
    if sought.low is None or sought.high is None:
        return [found]
    low, high = sought.low, sought.high
    reaches_down = Q(low__lt=high) | Q(low=high, low_open=False)
    reaches_up = Q(high__gt=low) | Q(high=low, high_open=False)
    others = found.exclude(Q(low__isnull=False, low=low) | Q(high__isnull=False, high=high))
    near = [
        found.filter(low=low),
        found.filter(high=high).exclude(low__isnull=False, low=low),
        others.filter(reaches_down & reaches_up, low__lt=F("high")),
        others.filter(low__gte=low, low__lte=high, low=F("high")) if low < high else None,
        others.filter(reaches_down, high__isnull=True, low__gte=low / NEAR, low__lte=high),
        others.filter(reaches_up, low__isnull=True, high__lte=high * NEAR, high__gte=low),
    ]
    return [one for one in near if one is not None]


def by_speakers(entries: EntryQuerySet, speakers: Sequence[Speaker]) -> EntryQuerySet:
    """Those entries that are on record as these speakers' own."""
    if entries.model is Statement:
        return entries.filter(speaker__in=speakers)
    return entries.filter(statement__speaker__in=speakers, statement__state=Entry.State.CONFIRMED)


def _about(word: str) -> Q:
    """Whether a figure counts this: in the singular as in the plural."""
    stem = word.removesuffix("s") if len(word) > 3 else word
    return (
        Q(counted__icontains=stem)
        | Q(where__icontains=stem)
        | Q(unit__icontains=stem)
        | Q(measure__name__icontains=stem)
    )
