"""Checks one measure's numbers over time: running totals that fall, changes, contradictions."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from onrecord.extraction.checks.material import amount
from onrecord.extraction.types import Check, Verdict

# "cumulative" only grows; a "level" goes up and down; a "change" is what came in between.
Progress = Literal["cumulative", "level", "change"]

_ROUGH = 0.1  # how far "about 50" may be from 50 to either side
_NEXT_REPORT = 1  # days after which "17 more" surely counts from the number before


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One source's number for one measure on one day. "Over 600" is low 600, ``low_open``.

    All points given together are of the same measure and unit. ``source`` tells sources apart,
    as a name; None is nobody named. A change is signed: "17 fewer" is -17; ``since`` is the day
    that it counts from, where the words say so. ``rough`` is "about".
    """

    day: dt.date
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    progress: Progress
    source: str | None
    since: dt.date | None = None
    rough: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether one number was given, neither about nor a bound."""
        return self.low is not None and self.low == self.high and not self.rough


@dataclass(frozen=True, slots=True)
class _Reach:
    """All numbers that a point allows."""

    low: float
    high: float
    low_open: bool
    high_open: bool

    def is_below(self, other: _Reach) -> bool:
        """Whether each number here is below each number there."""
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low

    def meets(self, other: _Reach) -> bool:
        """Whether they have a number in common."""
        return not self.is_below(other) and not other.is_below(self)


def check_over_time(points: Sequence[Point]) -> tuple[Check, ...]:
    """Falls, changes and contradictions of one measure; ``point:2`` in the operands is the third.

    Kinds are ``fall``, ``change`` and ``contradiction``. Points may come in any order.
    """
    return (*check_falls(points), *check_changes(points), *check_contradictions(points))


def check_falls(points: Sequence[Point]) -> Iterator[Check]:
    """A running total that is lower than the same source said on an earlier day."""
    standing: dict[str | None, int] = {}
    for index in _by_day(points, "cumulative"):
        point = points[index]
        before = standing.get(point.source)
        fallen = (
            before is not None
            and points[before].day < point.day
            and _reach(point).is_below(_reach(points[before]))
        )
        if fallen and before is not None:
            earlier = points[before]
            yield Check(
                "fall",
                (f"point:{before}", f"point:{index}"),
                _below(point, earlier),
                "does_not_add_up",
                f"A running total cannot fall: {_who(point)} gives {_shown(earlier)} on "
                f"{earlier.day} and {_shown(point)} on {point.day}.",
            )
        # Once it has fallen, what comes later is held against the corrected number.
        if before is None or fallen or _reach(point).low >= _reach(points[before]).low:
            standing[point.source] = index


def check_changes(points: Sequence[Point]) -> Iterator[Check]:
    """ "17 more" against the difference of what the same source said before and on that day.

    What misses the difference only fails where it must count from the earlier number: when its
    ``since`` says so, or the earlier number is of the day before. Else it cannot be compared.
    """
    for index in _by_day(points, "change"):
        change = points[index]
        pair = _around(change, points)
        if pair is None:
            continue
        earlier, later = (points[i] for i in pair)
        if not (earlier.is_exact and later.is_exact):
            continue
        difference = (later.low or 0.0) - (earlier.low or 0.0)
        working = f"{_shown(later)} - {_shown(earlier)} = {amount(difference)}"
        says = f"{_who(change)} speaks of a change of {_shown(change)}"
        verdict: Verdict = "adds_up"
        told = f"{says}, as the numbers of {earlier.day} and {later.day} make it."
        if not _reach(change).meets(_Reach(difference, difference, False, False)):
            since = change.since or later.day
            must = change.since == earlier.day or (later.day - earlier.day).days <= _NEXT_REPORT
            verdict = "does_not_add_up" if must else "cannot_compare"
            working += f", not {_shown(change)}"
            told = f"{says}; the numbers of {earlier.day} and {later.day} make it " + (
                f"{amount(difference)}."
                if must
                else f"{amount(difference)}. It may count from another day before {since}."
            )
        yield Check(
            "change", (*(f"point:{i}" for i in pair), f"point:{index}"), working, verdict, told
        )


def check_contradictions(points: Sequence[Point]) -> Iterator[Check]:
    """Numbers for one day, of one sort of progress, that leave no number in common.

    Of two sources that is a contradiction; one source that gives two may have counted on: a note.
    """
    alike: dict[tuple[dt.date, Progress, dt.date | None], list[int]] = {}
    for index, point in enumerate(points):
        alike.setdefault((point.day, point.progress, point.since), []).append(index)
    for members in alike.values():
        for i, j in combinations(members, 2):
            one, other = sorted((points[i], points[j]), key=lambda point: _reach(point).low)
            if not _reach(one).is_below(_reach(other)):
                continue
            same = one.source == other.source
            yield Check(
                "contradiction",
                (f"point:{i}", f"point:{j}"),
                _below(one, other),
                "note" if same else "does_not_add_up",
                f"{_who(one)} gives {_shown(one)} for {one.day}, "
                + (f"and {_shown(other)} too." if same else f"{_who(other)} {_shown(other)}."),
            )


def _by_day(points: Sequence[Point], progress: Progress) -> list[int]:
    return sorted(
        (i for i, point in enumerate(points) if point.progress == progress),
        key=lambda i: (points[i].day, i),
    )


def _around(change: Point, points: Sequence[Point]) -> tuple[int, int] | None:
    """The same source's number on the day of a change, and the one it counts from."""
    own = [
        i
        for i, point in enumerate(points)
        if point.progress != "change" and point.source == change.source
    ]
    later = next((i for i in reversed(own) if points[i].day == change.day), None)
    earlier = [
        i
        for i in own
        if points[i].day < change.day and (not change.since or points[i].day == change.since)
    ]
    if later is None or not earlier:
        return None
    before = max(earlier, key=lambda i: (points[i].day, i))
    return (before, later) if points[before].progress == points[later].progress else None


def _reach(point: Point) -> _Reach:
    low = -math.inf if point.low is None else point.low
    high = math.inf if point.high is None else point.high
    if point.rough:
        low, high = low - _ROUGH * abs(low), high + _ROUGH * abs(high)
    return _Reach(low, high, point.low_open, point.high_open)


def _shown(point: Point) -> str:
    if point.low is None or point.high is None or point.low_open or point.high_open:
        return _bound(point)
    if point.low != point.high:
        return f"{amount(point.low)} to {amount(point.high)}"
    return f"about {amount(point.low)}" if point.rough else amount(point.low)


def _bound(point: Point) -> str:
    if point.high is None:
        return f"{'>' if point.low_open else '>='} {amount(point.low)}"
    if not point.low:
        return f"{'<' if point.high_open else '<='} {amount(point.high)}"
    return f"{amount(point.low)} to {amount(point.high)}"


def _below(one: Point, other: Point) -> str:
    plain = one.is_exact and other.is_exact
    return f"{_shown(one)} {'<' if plain else 'is below'} {_shown(other)}"


def _who(point: Point) -> str:
    return point.source or "A source that is not named"
