"""A measure's chart: each source by its own mark, bounds as wide as they are, for everybody."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.pages.chart import ChartPoint, draw

FIRST, SECOND, THIRD = (dt.date(2026, 3, day) for day in (2, 3, 9))


def a_point(day: dt.date, low: float | None, high: float | None, **facts: object) -> ChartPoint:
    values = {"mark": 1, "name": "Harbour Office", "label": f"{low} to {high}", **facts}
    return ChartPoint(day=day, low=low, high=high, **values)  # type: ignore[arg-type]  mixed facts


def drawn(*points: ChartPoint) -> BeautifulSoup:
    return BeautifulSoup(draw("Boats lost", points), "html.parser")


def numbers(words: object) -> list[float]:
    return [float(number) for number in re.findall(r"[\d.]+", str(words))]


def test_each_source_has_a_line_and_marks_of_its_own() -> None:
    union = {"mark": 2, "name": "Fishers' Union"}
    svg = drawn(
        a_point(FIRST, 10, 10),
        a_point(SECOND, 17, 17),
        a_point(FIRST, 12, 12, **union),
        a_point(THIRD, 19, 19, **union),
    )

    assert len(svg.select(".chart-line.mark-1 path")) == 1
    assert len(svg.select(".chart-dot.mark-1 circle")) == 2
    assert len(svg.select(".chart-dot.mark-2 path")) == 2


def test_a_range_has_bounds_and_ranges_of_one_source_a_band() -> None:
    svg = drawn(a_point(FIRST, 10, 20), a_point(SECOND, 15, 30), a_point(THIRD, 40, None))

    assert len(svg.select(".chart-bounds path")) == 2
    assert len(svg.select(".chart-open path")) == 1
    assert len(svg.select(".chart-band path")) == 1


def test_days_stand_as_far_apart_as_they_are() -> None:
    svg = drawn(*(a_point(day, 10, 10) for day in (FIRST, SECOND, THIRD)))

    places = [numbers(dot["transform"])[0] for dot in svg.select(".chart-dot")]
    assert (places[2] - places[1]) / (places[1] - places[0]) == pytest.approx(6, rel=0.01)


def test_a_line_goes_through_its_own_marks() -> None:
    union = {"mark": 2, "name": "Fishers' Union"}
    alone = {"mark": 3, "name": "A skipper"}
    svg = drawn(
        a_point(FIRST, 10, 20),
        a_point(SECOND, 15, 30),
        a_point(THIRD, 40, None),
        a_point(SECOND, 99, 99, **alone),
        a_point(FIRST, 12, 12, **union),
        a_point(THIRD, 19, 19, **union),
    )

    for mark in (1, 2):
        [line] = svg.select(f".chart-line.mark-{mark} path")
        places = [numbers(dot["transform"]) for dot in svg.select(f"g.chart-dot.mark-{mark}")]
        assert numbers(line["d"]) == [number for place in places for number in place]
    assert len(svg.select("g.chart-dot.mark-3")) == 1
    assert not svg.select(".mark-3 > path[class~=line]")


def test_what_is_seen_is_told_to_those_who_do_not_see_it() -> None:
    svg = drawn(a_point(FIRST, 10, 10), a_point(SECOND, 17, 17, label="17 <or so>")).svg

    assert svg is not None
    assert svg["role"] == "img"
    ids = str(svg["aria-labelledby"]).split()
    told = " ".join(svg.select(f"#{name}")[0].get_text() for name in ids)
    assert "Boats lost over time" in told
    assert "Harbour Office, 3 March 2026: 17 <or so>" in told


def test_one_day_makes_no_chart() -> None:
    assert draw("Boats lost", [a_point(FIRST, 10, 10), a_point(FIRST, 12, 12)]) == ""
    assert draw("Boats lost", [a_point(FIRST, None, None), a_point(SECOND, 1, 1)]) == ""


BOUND = st.none() | st.floats(-1e15, 1e15)


@given(st.lists(st.tuples(st.dates(), BOUND, BOUND), min_size=2, max_size=12))
@settings(deadline=None, max_examples=60)
def test_whatever_is_drawn_keeps_to_the_policy_and_comes_out_the_same(
    given_points: list[tuple[dt.date, float | None, float | None]],
) -> None:
    points = [
        a_point(day, *sorted((low, high)) if None not in (low, high) else (low, high))  # type: ignore[type-var]  checked
        for day, low, high in given_points
    ]

    written = draw("Boats lost", points)

    assert written == draw("Boats lost", points)
    assert not re.search(r"<style|<script|style=|<!--|nan|inf", written)
    assert len(written) < 12_000
