"""The yearly transparency report, made of the log alone: anybody can add it up again.

What Article 24 of Regulation (EU) 2022/2065 asks of platforms is more than small newsrooms owe; a
lawyer has not checked it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404

from onrecord.discussion.models import Clause
from onrecord.law.models import LogEntry, LogTally
from onrecord.law.models.categories import CATEGORIES
from onrecord.law.pages.log import in_words

Action = LogEntry.Action
TAKING_AWAY = {Action.REMOVE, Action.REJECT, Action.SPAM}
SANCTIONS = {Action.WARNING, Action.SUSPENSION, Action.BAN}
APPEALS = {Action.APPEAL_GRANT, Action.APPEAL_DENY}
HEAD = ("measure", "action", "actor", "ground", "clause", "answers", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A heading, and rows of a name and what stands beside it."""

    heading: str
    anchor: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """``error_rate`` is of what rules and classifiers held, in percent; None where none was.

    ``appeals`` were answered, ``granted`` of them for whom they came from; ``sanctions`` were made.
    """

    year: int
    entries: int
    tables: tuple[Table, ...]
    held: int
    held_wrongly: int
    error_rate: float | None
    taken_away: int
    restored: int
    sanctions: int
    appeals: int
    granted: int


def yearly(*, year: int) -> Yearly:
    """A year's report; ``Http404`` for a year in which nothing was decided."""
    tallies = _tallies(year)
    decided = [t for t in tallies if t.about == Action.HOLD]
    wrongly = _sum(t for t in decided if t.action == Action.PUBLISH)
    rightly = _sum(t for t in decided if t.action in TAKING_AWAY)
    return Yearly(
        year=year,
        entries=_sum(tallies),
        tables=tuple(table for table in _tables(year, tallies) if table.rows),
        held=_sum(t for t in tallies if t.action == Action.HOLD),
        held_wrongly=wrongly,
        error_rate=round(100 * wrongly / (wrongly + rightly), 1) if wrongly + rightly else None,
        taken_away=_sum(t for t in tallies if t.action in TAKING_AWAY),
        restored=_sum(t for t in tallies if t.action in {Action.RESTORE, Action.UNDO}),
        sanctions=_sum(t for t in tallies if t.action in SANCTIONS),
        appeals=_sum(t for t in tallies if t.action in APPEALS),
        granted=_sum(t for t in tallies if t.action == Action.APPEAL_GRANT),
    )


def rows_of(*, year: int) -> list[tuple[str, ...]]:
    """The same as rows for a CSV, the head first; times in seconds."""
    rows = [
        ("entries", t.action, t.actor, t.ground, str(t.clause or ""), t.about, str(t.entries))
        for t in _tallies(year)
    ]
    rows += [
        ("median_seconds", action, "", "", "", "", str(seconds))
        for action, seconds in _medians(year)
    ]
    return [HEAD, *rows]


def years() -> Iterator[int]:
    """Every year with a report."""
    yield from LogTally.objects.order_by("year").values_list("year", flat=True).distinct()


def _tallies(year: int) -> list[LogTally]:
    order = ("action", "actor", "ground", "clause", "about")
    found = list(LogTally.objects.filter(year=year).order_by(*order))
    if not found:
        raise Http404("Nothing was decided in that year.")
    return found


def _tables(year: int, tallies: list[LogTally]) -> Iterator[Table]:
    clauses = {clause.number: str(clause) for clause in Clause.objects.all()}
    yield _table("By what was done", "actions", tallies, lambda t: LogEntry.name_of(t.action))
    yield _table("By who decided", "actors", tallies, lambda t: str(LogEntry.Actor(t.actor).label))
    yield _table("By ground", "grounds", tallies, lambda t: str(LogEntry.Ground(t.ground).label))
    cited = [t for t in tallies if t.clause]
    yield _table("By clause", "clauses", cited, lambda t: clauses.get(t.clause, str(t.clause)))
    yield Table(heading="Notices by kind", anchor="notices", rows=tuple(_notices(year)))
    waits = ((LogEntry.name_of(action), in_words(seconds)) for action, seconds in _medians(year))
    yield Table(heading="Median time to a decision", anchor="times", rows=tuple(waits))


def _table(
    heading: str, anchor: str, tallies: list[LogTally], name: Callable[[LogTally], str]
) -> Table:
    sums: Counter[str] = Counter()
    for tally in tallies:
        sums[name(tally)] += tally.entries
    rows = tuple((label, f"{entries:,}") for label, entries in sums.most_common())
    return Table(heading=heading, anchor=anchor, rows=rows)


def _notices(year: int) -> Iterator[tuple[str, str]]:
    rows = (
        LogEntry.objects.filter(at__year=year, action=Action.NOTICE)
        .order_by()
        .values_list("category")
        .annotate(entries=Count("number"))
    )
    for category, entries in sorted(rows, key=lambda row: -row[1]):
        yield CATEGORIES.get(category, category), f"{entries:,}"


def _medians(year: int) -> Iterator[tuple[str, int]]:
    waited = LogEntry.objects.filter(at__year=year, waited__isnull=False).order_by()
    for action, count in list(waited.values_list("action").annotate(Count("number"))):
        times = waited.filter(action=action).order_by("waited").values_list("waited", flat=True)
        yield action, times[count // 2]


def _sum(tallies: Iterator[LogTally] | list[LogTally]) -> int:
    return sum(tally.entries for tally in tallies)
