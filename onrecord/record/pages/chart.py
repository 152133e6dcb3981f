"""The geometry of a measure's chart: numbers for an SVG that a template draws."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 360
LEFT, TOP, RIGHT, BOTTOM = 76, 32, 690, 310


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """One number to be drawn; a missing bound is open."""

    mark: int
    name: str
    day: dt.date
    low: float | None
    high: float | None
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what is written there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A source's line, as SVG path data, and where it ends."""

    mark: int
    name: str
    path: str
    end_x: float
    end_y: float


@dataclass(frozen=True, slots=True)
class ChartDot:
    """A number on the chart; ``low_y`` and ``high_y`` are its bounds where it has a width."""

    mark: int
    x: float
    y: float
    label: str
    low_y: float | None
    high_y: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A whole chart in the units of its viewBox."""

    width: int
    height: int
    left: float
    top: float
    right: float
    bottom: float
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    lines: tuple[ChartLine, ...]
    dots: tuple[ChartDot, ...]
    summary: str


def draw(name: str, points: Sequence[ChartPoint]) -> Chart | None:
    """The chart of at least two points on at least two days, from zero up; else None."""
    points = [point for point in points if _middle(point) is not None]
    days = sorted({point.day for point in points})
    if len(days) < 2:
        return None
    highest = max(point.high or point.low or 0 for point in points)
    step = _step(highest)
    top_value = step * max(1, math.ceil(highest / step))

    def x(day: dt.date) -> float:
        share = (day - days[0]).days / (days[-1] - days[0]).days
        return round(LEFT + 24 + share * (RIGHT - LEFT - 48), 1)

    def y(value: float) -> float:
        return round(BOTTOM - max(0.0, value) / top_value * (BOTTOM - TOP), 1)

    dots = [_dot(point, x(point.day), y) for point in points]
    return Chart(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        top=TOP,
        right=RIGHT,
        bottom=BOTTOM,
        x_ticks=tuple(Tick(x(day), f"{day.day} {day:%b %Y}") for day in _spread(days, x)),
        y_ticks=tuple(
            Tick(y(step * index), f"{step * index:,.10g}")
            for index in range(round(top_value / step) + 1)
        ),
        lines=_lines(points, dots),
        dots=tuple(dots),
        summary=_summary(name, points),
    )


def _dot(point: ChartPoint, x: float, y: Callable[[float], float]) -> ChartDot:
    low, high = point.low, point.high
    has_width = low is not None and high is not None and low != high
    return ChartDot(
        mark=point.mark,
        x=x,
        y=y(_middle(point) or 0),
        label=point.label,
        low_y=y(low or 0) if has_width else None,
        high_y=y(high or 0) if has_width else None,
    )


def _middle(point: ChartPoint) -> float | None:
    """Where the dot stands: at the stated bound; between two bounds in the middle."""
    if point.low is not None and point.high is not None:
        return (point.low + point.high) / 2
    return point.low if point.low is not None else point.high


def _lines(points: Sequence[ChartPoint], dots: Sequence[ChartDot]) -> tuple[ChartLine, ...]:
    lines: dict[tuple[int, str], list[ChartDot]] = {}
    for point, dot in zip(points, dots, strict=True):
        lines.setdefault((point.mark, point.name), []).append(dot)
    return tuple(
        ChartLine(
            mark=mark,
            name=name,
            path="M" + "L".join(f"{dot.x} {dot.y}" for dot in line),
            end_x=line[-1].x,
            end_y=line[-1].y,
        )
        for (mark, name), line in lines.items()
        if len(line) > 1
    )


def _step(highest: float) -> float:
    """A round step (1, 2 or 5 times a power of ten) that gives about five lines."""
    rough = max(highest, 1) / 5
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(power * round_ for round_ in (1, 2, 5, 10) if power * round_ >= rough))


def _spread(days: list[dt.date], x: Callable[[dt.date], float]) -> list[dt.date]:
    """As many days as can be labelled without their labels touching."""
    shown: list[dt.date] = []
    for day in days:
        if not shown or x(day) - x(shown[-1]) >= 96:
            shown.append(day)
    return shown


def _summary(name: str, points: Sequence[ChartPoint]) -> str:
    parts = [
        f"{point.name}, {point.day.day} {point.day:%B %Y}: {point.label}"
        for point in sorted(points, key=lambda point: (point.name, point.day))
    ]
    return f"{name}. {'; '.join(parts)}."
