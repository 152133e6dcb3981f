"""What contradicts what in a measure: the engine's checks over time, as pages show them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extraction.types import Check as Found
from onrecord.record.models import Figure
from onrecord.record.models.days import day_of
from onrecord.record.pages.series import Line
from onrecord.record.pages.shown import CheckShown
from onrecord.record.pages.words import CHECK_KINDS, edtf_in_words, figure_value
from onrecord.shared.links import Link

if TYPE_CHECKING:
    from onrecord.extraction.checks.over_time import Point, Progress

SINCE = re.compile(r"(\d{4}-\d\d-\d\d)/")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Compared:
    """What cannot stand together, what else was compared, and the ids of the figures in doubt."""

    contradictions: tuple[CheckShown, ...]
    checks: tuple[CheckShown, ...]
    doubted: frozenset[int]


def compared(lines: Sequence[Line], *, is_cumulative: bool) -> Compared:
    """Every source's figures held against its own and against the others' of the same day."""
    # The checks are loaded when they are first made, or else soon after the start: config/later.
    from onrecord.extraction.checks.over_time import check_over_time  # noqa: PLC0415

    standing: Progress = "cumulative" if is_cumulative else "level"
    points = [
        (figure, _point(figure, source=_name(line), standing=standing))
        for line in lines
        for figure in line.figures
    ]
    found = [
        (check, [points[int(name.removeprefix("point:"))][0] for name in check.operands])
        for check in check_over_time([point for _, point in points])
    ]
    failed = [pair for pair in found if pair[0].verdict == "does_not_add_up"]
    return Compared(
        contradictions=tuple(_shown(*pair) for pair in failed),
        checks=tuple(_shown(*pair) for pair in found if pair not in failed),
        doubted=frozenset(figure.pk for _, figures in failed for figure in figures),
    )


def _name(line: Line) -> str | None:
    return str(line.speaker) if line.speaker else None


def _point(figure: Figure, *, source: str | None, standing: Progress) -> Point:
    """A figure as the engine takes it; "17 fewer" is a change of -17."""
    from onrecord.extraction.checks.over_time import Point  # noqa: PLC0415  as above

    is_change = figure.progress == Figure.Progress.CHANGE
    low, high = figure.low, figure.high
    low_open, high_open = figure.low_open, figure.high_open
    if is_change and figure.trend == "down":
        low, high = (None if bound is None else -bound for bound in (high, low))
        low_open, high_open = high_open, low_open
    return Point(
        day=day_of(figure.report),
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        progress="change" if is_change else standing,
        source=source,
        since=_since(figure),
        rough=figure.comparator == "~",
    )


def _since(figure: Figure) -> dt.date | None:
    """The day a change counts from, where its words say so: "2016-11-30/..".

    A total is not asked: that one counts from another day does not make two totals unlike.
    """
    is_change = figure.progress == Figure.Progress.CHANGE
    begin = SINCE.match(figure.time.edtf) if is_change and figure.time else None
    return dt.date.fromisoformat(begin[1]) if begin else None


def _shown(check: Found, figures: Sequence[Figure]) -> CheckShown:
    return CheckShown(
        verdict=check.verdict,
        kind_name=CHECK_KINDS[check.kind],
        working=check.formula,
        explanation=DAY.sub(lambda day: edtf_in_words(day[0]), check.explanation),
        operands=tuple(_operand(figure) for figure in figures),
        answer="",
        is_confirmed=True,
    )


def _operand(figure: Figure) -> Link:
    """The words of a figure in its report."""
    return Link(
        f"{figure_value(figure)} in “{figure.report.headline}”",
        f"{figure.report.get_absolute_url()}#f-{figure.pk}",
    )
