"""What the log adds up to, read from its tallies: no cost grows with the log."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.discussion.models import Clause
from onrecord.law.models import LogEntry, LogTally
from onrecord.shared.links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A name and how many entries."""

    name: Link
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """``years`` are those with entries, the newest first."""

    actions: tuple[Sum, ...]
    clauses: tuple[Sum, ...]
    years: tuple[int, ...]


def sums() -> Sums:
    """All years together, by action and, of what was taken away, by clause."""
    actions: Counter[str] = Counter()
    clauses: Counter[int] = Counter()
    years = set()
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
        years=tuple(sorted(years, reverse=True)),
    )
