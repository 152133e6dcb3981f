"""What the log adds up to, read from its tallies: no cost grows with the log."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.utils import timezone

from onrecord.discussion.models import Clause
from onrecord.law.models import LogEntry, LogTally
from onrecord.moderation.models import SecondLook
from onrecord.moderation.models.second_look import Agreement
from onrecord.shared.links import Link

A_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A name and how many entries."""

    name: Link
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """``years`` are those with entries, the newest first; ``agreement`` is of the last year."""

    actions: tuple[Sum, ...]
    clauses: tuple[Sum, ...]
    years: tuple[int, ...]
    agreement: Agreement


def sums() -> Sums:
    """All years together, by action and, of what was taken away, by clause."""
    actions: Counter[str] = Counter()
    clauses: Counter[int] = Counter()
    years, at = set(), timezone.now()
    for tally in LogTally.objects.all():
        actions[tally.action] += tally.entries
        years.add(tally.year)
        if tally.clause:
            clauses[tally.clause] += tally.entries
    return Sums(
        actions=tuple(
            Sum(name=Link(LogEntry.name_of(action), ""), entries=entries)
            for action, entries in actions.most_common()
        ),
        clauses=tuple(
            Sum(name=Link(str(clause), clause.get_absolute_url()), entries=clauses[clause.number])
            for clause in Clause.objects.filter(number__in=clauses)
        ),
        agreement=SecondLook.objects.agreement(since=at - A_YEAR, until=at),
        years=tuple(sorted(years, reverse=True)),
    )
