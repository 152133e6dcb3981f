"""One measure over many reports: totals only grow, changes are differences, sources may differ."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction import Check
from onrecord.extraction.checks.over_time import (
    Point,
    Progress,
    check_changes,
    check_contradictions,
    check_falls,
    check_over_time,
)

MONDAY = dt.date(2019, 3, 18)


def point(
    number: float,
    *,
    days: int = 0,
    source: str | None = "Harbour Office",
    progress: Progress = "cumulative",
    **rest: Any,
) -> Point:
    day = MONDAY + dt.timedelta(days=days)
    facts = {"low": number, "high": number, **rest}
    return Point(day=day, progress=progress, source=source, **facts)


def over(number: float, **rest: Any) -> Point:
    return point(number, high=None, low_open=True, **rest)


def told(found: Any) -> list[tuple[str, str, str]]:
    checks: list[Check] = list(found)
    return [(check.kind, check.formula, check.verdict) for check in checks]


def test_a_running_total_that_falls_does_not_add_up() -> None:
    points = [point(647, days=1), point(630)]
    (check,) = check_falls([*points, point(640, days=2)])

    assert (check.formula, check.verdict) == ("640 < 647", "does_not_add_up")
    assert check.operands == ("point:0", "point:2")
    assert "2019-03-20" in check.explanation


def test_a_corrected_total_is_what_later_ones_are_held_against() -> None:
    points = [point(700), point(640, days=1), point(650, days=2), point(645, days=3)]

    assert [formula for _, formula, _ in told(check_falls(points))] == ["640 < 700", "645 < 650"]


@pytest.mark.parametrize(
    "later",
    [
        over(600, days=1),
        point(600, days=1, source="Fishers' Union"),
        point(600, days=1, progress="level"),
        point(600, days=1, high=650),
        point(620, days=1, rough=True),
        point(600, days=0),
    ],
    ids=["bound", "another source", "level", "range", "about", "same day"],
)
def test_only_like_totals_are_said_to_fall(later: Point) -> None:
    assert list(check_falls([point(647), later])) == []


def test_a_bound_can_be_fallen_below() -> None:
    below = point(600, days=1, low=None, high_open=True)

    assert told(check_falls([over(600), point(600, days=1)])) == [
        ("fall", "600 is below > 600", "does_not_add_up")
    ]
    assert [verdict for *_, verdict in told(check_falls([point(600), below]))] == [
        "does_not_add_up"
    ]


@pytest.mark.parametrize(
    ("number", "working", "verdict"),
    [
        (17, "647 - 630 = 17", "adds_up"),
        (27, "647 - 630 = 17, not 27", "does_not_add_up"),
        (-17, "647 - 630 = 17, not -17", "does_not_add_up"),
    ],
)
def test_a_stated_change_is_held_against_the_difference(
    number: int, working: str, verdict: str
) -> None:
    points = [point(630), point(647, days=1), point(number, days=1, progress="change")]

    assert told(check_changes(points)) == [("change", working, verdict)]


def test_a_change_may_be_a_bound() -> None:
    points = [point(630), point(647, days=1)]

    assert told(check_changes([*points, over(10, days=1, progress="change")])) == [
        ("change", "647 - 630 = 17", "adds_up")
    ]


def test_a_change_that_may_count_from_another_day_is_not_called_wrong() -> None:
    points = [point(630), point(647, days=5)]
    since = MONDAY + dt.timedelta(days=4)

    assert told(check_changes([*points, point(3, days=5, progress="change")])) == [
        ("change", "647 - 630 = 17, not 3", "cannot_compare")
    ]
    assert told(check_changes([*points, point(3, days=5, progress="change", since=MONDAY)])) == [
        ("change", "647 - 630 = 17, not 3", "does_not_add_up")
    ]
    assert list(check_changes([*points, point(3, days=5, progress="change", since=since)])) == []


def test_changes_of_inexact_numbers_and_of_other_sources_are_left_alone() -> None:
    more = point(40, days=1, progress="change")

    assert list(check_changes([over(600), point(647, days=1), more])) == []
    assert list(check_changes([point(630, source="Union"), point(647, days=1), more])) == []
    assert list(check_changes([point(630, progress="level"), point(647, days=1), more])) == []
    assert list(check_changes([point(630), more])) == []


def test_sources_that_leave_no_number_in_common_contradict_each_other() -> None:
    union = point(900, source="Fishers' Union")
    (check,) = check_contradictions([point(647), union])

    assert (check.formula, check.verdict) == ("647 < 900", "does_not_add_up")
    assert check.explanation == ("Harbour Office gives 647 for 2019-03-18, Fishers' Union 900.")


@pytest.mark.parametrize(
    "other",
    [
        over(600, source="Fishers' Union"),
        point(600, high=700, source="Fishers' Union"),
        point(650, rough=True, source="Fishers' Union"),
        point(900, days=1, source="Fishers' Union"),
        point(900, progress="change", source="Fishers' Union"),
    ],
    ids=["bound", "range", "about", "another day", "change"],
)
def test_numbers_with_one_in_common_or_not_alike_do_not_contradict(other: Point) -> None:
    assert list(check_contradictions([point(647), other])) == []


def test_one_source_that_gives_two_numbers_for_a_day_is_asked() -> None:
    assert told(check_contradictions([point(17), point(12)])) == [
        ("contradiction", "12 < 17", "note")
    ]


def test_nobody_named_is_a_source_too() -> None:
    found = check_over_time([point(17, source=None), point(12, source=None, days=1)])

    assert [check.kind for check in found] == ["fall"]
    assert "A source that is not named gives 17" in found[0].explanation


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=12))
def test_growing_totals_never_raise_an_alarm_and_one_that_shrinks_does(steps: list[int]) -> None:
    totals = [sum(steps[: n + 1]) for n in range(len(steps))]
    points = [point(total, days=day) for day, total in enumerate(totals)]
    changes = [
        point(step, days=day, progress="change") for day, step in enumerate(steps) if day > 0
    ]
    fallen = point(totals[-1] - 1, days=len(totals))

    assert {check.verdict for check in check_over_time([*points, *changes])} <= {"adds_up"}
    assert [check.kind for check in check_over_time([*points, fallen])] == ["fall"]
